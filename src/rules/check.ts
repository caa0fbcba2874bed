import type { Problem } from '../manifest/problem';
import { judgeObject, type Judged } from './api-server/judge-object';
import { refuseWrongOptions, versionsAsked, type CheckOptions } from './check-options';
import { judgeGoodPractice } from './good-practice/judge-good-practice';
import { objectsIn } from './objects-in';
import { podViewsIn } from './pod-security/pod-view';
import { judgePodSecurity } from './pod-security/judge-pod-security';
import { Report } from './report';

/**
 * One object that was judged: what was found, and what the rules saw.
 *
 * @internal
 */
export interface Judgement {
  readonly report: Report;
  /** The object as each group of versions sees it; none where the decoder takes it in no version. */
  readonly judged: readonly Judged[];
}

/**
 * Everything that is wrong with one manifest, given as plain data; of a kind that podwright does not know, its metadata only.
 *
 * A manifest is accepted by an API server of every asked version exactly when no problem has the set `api-server` and
 * the severity `error`. Of a `List`, each item is judged. Throws where an option is not known.
 *
 * @example
 * check({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web' }, spec: {} }, { kubernetes: '1.36' });
 * // [{ rule: 'require-containers', path: 'spec.containers', message: 'Required value', ... }]
 */
export function check(manifest: unknown, options: CheckOptions = {}): readonly Problem[] {
  refuseWrongOptions(options);
  const judgements = judgeManifest(manifest, options);
  const only = judgements[0];
  if (only !== undefined && judgements.length === 1) return only.report.problems();
  return judgements.flatMap(({ report }) => report.problems());
}

/**
 * Judges the objects of a manifest, and keeps what was judged for the rules that look at several.
 *
 * @internal
 */
export function judgeManifest(manifest: unknown, options: CheckOptions): readonly Judgement[] {
  const { podSecurity = 'off', goodPractice = false } = options;
  const asked = versionsAsked(options);
  const judgements: Judgement[] = [];
  for (const { object, path } of objectsIn(manifest)) {
    const report = new Report(asked, path);
    const judged = judgeObject(object, report);
    for (let i = 0; i < judged.length; i += 1) {
      const one = judged[i] as Judged;
      if (podSecurity === 'off' && !goodPractice) continue;
      const pods = podViewsIn(one, report);
      if (podSecurity !== 'off') judgePodSecurity(pods, podSecurity);
      if (goodPractice) judgeGoodPractice(one, report, undefined, pods);
    }
    judgements.push({ report, judged });
  }
  return judgements;
}
