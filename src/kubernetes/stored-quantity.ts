import { quantityOf, roundedToMilli, type QuantityValue } from './quantity';

const known = new Map<string | number, QuantityValue>();

/** An amount of a resource as the API server stores it: rounded up to thousandths. */
export function storedQuantity(value: string | number): QuantityValue {
  let stored = known.get(value);
  if (stored === undefined) {
    stored = roundedToMilli(quantityOf(value));
    if (known.size < 4096 && String(value).length <= 32) known.set(value, stored);
  }
  return stored;
}
