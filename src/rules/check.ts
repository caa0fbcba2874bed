import type { Problem } from '../manifest/problem';
import { versionsIn, type KubernetesRange } from '../kubernetes/versions';
import { judgeObject, type Judged } from './api-server/judge-object';
import { judgeGoodPractice } from './good-practice/judge-good-practice';
import { judgePodSecurity, type PodSecurityLevel } from './pod-security/judge-pod-security';
import { Report } from './report';
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

/**
 * Everything that is wrong with one manifest, given as plain data; of a kind that podwright does not know, its metadata only.
 *
 * A manifest is accepted by an API server of every asked version exactly when no problem has the set `api-server` and
 * the severity `error`.
 *
 * @example
 * check({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web' }, spec: {} }, { kubernetes: '1.36' });
 * // [{ rule: 'require-containers', path: 'spec.containers', message: 'Required value', ... }]
 */
export function check(manifest: unknown, options: CheckOptions = {}): readonly Problem[] {
  return judgeOne(manifest, options).report.problems();
}

/** Judges one manifest, and keeps what was judged for the rules that look at several. */
export function judgeOne(
  manifest: unknown,
  options: CheckOptions,
): { readonly report: Report; readonly judged: readonly Judged[] } {
  const report = new Report(asked(options.kubernetes));
  const judged = judgeObject(manifest, report);
  for (const one of judged) {
    if (options.podSecurity !== undefined && options.podSecurity !== 'off') {
      judgePodSecurity(one, options.podSecurity, report);
    }
    if (options.goodPractice === true) judgeGoodPractice(one, report);
  }
  return { report, judged };
}

const ranges = new Map<string, VersionSet>();

function asked(range: string | undefined): VersionSet {
  if (range === undefined) return everyVersion;
  let set = ranges.get(range);
  if (set === undefined) {
    set = versionSet(versionsIn(range));
    ranges.set(range, set);
  }
  return set;
}
