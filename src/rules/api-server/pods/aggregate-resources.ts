import type { Amounts } from '../containers/resource-requirements';
import { compareQuantities, type QuantityValue } from '../formats/quantity';
import { quantityText } from '../formats/quantity-text';
import { storedQuantity } from '../formats/stored-quantity';
import type { ContainerNode, PodSpecNode } from './pod-scope';

/** Amounts that are written out again, in the form of the first amount that they were added to. */
type Sums = Map<string, { readonly form: string | number; readonly value: QuantityValue }>;

/**
 * What the containers of a pod need together: all that run side by side, or an init container with the sidecars started
 * before it, where that is more.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#resource-sharing-within-containers
 */
export function aggregateAmounts(
  { containers = [], initContainers = [] }: PodSpecNode,
  amountsOf: (container: ContainerNode) => Amounts | undefined,
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
  return Object.fromEntries(
    [...total].map(([name, { form, value }]) => [name, quantityText(form, value)]),
  );
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
