import type { FieldPath } from '../field-path';
import { since, until, everyVersion, type VersionSet } from '../versions';
import { hasUserNamespace, type PodView } from './pod-view';
import { checkOf, type PodSecurityRule } from './pod-security-rule';

const strict = until('1.34');
const relaxed = since('1.35');

const remedy = "leave out withSecurityContext({ procMount: ... }), or set it to 'Default'";

/** /proc stays masked; from 1.35 on a pod with its own user namespace may unmask it. */
export const limitProcMount: PodSecurityRule = {
  ...checkOf('baseline'),
  id: 'procMount',
  refuses: 'an unmasked /proc, from 1.35 on unless hostUsers is false',
  remedy,
  check(pod) {
    refuseUnmasked(pod, hasUserNamespace(pod) ? strict : everyVersion);
  },
};

/** The same in the level restricted, where the other check takes over in 1.35. */
export const limitProcMountBeforeRestricted: PodSecurityRule = {
  ...limitProcMount,
  refuses: 'an unmasked /proc, before 1.35',
  check(pod) {
    refuseUnmasked(pod, strict);
  },
};

/** /proc stays masked, whatever the user namespace. */
export const limitProcMountRestricted: PodSecurityRule = {
  ...checkOf('restricted'),
  id: 'procMount_restricted',
  refuses: 'an unmasked /proc, from 1.35 on',
  remedy,
  check(pod) {
    refuseUnmasked(pod, relaxed);
  },
};

function refuseUnmasked({ containers }: PodView, versions: VersionSet): void {
  for (const { container, name, at } of containers) {
    const procMount = container.securityContext?.procMount;
    if (procMount === undefined || procMount === 'Default') continue;
    place(at, versions).forbidden(
      `procMount (container "${name}" must not set securityContext.procMount to ${JSON.stringify(procMount)})`,
    );
  }
}

function place(at: FieldPath, versions: VersionSet): FieldPath {
  return at.in(versions).child('securityContext').child('procMount');
}
