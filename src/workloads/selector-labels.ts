import { createHash } from 'node:crypto';

/**
 * The labels by which a workload finds its pods: what it is, by its construct's path in the chart, and which one, by
 * its object's name. Both are stable: a selector cannot be changed on a live object.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/
 */
export function selectorLabels(
  path: readonly string[],
  name: string,
): Readonly<Record<string, string>> {
  return {
    'app.kubernetes.io/name': labelValue(path.join('-')),
    'app.kubernetes.io/instance': labelValue(name),
  };
}

/** A label value holds 63 characters: a longer text is cut, with a digest of the whole that keeps it apart from others. */
function labelValue(text: string): string {
  if (text.length <= 63) return text;
  const digest = createHash('sha256').update(text).digest('hex').slice(0, 8);
  return `${text.slice(0, 54).replace(/[^A-Za-z0-9]+$/, '')}-${digest}`;
}
