import type { FieldPath } from '../field-path';
import { everyVersion, until, type VersionSet } from '../versions';
import { checkOf, type PodSecurityRule } from './pod-security-rule';
import { hasUserNamespace, setterOf, type PodView } from './pod-view';
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
    const { spec, specAt, containers } = pod;
    const said = spec.securityContext?.runAsNonRoot;
    if (said === false) refuseFalse(fieldOf(pod, specAt));
    for (const { container, name, at } of containers) {
      if (container.securityContext?.runAsNonRoot === false) refuseFalse(fieldOf(pod, at), name);
    }
    if (said !== undefined) return;
    requireForEveryContainer(pod, {
      saidBy: (container) => container.securityContext?.runAsNonRoot !== undefined,
      field: (at) => fieldOf(pod, at),
      words: (who) => `runAsNonRoot != true (${who} must set securityContext.runAsNonRoot=true)`,
      remedy,
    });
  },
};

function fieldOf(pod: PodView, at: FieldPath): FieldPath {
  return at.in(strictFor(pod)).child('securityContext').child('runAsNonRoot');
}

function refuseFalse(place: FieldPath, container?: string): void {
  const setter = setterOf(container);
  place.forbidden(
    `runAsNonRoot != true (${setter} must not set securityContext.runAsNonRoot=false)`,
  );
}

/** The user 0 is root; from 1.35 on a pod in a user namespace of its own may have it. */
export const forbidRootUser: PodSecurityRule = {
  ...checkOf('restricted'),
  id: 'runAsUser',
  refuses: 'the user 0, from 1.35 on unless hostUsers is false',
  remedy: 'withSecurityContext({ runAsUser: 65532 }), or another user that the image works for',
  check(pod) {
    const { spec, specAt, containers } = pod;
    if (spec.securityContext?.runAsUser === 0) refuseRoot(pod, specAt);
    for (const { container, name, at } of containers) {
      if (container.securityContext?.runAsUser === 0) refuseRoot(pod, at, name);
    }
  },
};

function refuseRoot(pod: PodView, at: FieldPath, container?: string): void {
  at.in(strictFor(pod))
    .child('securityContext')
    .child('runAsUser')
    .forbidden(`runAsUser=0 (${setterOf(container)} must not set runAsUser=0)`);
}

const before = until('1.34');

/** The versions that do not let the pod run as root. */
function strictFor(pod: PodView): VersionSet {
  return hasUserNamespace(pod) ? before : everyVersion;
}
