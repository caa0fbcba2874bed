import type { DeploymentSpec } from '../../../kubernetes';
import type { Decoded } from '../../decoded';
import type { Rule } from '../../rule';
import { leastMessage } from '../formats/messages';
import { isNoPace, refusePaceAboveAll, refuseUnlessPace } from './rolling-update';

/** The spec of a Deployment as rules meet it. */
export type DeploymentSpecNode = Decoded<DeploymentSpec>;

const reference = 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#strategy';
const strategies: readonly string[] = ['Recreate', 'RollingUpdate'];
const usualPace = '25%';

/** How a Deployment replaces its pods. */
export const checkDeploymentStrategy: Rule<DeploymentSpecNode, unknown> = {
  id: 'check-deployment-strategy',
  of: 'strategy',
  refuses: 'a strategy other than Recreate and RollingUpdate, and a rollingUpdate with Recreate',
  covers: ['DEP-10', 'DEP-11'],
  reference,
  check({ strategy }, at) {
    if (strategy === undefined) return;
    const { type, rollingUpdate } = strategy;
    if (!type || type === 'RollingUpdate') return;
    const place = at.child('strategy');
    if (type !== 'Recreate') place.notSupported(strategy, strategies);
    else if (rollingUpdate !== undefined) {
      place
        .child('rollingUpdate')
        .forbidden("may not be specified when strategy `type` is 'Recreate'");
    }
  },
};

/** How many pods at once. */
export const checkRollingUpdate: Rule<DeploymentSpecNode, unknown> = {
  id: 'check-rolling-update-of-deployment',
  of: 'strategy',
  refuses:
    'maxUnavailable or maxSurge of a Deployment that is no count or percentage, both nothing, or maxUnavailable above 100%',
  covers: ['DEP-13', 'DEP-14', 'DEP-15', 'DEP-16'],
  reference,
  check({ strategy }, at) {
    const update = strategy?.rollingUpdate;
    if (update === undefined || (strategy?.type || 'RollingUpdate') !== 'RollingUpdate') return;
    const { maxUnavailable, maxSurge } = update;
    const place = at.child('strategy').child('rollingUpdate');
    refuseUnlessPace(maxUnavailable, 'maxUnavailable', place);
    refuseUnlessPace(maxSurge, 'maxSurge', place);
    if (isNoPace(maxUnavailable ?? usualPace) && isNoPace(maxSurge ?? usualPace)) {
      place
        .child('maxUnavailable')
        .invalid(maxUnavailable, 'may not be 0 when `maxSurge` is 0', 'let one of the two be 1');
    }
    refusePaceAboveAll(maxUnavailable, 'maxUnavailable', place);
  },
};

/** When an update counts as failed. */
export const checkProgressDeadline: Rule<DeploymentSpecNode, unknown> = {
  id: 'check-progress-deadline',
  of: ['progressDeadlineSeconds', 'minReadySeconds'],
  refuses: 'a progressDeadlineSeconds that is negative or not above minReadySeconds',
  covers: ['DEP-19', 'DEP-20'],
  reference:
    'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#progress-deadline-seconds',
  check({ progressDeadlineSeconds = 600, minReadySeconds = 0 }, at) {
    if (progressDeadlineSeconds >= 0 && progressDeadlineSeconds > minReadySeconds) return;
    const place = at.child('progressDeadlineSeconds');
    if (progressDeadlineSeconds < 0) place.invalid(progressDeadlineSeconds, leastMessage(0));
    if (progressDeadlineSeconds <= minReadySeconds) {
      place.invalid(progressDeadlineSeconds, 'must be greater than minReadySeconds');
    }
  },
};
