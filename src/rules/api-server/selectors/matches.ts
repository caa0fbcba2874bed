import { labelValueErrors } from '../formats/label-value';
import { qualifiedNameErrors } from '../formats/qualified-name';
import type { Selector } from './label-selector';

type Labels = Readonly<Record<string, string | undefined>>;
type Requirement = NonNullable<Selector['matchExpressions']>[number];

/** Whether a selector has nothing to ask. */
export function isEmptySelector(selector: Selector): boolean {
  return !hasKeys(selector.matchLabels) && (selector.matchExpressions ?? []).length === 0;
}

function hasKeys(labels: Labels | undefined): boolean {
  for (const _ in labels) return true;
  return false;
}

/**
 * Whether labels meet a selector as the server compiles it; undefined where a malformed one cannot be compiled.
 *
 * An absent selector matches nothing, an empty one everything.
 */
export function selectorMatches(
  selector: Selector | undefined,
  labels: Labels | undefined,
): boolean | undefined {
  if (selector === undefined) return false;
  if (!isCompilable(selector)) return undefined;
  const { matchLabels = {}, matchExpressions = [] } = selector;
  for (const key in matchLabels) {
    if (labelOf(labels, key) !== matchLabels[key]) return false;
  }
  return matchExpressions.every((requirement) => requirementHolds(requirement, labels));
}

function isCompilable({ matchLabels = {}, matchExpressions = [] }: Selector): boolean {
  for (const key in matchLabels) {
    if (qualifiedNameErrors(key).length > 0) return false;
    if (labelValueErrors(matchLabels[key] ?? '').length > 0) return false;
  }
  return matchExpressions.every(({ key = '', operator = '', values = [] }) => {
    const listed = operator === 'In' || operator === 'NotIn';
    if (!listed && operator !== 'Exists' && operator !== 'DoesNotExist') return false;
    if (listed !== values.length > 0 || qualifiedNameErrors(key).length > 0) return false;
    return values.every((value) => labelValueErrors(value).length === 0);
  });
}

function requirementHolds(requirement: Requirement, labels: Labels | undefined): boolean {
  const { key = '', operator, values = [] } = requirement;
  const value = labelOf(labels, key);
  if (operator === 'Exists') return value !== undefined;
  if (operator === 'DoesNotExist') return value === undefined;
  const listed = value !== undefined && values.includes(value);
  return operator === 'In' ? listed : !listed;
}

function labelOf(labels: Labels | undefined, key: string): string | undefined {
  return labels !== undefined && Object.hasOwn(labels, key) ? labels[key] : undefined;
}
