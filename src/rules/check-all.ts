import { requireList } from '../manifest/given';
import type { Problem } from '../manifest/problem';
import { judgeAcrossObjects } from './across-objects/judge-across-objects';
import { judgeManifest, type Judgement } from './check';
import { refuseWrongOptions, type CheckOptions } from './check-options';
import { claimsOfAbsence } from './claims-of-absence';
import { Companions } from './good-practice/companions';
import { judgeGoodPractice } from './good-practice/judge-good-practice';

/**
 * Everything that is wrong with several manifests, each alone and all together; the problems of each, in the order given.
 *
 * Beside what `check` finds, it finds what only several objects show, as problems of the set `composition`: errors where
 * the objects cannot work together (a targetPort that the selected pods do not have, two objects of one name), warnings where what is missing
 * may live elsewhere (a Service that selects no pod). The items of a `List` are objects like the others; `null`, which an
 * empty document is read as, is none.
 *
 * @example
 * const files = ['deployment.yaml', 'service.yaml'];
 * const problems = checkAll(files.map(read), { kubernetes: '1.33-1.36' });
 * problems[1]; // what is wrong with service.yaml
 */
export function checkAll(
  manifests: readonly unknown[],
  options: CheckOptions = {},
): readonly (readonly Problem[])[] {
  requireList(checkAll, 'the manifests', manifests, 'checkAll([deployment, service])');
  // What is not there is not known to be missing beside a single one.
  const places = { areAll: true, areTogether: manifests.length > 1 };
  return checkGroups([manifests], options, places)[0] ?? [];
}

/** What is known of the objects that are given. */
interface Given {
  /** Whether none is left out. */
  readonly areAll: boolean;
  /** Whether what is beside each of them is given, too. */
  readonly areTogether: boolean;
}

/**
 * As `checkAll`, for groups that may be applied apart, such as the charts of an app: names are unique within a group, and
 * what is missing in one group is looked for in the others before it is warned of. Where not every object can be read,
 * or some are not among those given, nothing is said to be missing.
 */
export function checkGroups(
  groups: readonly (readonly unknown[])[],
  options: CheckOptions,
  { areAll, areTogether }: Given = { areAll: true, areTogether: true },
): readonly (readonly (readonly Problem[])[])[] {
  refuseWrongOptions(options);
  const alone = { ...options, goodPractice: false };
  const { goodPractice = false } = options;
  const judged = groups.map((group) =>
    // An empty document of a stream.
    group.map((manifest) => (manifest === null ? [] : judgeManifest(manifest, alone))),
  );
  for (const group of judged) judgeTogether(group.flat(), goodPractice, areTogether);
  const isWhole = areAll && judged.every((group) => group.flat().every(isRead));
  const everywhere = groups.length < 2 ? undefined : foundEverywhere(judged.flat(2), goodPractice);
  return judged.map((group) =>
    group.map((judgements) => {
      const problems = problemsOfAll(judgements);
      const left =
        everywhere === undefined ? problems : problems.filter(isLeft(judgements, everywhere));
      return isWhole ? left : left.filter(claimsNoAbsence);
    }),
  );
}

function judgeTogether(
  judgements: readonly Judgement[],
  goodPractice: boolean,
  areTogether: boolean,
): void {
  const all = judgements.flatMap(({ judged, report }) => judged.map((one) => ({ ...one, report })));
  if (areTogether) judgeAcrossObjects(all);
  if (!goodPractice) return;
  const companions = new Companions(all);
  for (const one of all) judgeGoodPractice(one, one.report, companions);
}

function problemsOfAll(judgements: readonly Judgement[]): readonly Problem[] {
  return judgements.flatMap(({ report }) => report.problems());
}

/** Whether the decoder takes the object, in one of the versions at least. */
function isRead({ judged }: Judgement): boolean {
  return judged.length > 0;
}

function claimsNoAbsence({ rule }: Problem): boolean {
  return !claimsOfAbsence.has(rule);
}

type Found = ReadonlyMap<Judgement, ReadonlySet<string>>;

/** What is found of each object among all of them. */
function foundEverywhere(judgements: readonly Judgement[], goodPractice: boolean): Found {
  const again = judgements.map((one) => ({ ...one, report: one.report.empty() }));
  judgeTogether(again, goodPractice, true);
  return new Map(
    judgements.map((one, i) => [one, new Set(again[i]?.report.problems().map(keyOf))]),
  );
}

/** Whether a problem is one in the light of all objects, too. */
function isLeft(judgements: readonly Judgement[], found: Found): (problem: Problem) => boolean {
  return (problem) => {
    const { set, severity } = problem;
    if (severity === 'error' || set === 'api-server' || set === 'pod-security') return true;
    return judgements.some((one) => found.get(one)?.has(keyOf(problem)) === true);
  };
}

function keyOf({ rule, path }: Problem): string {
  return `${rule}\n${path}`;
}
