import { Chart, type ApiObject } from 'cdk8s';
import type { LabelSelector } from '../kubernetes';
import { selectorMatches } from '../rules/api-server/selectors/matches';

type Labels = Readonly<Record<string, string>>;

/** A workload and the selector by which it finds its pods. */
interface Claim {
  readonly workload: ApiObject;
  readonly selector: LabelSelector;
  /** How many claims of the chart are earlier. */
  readonly place: number;
}

/** The claims of a chart, and an index of as many as there were when somebody asked. */
interface Claims {
  readonly all: Map<ApiObject, Claim>;
  index?: { readonly size: number; readonly byLabel: ReadonlyMap<string, readonly Claim[]> };
}

/** Registered, so that two copies of this package in one program see each other's selectors. */
const claims: unique symbol = Symbol.for('podwright.selectors') as never;

function claimsOf(workload: ApiObject): Claims | undefined {
  return (Chart.of(workload) as Chart & { readonly [claims]?: Claims })[claims];
}

const none: readonly never[] = [];

/** Remembers at its chart by which selector a workload finds its pods. */
export function claimPods(workload: ApiObject, selector: LabelSelector): void {
  if (!isWellFormed(selector)) return;
  const known = claimsOf(workload);
  const all: Claims['all'] = known?.all ?? new Map();
  all.set(workload, { workload, selector, place: all.size });
  if (known === undefined) Object.defineProperty(Chart.of(workload), claims, { value: { all } });
}

/**
 * The other workloads of the chart and namespace whose selectors match the labels of a workload's pods. Of two with one
 * selector, only the later is told.
 */
export function othersThatSelect(workload: ApiObject, labels: Labels): readonly ApiObject[] {
  const known = claimsOf(workload);
  if (known === undefined) return none;
  const byLabel = indexOf(known);
  const own = known.all.get(workload);
  const others: ApiObject[] = [];
  const look = (key: string): void => {
    for (const claim of byLabel.get(key) ?? []) {
      if (claim !== own && selects(claim, workload, labels) && !isLaterTwin(own, claim)) {
        others.push(claim.workload);
      }
    }
  };
  look('');
  for (const label in labels) look(keyOf(label, labels[label]!));
  return others;
}

function selects({ workload, selector }: Claim, other: ApiObject, labels: Labels): boolean {
  return (
    isInTree(workload) &&
    workload.metadata.namespace === other.metadata.namespace &&
    selectorMatches(selector, labels) === true
  );
}

function isLaterTwin(own: Claim | undefined, claim: Claim): boolean {
  return own !== undefined && own.place < claim.place && isSame(claim, own);
}

function isSame(one: Claim, other: Claim): boolean {
  return JSON.stringify(one.selector) === JSON.stringify(other.selector);
}

/** Each claim under the one of its labels that the fewest others have; under none where it has only expressions. */
function indexOf(known: Claims): ReadonlyMap<string, readonly Claim[]> {
  if (known.index?.size === known.all.size) return known.index.byLabel;
  const all = [...known.all.values()];
  const counts = new Map<string, number>();
  const keys = all.map(({ selector }) =>
    Object.entries(selector.matchLabels ?? {}).map(([label, value]) => keyOf(label, value)),
  );
  for (const key of keys.flat()) counts.set(key, (counts.get(key) ?? 0) + 1);
  const byLabel = new Map<string, Claim[]>();
  for (const [place, claim] of all.entries()) {
    let rarest = '';
    for (const key of keys[place]!) {
      if (rarest === '' || counts.get(key)! < counts.get(rarest)!) rarest = key;
    }
    const same = byLabel.get(rarest);
    if (same === undefined) byLabel.set(rarest, [claim]);
    else same.push(claim);
  }
  known.index = { size: all.length, byLabel };
  return byLabel;
}

/** Whether it is what the types say: what is not is refused elsewhere, and selects nothing here. */
function isWellFormed(selector: LabelSelector): boolean {
  if (typeof selector !== 'object') return false;
  const { matchLabels = {}, matchExpressions = [] } = selector;
  return (
    typeof matchLabels === 'object' &&
    Object.values(matchLabels).every((value) => typeof value === 'string') &&
    Array.isArray(matchExpressions) &&
    matchExpressions.every(
      ({ key, values = [] }) =>
        typeof key === 'string' &&
        Array.isArray(values) &&
        values.every((value) => typeof value === 'string'),
    )
  );
}

function isInTree(construct: ApiObject): boolean {
  return construct.node.scope?.node.tryFindChild(construct.node.id) === construct;
}

function keyOf(label: string, value: string): string {
  return `${label}=${value}`;
}
