/** A minor version of Kubernetes that podwright knows. */
export type KubernetesVersion = '1.33' | '1.34' | '1.35' | '1.36';

/** One minor version, or two with a hyphen between them, both included: `'1.35'`, `'1.33-1.36'`. */
export type KubernetesRange = KubernetesVersion | `${KubernetesVersion}-${KubernetesVersion}`;

/** The minor versions that podwright knows, the oldest first. */
export const kubernetesVersions: readonly KubernetesVersion[] = Object.freeze([
  '1.33',
  '1.34',
  '1.35',
  '1.36',
] as const);

/** The newest minor version that podwright knows: the one the API types are taken from. */
export const newestVersion: KubernetesVersion = '1.36';

/**
 * The minor versions of a range, the oldest first; refuses what is not a version that podwright knows.
 *
 * @example
 * versionsIn('1.34-1.36'); // ['1.34', '1.35', '1.36']
 *
 * @see https://kubernetes.io/releases/version-skew-policy/
 */
export function versionsIn(range: KubernetesRange | (string & {})): readonly KubernetesVersion[] {
  if (typeof range !== 'string') throw refusal(range, `is ${kindOf(range)}, not a string`);
  const ends = range.split('-').map((end) => end.trim());
  if (ends.length > 2) throw refusal(range, 'has more than two ends');
  const [first = -1, last = first] = ends.map((end) => position(range, end));
  if (first > last) throw refusal(range, 'runs from the newer version to the older one');
  return kubernetesVersions.slice(first, last + 1);
}

function position(range: string, end: string): number {
  const found = kubernetesVersions.findIndex((version) => version === end);
  if (found >= 0) return found;
  if (/^v?\d+\.\d+\.\d+/.test(end)) throw refusal(range, `names the patch release ${end}`);
  throw refusal(range, end === '' ? 'has an empty end' : `names ${end}, which is not known`);
}

function refusal(given: unknown, reason: string): Error {
  const known = kubernetesVersions.join(', ');
  const shown = typeof given === 'string' ? `'${given}'` : String(given);
  return new Error(
    `kubernetes: ${shown} ${reason}; give a minor version of ${known}, or a range such as '${kubernetesVersions[0]}-${newestVersion}'`,
  );
}

function kindOf(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
