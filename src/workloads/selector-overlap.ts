import { Chart, type ApiObject } from 'cdk8s';
import type { LabelSelector } from '../kubernetes';
import { selectorMatches } from '../rules/api-server/selectors/matches';

type Labels = Readonly<Record<string, string>>;

/** A workload and the selector by which it finds its pods. */
interface Claim {
  readonly workload: ApiObject;
  readonly selector: LabelSelector;
}

/** The selectors of a chart, each under one of the labels that it asks for; under none where it has only expressions. */
type Claims = Map<string | undefined, Claim[]>;

/** Registered, so that two copies of this package in one program see each other's selectors. */
const claims: unique symbol = Symbol.for('podwright.selectors') as never;

/** Remembers at its chart by which selector a workload finds its pods. */
export function claimPods(workload: ApiObject, selector: LabelSelector): void {
  const chart = Chart.of(workload) as Chart & { [claims]?: Claims };
  let all = chart[claims];
  if (all === undefined) {
    all = new Map();
    Object.defineProperty(chart, claims, { value: all });
  }
  const [label] = Object.entries(selector.matchLabels ?? {});
  const key = label === undefined ? undefined : keyOf(label);
  all.set(key, [...(all.get(key) ?? []), { workload, selector }]);
}

/**
 * The other workloads of the chart and namespace whose selectors match these labels of a workload's pods; of two that
 * match each other's, the earlier is named to the later only.
 */
export function othersThatSelect(
  workload: ApiObject,
  labels: Labels,
  selector?: LabelSelector,
): readonly ApiObject[] {
  const all = (Chart.of(workload) as Chart & { [claims]?: Claims })[claims];
  if (all === undefined) return [];
  const keys = [...Object.entries(labels).map(keyOf), undefined];
  const found = keys
    .flatMap((key) => all.get(key) ?? [])
    .filter((claim) => {
      return (
        claim.workload !== workload &&
        claim.workload.metadata.namespace === workload.metadata.namespace &&
        selectorMatches(claim.selector, labels) === true &&
        isInTree(claim.workload)
      );
    });
  const own = selector === undefined ? '' : JSON.stringify(selector);
  return found
    .filter((claim) => JSON.stringify(claim.selector) !== own || isBefore(claim, workload, all))
    .map((claim) => claim.workload);
}

function isBefore({ workload: first }: Claim, second: ApiObject, all: Claims): boolean {
  const order = [...all.values()].flat().map(({ workload }) => workload);
  return order.indexOf(first) < order.indexOf(second);
}

function isInTree(construct: ApiObject): boolean {
  return construct.node.scope?.node.tryFindChild(construct.node.id) === construct;
}

function keyOf([key, value]: readonly [string, string]): string {
  return `${key}=${value}`;
}
