import { cut } from './object-name';

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
    'app.kubernetes.io/name': pathLabel(path),
    'app.kubernetes.io/instance': labelValue(name),
  };
}

/** Steps are joined by a dot, so that `a-b/c` and `a/b-c` differ; where an id holds a dot itself, a digest tells them apart. */
function pathLabel(path: readonly string[]): string {
  const whole = path.length > 1 && path.some((id) => id.includes('.')) ? path.join('/') : undefined;
  return labelValue(path.join('.'), whole);
}

/** What a label value may hold: 63 characters of a few kinds. Any other text is cut, with a digest of the whole. */
function labelValue(text: unknown, whole: string = String(text)): string {
  const clean = String(text)
    .replaceAll(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[^A-Za-z0-9]+/, '')
    .replace(/[^A-Za-z0-9]+$/, '');
  return cut(clean === '' ? 'x' : clean, 63, whole);
}
