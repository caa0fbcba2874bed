import type { Judged } from '../api-server/judge-object';
import { FieldPath } from '../field-path';
import { podTemplatesIn, type PodPlace } from '../pod-templates';
import type { Report } from '../report';
import { run, type Rule } from '../rule';

/** A level of the Pod Security Standards. */
export type PodSecurityLevel = 'baseline' | 'restricted';

/** The checks of the level `baseline`. */
export const baselineRules: readonly Rule<PodPlace>[] = [];

/** The checks that the level `restricted` adds. */
export const restrictedRules: readonly Rule<PodPlace>[] = [];

/**
 * Judges the pods of an object by a level of the Pod Security Standards.
 *
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/
 */
export function judgePodSecurity(judged: Judged, level: PodSecurityLevel, report: Report): void {
  const root = new FieldPath(report, judged.versions);
  for (const pod of podTemplatesIn(judged.kind, judged.object, root)) {
    run(baselineRules, pod, pod.at, undefined);
    if (level === 'restricted') run(restrictedRules, pod, pod.at, undefined);
  }
}
