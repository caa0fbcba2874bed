import type { Rule } from '../../rule';
import type { ControllerScope, ControllerSpecNode } from './controller-scope';

const always: readonly string[] = ['Always'];

/** A controller starts its pods anew, so their containers have to as well. */
export const requireRestartPolicyAlways: Rule<Pick<ControllerSpecNode, 'template'>> = {
  id: 'require-restart-policy-always',
  refuses: 'a restartPolicy other than Always in the template of a controller',
  covers: ['DEP-8', 'RS-8', 'RC-8', 'STS-24', 'DS-5'],
  reference: 'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#restart-policy',
  remedy: 'leave restartPolicy out, or use a Job for pods that end',
  check({ template }, at) {
    const policy = template?.spec?.restartPolicy;
    if (!policy || policy === 'Always') return;
    at.child('template').child('spec').child('restartPolicy').notSupported(policy, always);
  },
};

/** Only pods that end have a deadline. */
export const refuseActiveDeadline: Rule<
  Pick<ControllerSpecNode, 'template'>,
  Pick<ControllerScope, 'words'>
> = {
  id: 'refuse-active-deadline-in-controllers',
  refuses: 'activeDeadlineSeconds in the template of a controller whose pods run for ever',
  covers: ['DEP-9', 'RS-9', 'RC-9', 'STS-25', 'DS-6'],
  check({ template }, at, { words }) {
    if (template?.spec?.activeDeadlineSeconds === undefined) return;
    at.child('template').child('spec').child('activeDeadlineSeconds').forbidden(words.deadline);
  },
};
