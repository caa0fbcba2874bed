import type { Selector } from './label-selector';

type Labels = Readonly<Record<string, string | undefined>>;

/** What to do where the labels of a template are not those that its selector asks for: each label that differs, and both ways out. */
export function remedyOfUnmatched(
  wanted: Labels | undefined,
  given: Labels | undefined,
): string | undefined {
  const keys = Object.keys(wanted ?? {}).filter((key) => valueOf(given, key) !== wanted?.[key]);
  if (keys.length === 0) return undefined;
  const differing = keys.map((key) => {
    const found = valueOf(given, key);
    const has = found === undefined ? 'has no such label' : `says ${found}`;
    return `the selector asks for ${key}: ${wanted?.[key]}, and the template ${has}`;
  });
  const ours = keys.flatMap((key) => {
    const found = valueOf(given, key);
    return found === undefined ? [] : [`'${key}': '${found}'`];
  });
  const way =
    ours.length === 0 ? 'labels that the template has' : `selector: { ${ours.join(', ')} }`;
  return `${differing.join('; ')}: give the template that label, or select by ${way}`;
}

/** Whether a selector by labels alone asks for labels that others are without. */
export function asksForOthers(selector: Selector | undefined, labels: Labels | undefined): boolean {
  return remedyOfUnmatched(selector?.matchLabels, labels) !== undefined;
}

function valueOf(labels: Labels | undefined, key: string): string | undefined {
  return labels !== undefined && Object.hasOwn(labels, key) ? labels[key] : undefined;
}
