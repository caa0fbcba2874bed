import { containerNamed } from '../container-argument';
import type { FieldPath } from '../field-path';
import { everyVersion, until, type VersionSet } from '../versions';
import { checkOf, type PodSecurityRule } from './pod-security-rule';
import { hasUserNamespace, isWindowsPod, setterOf, type PodView } from './pod-view';
import { requireForEveryContainer } from './require-for-every-container';

const remedy = remedyFor('');

function remedyFor(which: string): string {
  return `withSecurityContext({ ${which}runAsNonRoot: true }), and runAsUser where the image runs as root`;
}

/** Windows knows users by their names only. */
const remedyOnWindows =
  'withSecurityContext({ runAsNonRoot: true }), and windowsOptions: { runAsUserName } where the image runs as an administrator';

/** No container runs as root; from 1.35 on one in a user namespace of its own may. */
export const requireNonRoot: PodSecurityRule = {
  ...checkOf('restricted'),
  id: 'runAsNonRoot',
  refuses: 'a container without runAsNonRoot, from 1.35 on unless hostUsers is false',
  remedy,
  check(pod) {
    const { spec, specAt, containers } = pod;
    const said = spec.securityContext?.runAsNonRoot;
    const shared = isWindowsPod(pod) ? remedyOnWindows : remedy;
    if (said === false) refuseFalse(fieldOf(pod, specAt), shared);
    for (const { container, name, at } of containers) {
      if (container.securityContext?.runAsNonRoot !== false) continue;
      const own = isWindowsPod(pod)
        ? `withSecurityContext({ ${containerNamed(name)}runAsNonRoot: true })`
        : remedyFor(containerNamed(name));
      refuseFalse(fieldOf(pod, at), own, name);
    }
    if (said !== undefined) return;
    requireForEveryContainer(pod, {
      saidBy: (container) => container.securityContext?.runAsNonRoot !== undefined,
      field: (at) => fieldOf(pod, at),
      words: (who) => `runAsNonRoot != true (${who} must set securityContext.runAsNonRoot=true)`,
      remedy: shared,
    });
  },
};

function fieldOf(pod: PodView, at: FieldPath): FieldPath {
  return at.in(strictFor(pod)).child('securityContext').child('runAsNonRoot');
}

function refuseFalse(place: FieldPath, what: string, container?: string): void {
  const setter = setterOf(container);
  place.forbidden(
    `runAsNonRoot != true (${setter} must not set securityContext.runAsNonRoot=false)`,
    what,
  );
}

/** The user 0 is root; from 1.35 on a pod in a user namespace of its own may have it. */
export const forbidRootUser: PodSecurityRule = {
  ...checkOf('restricted'),
  id: 'runAsUser',
  refuses: 'the user 0, from 1.35 on unless hostUsers is false',
  remedy: userRemedy(''),
  check(pod) {
    const { spec, specAt, containers } = pod;
    if (spec.securityContext?.runAsUser === 0) refuseRoot(pod, specAt);
    for (const { container, name, at } of containers) {
      if (container.securityContext?.runAsUser === 0) refuseRoot(pod, at, name);
    }
  },
};

function userRemedy(which: string): string {
  return `withSecurityContext({ ${which}runAsUser: 65532 }), or another user that the image works for`;
}

function refuseRoot(pod: PodView, at: FieldPath, container?: string): void {
  at.in(strictFor(pod))
    .child('securityContext')
    .child('runAsUser')
    .forbidden(
      `runAsUser=0 (${setterOf(container)} must not set runAsUser=0)`,
      isWindowsPod(pod)
        ? 'leave the user out: Windows knows users by their names only'
        : userRemedy(container === undefined ? '' : containerNamed(container)),
    );
}

const before = until('1.34');

/** The versions that do not let the pod run as root. */
function strictFor(pod: PodView): VersionSet {
  return hasUserNamespace(pod) ? before : everyVersion;
}
