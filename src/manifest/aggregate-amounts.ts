import { compareQuantities, type QuantityValue } from '../kubernetes/quantity';
import { quantityText } from '../kubernetes/quantity-text';
import { storedQuantity } from '../kubernetes/stored-quantity';

/** Amounts by resource. */
export interface Amounts {
  readonly [resource: string]: string | number | undefined;
}

/** The containers of a pod, as far as their sums go. */
export interface ContainerLists<C> {
  readonly containers?: readonly C[] | undefined;
  readonly initContainers?: readonly C[] | undefined;
}

/** Amounts that are written out again, in the form of the first amount that they were added to. */
type Sums = Map<string, { readonly form: string | number; readonly value: QuantityValue }>;

/**
 * What the containers of a pod need together: all that run side by side, or an init container with the sidecars started
 * before it, where that is more.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#resource-sharing-within-containers
 */
export function aggregateAmounts<C extends { readonly restartPolicy?: string | undefined }>(
  { containers = [], initContainers = [] }: ContainerLists<C>,
  amountsOf: (container: C) => Amounts | undefined,
): Amounts {
  const total: Sums = new Map();
  for (const container of containers) addAmounts(total, amountsOf(container));
  const sidecars: Sums = new Map();
  const most: Sums = new Map();
  for (const container of initContainers) {
    const amounts = amountsOf(container);
    if (container.restartPolicy === 'Always') {
      addAmounts(total, amounts);
      addAmounts(sidecars, amounts);
      raise(most, sidecars);
    } else {
      const together: Sums = new Map();
      addAmounts(together, amounts);
      for (const [name, { form, value }] of sidecars) add(together, name, form, value);
      raise(most, together);
    }
  }
  raise(total, most);
  return written(total);
}

/** The sums of two sets of amounts: what stands in one alone stays. */
export function sumOfAmounts(first: Amounts, second: Amounts): Amounts {
  const sums: Sums = new Map();
  addAmounts(sums, first);
  addAmounts(sums, second);
  return written(sums);
}

function addAmounts(sums: Sums, amounts: Amounts | undefined): void {
  for (const name in amounts) {
    const amount = amounts[name];
    if (amount !== undefined) add(sums, name, amount, storedQuantity(amount));
  }
}

function add(sums: Sums, name: string, form: string | number, value: QuantityValue): void {
  const before = sums.get(name);
  if (before === undefined || before.value.sign === 0) sums.set(name, { form, value });
  else {
    const nano = before.value.nano + value.nano;
    const sign = nano === 0n ? 0 : nano < 0n ? -1 : 1;
    sums.set(name, { form: before.form, value: { sign, nano } });
  }
}

function raise(sums: Sums, others: Sums): void {
  for (const [name, other] of others) {
    const known = sums.get(name);
    if (known === undefined || compareQuantities(other.value, known.value) > 0) {
      sums.set(name, other);
    }
  }
}

function written(sums: Sums): Amounts {
  return Object.fromEntries(
    [...sums].map(([name, { form, value }]) => [name, quantityText(form, value)]),
  );
}
