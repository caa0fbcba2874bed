import type { PodSecurityContext, SecurityContext } from '../../../kubernetes';
import type { Decoded } from '../../decoded';
import type { FieldPath } from '../../field-path';
import type { Rule } from '../../rule';
import { rangeMessage } from '../formats/messages';

/** The security context of a pod, as rules meet it. */
export type PodSecurityNode = Decoded<PodSecurityContext>;
/** The security context of a container, as rules meet it. */
export type ContainerSecurityNode = Decoded<SecurityContext>;

/** What the security contexts of pods and of containers have in common. */
export type SharedSecurityNode = Pick<
  PodSecurityNode,
  'runAsUser' | 'runAsGroup' | 'seccompProfile' | 'appArmorProfile' | 'windowsOptions'
>;

/** The page about security contexts. */
export const securityReference =
  'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/';

const mostId = 2147483647;

/** The words for a number that is no user or group. */
export const idRange: string = rangeMessage(0, mostId);

/** Whether a number can be a user or a group. */
export function isId(id: number): boolean {
  return id >= 0 && id <= mostId;
}

/** Refuses a number that is no user or group; what is absent is right. */
export function refuseUnlessId(id: number | undefined, at: FieldPath, field: string): void {
  if (id === undefined || isId(id)) return;
  at.child(field).invalid(id, idRange);
}

/** The user and group that processes run as. */
export const checkRunAs: Rule<SharedSecurityNode> = {
  id: 'check-run-as',
  of: ['runAsUser', 'runAsGroup'],
  refuses: 'a user or group that is negative or beyond 2147483647',
  covers: ['SEC-2', 'SEC-3', 'SEC-28', 'SEC-29'],
  reference: securityReference,
  check({ runAsUser, runAsGroup }, at) {
    refuseUnlessId(runAsUser, at, 'runAsUser');
    refuseUnlessId(runAsGroup, at, 'runAsGroup');
  },
};
