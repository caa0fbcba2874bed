import type { Judged } from '../api-server/judge-object';
import { FieldPath } from '../field-path';
import { podTemplatesIn, type PodPlace } from '../pod-templates';
import type { Report } from '../report';
import { run, type Rule } from '../rule';

/** The advice about objects. */
export const objectAdvice: readonly Rule<Judged>[] = [];

/** The advice about pods. */
export const podAdvice: readonly Rule<PodPlace, Judged>[] = [];

/** Judges an object by what experience advises, as warnings. */
export function judgeGoodPractice(judged: Judged, report: Report): void {
  const root = new FieldPath(report, judged.versions);
  run(objectAdvice, judged, root, undefined);
  for (const pod of podTemplatesIn(judged.kind, judged.object, root)) {
    run(podAdvice, pod, pod.at, judged);
  }
}
