import type { Problem } from '../manifest/problem';
import { judgeAcrossObjects } from './across-objects/judge-across-objects';
import { judgeOne, type CheckOptions } from './check';

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
  const reports = manifests.map((manifest) => judgeOne(manifest, options));
  judgeAcrossObjects(
    reports.flatMap(({ judged, report }) => judged.map((one) => ({ ...one, report }))),
  );
  return reports.map(({ report }) => report.problems());
}
