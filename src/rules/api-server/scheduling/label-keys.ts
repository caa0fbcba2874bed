import type { FieldPath } from '../../field-path';
import { qualifiedNameErrors } from '../formats/qualified-name';
import type { ObjectMetadata } from '../metadata/metadata-scope';
import type { Selector } from '../selectors/label-selector';

const withoutSelector = 'must not be specified when labelSelector is not set';
const inSelectorToo = 'exists in both matchLabelKeys and labelSelector';

/** Refuses label keys that are malformed, or that stand beside no selector. */
export function refuseMalformedLabelKeys(
  keys: readonly string[] | undefined,
  selector: Selector | undefined,
  at: FieldPath,
): void {
  if (keys === undefined || keys.length === 0) return;
  if (selector === undefined) return at.forbidden(withoutSelector);
  keys.forEach((key, position) => {
    const errors = qualifiedNameErrors(key);
    if (errors.length > 0) at.index(position).invalidEach(key, errors);
  });
}

/**
 * The selector as the server keeps it in a Pod: with an expression for every key that the pod has as a label.
 *
 * `labels` are absent in a template, whose selectors stay as they are.
 */
export function withLabelKeys(
  selector: Selector | undefined,
  keys: readonly string[] | undefined,
  mismatching: readonly string[] | undefined,
  labels: ObjectMetadata['labels'],
): Selector | undefined {
  if (selector === undefined || labels === undefined) return selector;
  const added = [
    ...expressionsFor(keys, 'In', labels),
    ...expressionsFor(mismatching, 'NotIn', labels),
  ];
  if (added.length === 0) return selector;
  return { ...selector, matchExpressions: [...(selector.matchExpressions ?? []), ...added] };
}

function expressionsFor(
  keys: readonly string[] | undefined,
  operator: string,
  labels: NonNullable<ObjectMetadata['labels']>,
): { key: string; operator: string; values: string[] }[] {
  if (keys === undefined) return [];
  return keys
    .filter((key) => Object.hasOwn(labels, key))
    .map((key) => ({ key, operator, values: [labels[key] ?? ''] }));
}

/** Refuses a key that the selector, as the server keeps it, asks for before the key does. */
export function refuseSelectedLabelKeys(
  keys: readonly string[] | undefined,
  selector: Selector | undefined,
  at: FieldPath,
): void {
  if (keys === undefined || keys.length === 0 || selector === undefined) return;
  const positions = new Map(keys.map((key, position) => [key, position]));
  const known = new Set(Object.keys(selector.matchLabels ?? {}));
  for (const { key = '' } of selector.matchExpressions ?? []) {
    const position = positions.get(key);
    if (position !== undefined && known.has(key)) at.index(position).invalid(key, inSelectorToo);
    known.add(key);
  }
}

/** Refuses a key that is asked both to match and to mismatch. */
export function refuseContradictingLabelKeys(
  keys: readonly string[] | undefined,
  mismatching: readonly string[] | undefined,
  at: FieldPath,
): void {
  if (keys === undefined || mismatching === undefined) return;
  const others = new Set(mismatching);
  keys.forEach((key, position) => {
    if (!others.has(key)) return;
    at.child('matchLabelKeys')
      .index(position)
      .invalid(key, 'exists in both matchLabelKeys and mismatchLabelKeys');
  });
}

/** Refuses a key of a topology spread constraint that the selector asks for too, as it was before 1.34. */
export function refuseSelectedSpreadKeys(
  keys: readonly string[] | undefined,
  selector: Selector | undefined,
  at: FieldPath,
): void {
  if (keys === undefined || selector === undefined) return;
  const known = new Set(Object.keys(selector.matchLabels ?? {}));
  for (const { key = '' } of selector.matchExpressions ?? []) known.add(key);
  keys.forEach((key, position) => {
    if (known.has(key)) at.index(position).invalid(key, inSelectorToo);
  });
}
