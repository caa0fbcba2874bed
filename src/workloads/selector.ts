import type { LabelSelector } from '../kubernetes';

/** A selector as it is given: labels that pods must have, or the whole selector of the API. */
export type SelectorInput = LabelSelector | Readonly<Record<string, string>>;

/** The selector as the API has it; undefined where none is given. */
export function labelSelector(given: SelectorInput | undefined): LabelSelector | undefined {
  if (typeof given !== 'object' || given === null) return given;
  const { matchLabels, matchExpressions } = given as LabelSelector;
  const isWhole = typeof matchLabels === 'object' || Array.isArray(matchExpressions);
  return isWhole ? given : { matchLabels: given as Readonly<Record<string, string>> };
}

/** The labels that a selector asks for by value; undefined where it has only expressions. */
export function labelsIn(
  selector: LabelSelector | undefined,
): Readonly<Record<string, string>> | undefined {
  const labels = selector?.matchLabels;
  if (typeof labels !== 'object' || Object.keys(labels).length === 0) return undefined;
  return labels;
}
