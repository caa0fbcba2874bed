import type { Problem } from '../manifest/problem';
import { judgeAcrossObjects } from './across-objects/judge-across-objects';
import { judgeOne, type CheckOptions } from './check';
import { Companions } from './good-practice/companions';
import { judgeGoodPractice } from './good-practice/judge-good-practice';

/**
 * Everything that is wrong with several manifests, each alone and all together; the problems of each, in the order given.
 *
 * Beside what `check` finds, it finds what only several objects show: a Service that selects none of the pods, two
 * objects of one kind, namespace and name.
 */
export function checkAll(
  manifests: readonly unknown[],
  options: CheckOptions = {},
): readonly (readonly Problem[])[] {
  const alone = { ...options, goodPractice: false };
  const reports = manifests.map((manifest) => judgeOne(manifest, alone));
  const all = reports.flatMap(({ judged, report }) => judged.map((one) => ({ ...one, report })));
  judgeAcrossObjects(all);
  if (options.goodPractice === true) {
    const companions = new Companions(all);
    for (const one of all) judgeGoodPractice(one, one.report, companions);
  }
  return reports.map(({ report }) => report.problems());
}
