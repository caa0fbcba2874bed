import { warnOfMissingRole, warnOfMissingSubject } from './across-objects/access-references';
import { warnOfMissingConfig } from './across-objects/config-references';
import { warnOfUnusedSelector } from './across-objects/selectors';
import { warnOfMissingBackend, warnOfServiceWithoutPods } from './across-objects/services';
import {
  warnOfMissingClaim,
  warnOfMissingGoverningService,
  warnOfMissingScaleTarget,
  warnOfMissingServiceAccount,
} from './across-objects/workload-references';
import { scaleExistingTarget } from './good-practice/autoscaling-advice';
import { budgetDisruptions } from './good-practice/disruption';
import { isolatePods } from './good-practice/networking-advice';

/** The rules that say of objects that they are not there: nobody can say that who cannot read one of those that are. */
export const claimsOfAbsence: ReadonlySet<string> = new Set(
  [
    warnOfServiceWithoutPods,
    warnOfMissingBackend,
    warnOfUnusedSelector,
    warnOfMissingConfig,
    warnOfMissingClaim,
    warnOfMissingServiceAccount,
    warnOfMissingGoverningService,
    warnOfMissingScaleTarget,
    warnOfMissingRole,
    warnOfMissingSubject,
    scaleExistingTarget,
    budgetDisruptions,
    isolatePods,
  ].map(({ id }) => id),
);
