import { warnOfMissingRole, warnOfMissingSubject } from './access-references';
import type { AcrossRule } from './across-rule';
import { warnOfMissingConfig, warnOfMissingConfigKey } from './config-references';
import { refuseTwoOfOneName } from './names';
import { ObjectSet, type JudgedAmongOthers, type SetObject } from './object-set';
import { warnOfOverlappingSelectors, warnOfUnusedSelector } from './selectors';
import {
  warnOfMissingBackendPort,
  refuseMissingTargetPort,
  warnOfMissingBackend,
  warnOfServiceWithoutPods,
} from './services';
import {
  warnOfMissingScaledContainer,
  warnOfMissingClaim,
  warnOfMissingGoverningService,
  warnOfMissingScaleTarget,
  warnOfMissingServiceAccount,
} from './workload-references';

export type { JudgedAmongOthers } from './object-set';

/** What only several objects show. */
export const acrossRules: readonly AcrossRule[] = [
  refuseTwoOfOneName,
  warnOfServiceWithoutPods,
  refuseMissingTargetPort,
  warnOfMissingBackend,
  warnOfMissingBackendPort,
  warnOfOverlappingSelectors,
  warnOfUnusedSelector,
  warnOfMissingConfig,
  warnOfMissingConfigKey,
  warnOfMissingClaim,
  warnOfMissingServiceAccount,
  warnOfMissingGoverningService,
  warnOfMissingScaleTarget,
  warnOfMissingScaledContainer,
  warnOfMissingRole,
  warnOfMissingSubject,
];

const rulesOfTypes = new Map<string, readonly AcrossRule[]>();

/** Judges objects by what only several of them show, and by what is missing beside them. */
export function judgeAcrossObjects(judged: readonly JudgedAmongOthers[]): void {
  const others = new ObjectSet(judged);
  for (const one of others.all) {
    const { report } = one.at;
    for (const rule of rulesOf(one)) {
      report.rule = rule;
      rule.check(one, others);
    }
    report.rule = undefined;
  }
}

function rulesOf({ type, pod }: SetObject): readonly AcrossRule[] {
  const key = type.startsWith('?') ? '?' : type;
  let rules = rulesOfTypes.get(key);
  if (rules === undefined) {
    rules = acrossRules.filter(
      ({ types }) =>
        types.includes(type) ||
        types.includes('*') ||
        (pod !== undefined && types.includes('pods')),
    );
    rulesOfTypes.set(key, rules);
  }
  return rules;
}
