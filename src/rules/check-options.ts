import { versionsIn, type KubernetesRange } from '../kubernetes/versions';
import type { PodSecurityLevel } from './pod-security/judge-pod-security';
import { everyVersion, versionSet, type VersionSet } from './versions';

/** What `check` looks for. */
export interface CheckOptions {
  /**
   * The minor version of Kubernetes, or the range of versions, that must take the manifest.
   *
   * @defaultValue every version that podwright knows
   */
  readonly kubernetes?: KubernetesRange | (string & {}) | undefined;
  /**
   * The level of the Pod Security Standards that pods must keep.
   *
   * @defaultValue `'off'`
   */
  readonly podSecurity?: PodSecurityLevel | 'off' | undefined;
  /**
   * Whether to warn of what the server takes and experience advises against.
   *
   * @defaultValue `false`
   */
  readonly goodPractice?: boolean | undefined;
}

const allowed: Readonly<Record<keyof CheckOptions, readonly unknown[] | undefined>> = {
  kubernetes: undefined,
  podSecurity: ['off', 'baseline', 'restricted', undefined],
  goodPractice: [true, false, undefined],
};

const names = Object.keys(allowed);

/**
 * Refuses options that are not known, or have another value than they can have: one that is misspelt would switch
 * nothing on, and nobody would notice.
 */
export function refuseWrongOptions(options: CheckOptions): void {
  if (typeof options !== 'object' || options === null || Array.isArray(options)) {
    throw new TypeError(`options: ${shown(options)} is no object with ${names.join(', ')}`);
  }
  for (const name in options) {
    if (!Object.hasOwn(allowed, name)) throw unknownOption(name);
    const values = allowed[name as keyof CheckOptions];
    const value: unknown = options[name as keyof CheckOptions];
    if (values === undefined || values.includes(value)) continue;
    const known = values.filter((one) => one !== undefined).map(shown);
    throw new TypeError(`${name}: ${shown(value)} is not known; give one of ${known.join(', ')}`);
  }
}

function unknownOption(name: string): TypeError {
  const plain = (text: string): string => text.toLowerCase().replaceAll(/[^a-z]/g, '');
  const meant = names.find((known) => plain(known) === plain(name));
  const hint = meant === undefined ? `the options are ${names.join(', ')}` : `${meant} is meant`;
  return new TypeError(`there is no option ${shown(name)}: ${hint}`);
}

function shown(value: unknown): string {
  if (typeof value === 'string') return `'${value.slice(0, 64)}'`;
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' && value !== null ? 'an object' : String(value);
}

const ranges = new Map<string, VersionSet>();

/** The versions that the options ask about. */
export function versionsAsked({ kubernetes }: CheckOptions): VersionSet {
  if (kubernetes === undefined) return everyVersion;
  let set = ranges.get(kubernetes);
  if (set === undefined) {
    set = versionSet(versionsIn(kubernetes));
    ranges.set(kubernetes, set);
  }
  return set;
}
