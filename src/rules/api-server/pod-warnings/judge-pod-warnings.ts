import type { FieldPath } from '../../field-path';
import { planOf, runPlan } from '../../rule-plan';
import type { PodScope } from '../pods/pod-scope';
import { warnOfRetiredAnnotations } from './annotations';
import { warnOfFractionalBytes, warnOfHiddenVariables } from './containers';
import { warnOfOverlappingPorts, warnOfRepeatedPortNames } from './ports';
import {
  warnOfDeprecatedNodeLabels,
  warnOfMalformedPreferences,
  warnOfMissingPodSelectors,
} from './scheduling';
import {
  warnOfNegativeGracePeriod,
  warnOfPodNames,
  warnOfPullSecrets,
  warnOfRepeatedHostAliases,
  warnOfUnusualPodIps,
} from './settings';
import { warnOfOverlappingFiles, warnOfRetiredVolumes } from './volumes';
import type { PodWarning } from './warn';

/** What the server takes of a pod with a warning. */
export const podWarnings: readonly PodWarning[] = [
  warnOfPodNames,
  warnOfDeprecatedNodeLabels,
  warnOfMalformedPreferences,
  warnOfMissingPodSelectors,
  warnOfRetiredAnnotations,
  warnOfRetiredVolumes,
  warnOfOverlappingFiles,
  warnOfRepeatedHostAliases,
  warnOfPullSecrets,
  warnOfFractionalBytes,
  warnOfHiddenVariables,
  warnOfOverlappingPorts,
  warnOfRepeatedPortNames,
  warnOfNegativeGracePeriod,
  warnOfUnusualPodIps,
];

const plan = planOf(podWarnings);

/** Warns of what the server warns of in a pod, at what holds its metadata and spec. */
export function judgePodWarnings(scope: PodScope, at: FieldPath): void {
  runPlan(plan, scope, at, undefined, scope.spec);
}
