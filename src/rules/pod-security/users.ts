import type { FieldPath } from '../field-path';
import { everyVersion, until, type VersionSet } from '../versions';
import { checkOf, type PodSecurityRule } from './pod-security-rule';
import { hasUserNamespace, type PodView } from './pod-view';
import { requireForEveryContainer } from './require-for-every-container';

const remedy =
  'withSecurityContext({ runAsNonRoot: true }), and runAsUser where the image runs as root';

/** No container runs as root; from 1.35 on one in a user namespace of its own may. */
export const requireNonRoot: PodSecurityRule = {
  ...checkOf('restricted'),
  id: 'runAsNonRoot',
  refuses: 'a container without runAsNonRoot, from 1.35 on unless hostUsers is false',
  remedy,
  check(pod) {
    const versions = hasUserNamespace(pod) ? until('1.34') : everyVersion;
    const field = (at: FieldPath): FieldPath =>
      at.in(versions).child('securityContext').child('runAsNonRoot');
    refuseFalse(pod, field);
    requireForEveryContainer(pod, {
      saidByPod: pod.spec.securityContext?.runAsNonRoot !== undefined,
      saidBy: (container) => container.securityContext?.runAsNonRoot !== undefined,
      field,
      words: (who) => `runAsNonRoot != true (${who} must set securityContext.runAsNonRoot=true)`,
      remedy,
    });
  },
};

function refuseFalse(pod: PodView, field: (at: FieldPath) => FieldPath): void {
  const words = (who: string): string =>
    `runAsNonRoot != true (${who} must not set securityContext.runAsNonRoot=false)`;
  if (pod.spec.securityContext?.runAsNonRoot === false) field(pod.specAt).forbidden(words('pod'));
  for (const { container, name, at } of pod.containers) {
    if (container.securityContext?.runAsNonRoot !== false) continue;
    field(at).forbidden(words(`container "${name}"`));
  }
}

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
