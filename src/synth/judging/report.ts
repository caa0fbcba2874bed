import type { IConstruct } from 'constructs';
import { requireScope } from '../../manifest/given';
import { plainProblem } from '../../manifest/placed-problem';
import type { Problem } from '../../manifest/problem';
import type { ProblemReport } from '../../manifest/problem-report';
import { isJudging, isValidated, problemsOf, reportsOf } from '../../manifest/validated';
import { missedMixins } from '../../workloads/missed-mixins';
import { subjectOf } from '../subject';

/**
 * Everything that is wrong with the objects at and below a scope, errors and warnings, as data; nothing is printed, and
 * nothing is thrown.
 *
 * It tells of the objects of podwright, and of those for which `checkAtSynth` was called.
 *
 * @example
 * for (const { subject, problems } of report(app)) console.log(subject, problems.length);
 */
export function report(scope: IConstruct): readonly ProblemReport[] {
  requireScope(report, scope, 'report(app)');
  const constructs = scope.node.findAll();
  const found = new Map<IConstruct, Problem[]>(constructs.map((construct) => [construct, []]));
  for (const construct of [...scope.node.scopes, ...constructs.slice(1)]) {
    if (!isJudging(construct)) continue;
    // The scopes above tell of more than what is asked for.
    for (const one of construct[reportsOf]()) {
      const problems = found.get(one.construct);
      for (const problem of one.problems) problems?.push(problem);
    }
  }
  return constructs.flatMap((construct) => {
    const own = isValidated(construct) ? construct[problemsOf]() : [];
    const others = [...missedMixins(construct), ...(found.get(construct) ?? [])];
    const problems = [...own, ...others].map(plainProblem);
    return problems.length === 0 ? [] : [{ subject: subjectOf(construct), problems }];
  });
}
