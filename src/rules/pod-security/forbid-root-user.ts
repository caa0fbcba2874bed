import type { FieldPath } from '../field-path';
import { everyVersion, until, type VersionSet } from '../versions';
import { hasUserNamespace } from './pod-view';
import { checkOf, type PodSecurityRule } from './pod-security-rule';

/** The user 0 is root; from 1.35 on a pod in a user namespace of its own may have it. */
export const forbidRootUser: PodSecurityRule = {
  ...checkOf('restricted'),
  id: 'runAsUser',
  refuses: 'the user 0, from 1.35 on unless hostUsers is false',
  remedy: 'withSecurityContext({ runAsUser: 65532 }), or another user that the image works for',
  check(pod) {
    const versions = hasUserNamespace(pod) ? until('1.34') : everyVersion;
    refuseRoot(pod.spec.securityContext?.runAsUser, 'pod', pod.specAt, versions);
    for (const { container, name, at } of pod.containers) {
      refuseRoot(container.securityContext?.runAsUser, `container "${name}"`, at, versions);
    }
  },
};

function refuseRoot(
  user: number | undefined,
  setter: string,
  at: FieldPath,
  versions: VersionSet,
): void {
  if (user !== 0) return;
  at.in(versions)
    .child('securityContext')
    .child('runAsUser')
    .forbidden(`runAsUser=0 (${setter} must not set runAsUser=0)`);
}
