import type { FieldPath } from '../../field-path';
import type { Rule } from '../../rule';
import { isLongerThan } from '../formats/byte-length';
import { isPadded } from '../formats/white-space';
import { appArmorPrefix, containerSeccompPrefix, podSeccompAnnotation } from './pod-annotations';
import type { ContainerNode, PodScope, PodSpecNode } from './pod-scope';

/** A seccomp or AppArmor profile. */
export interface Profile {
  readonly type?: string | undefined;
  readonly localhostProfile?: string | undefined;
}

/** A profile that is given in two ways is the same in both. */
export const matchProfileAnnotations: Rule<PodSpecNode, PodScope> = {
  id: 'match-profile-annotations',
  refuses: 'a seccomp or AppArmor profile that differs between its annotation and its field',
  covers: ['TMPL-9', 'TMPL-10', 'TMPL-11', 'TMPL-12', 'TMPL-13'],
  reference: 'https://kubernetes.io/docs/reference/labels-annotations-taints/',
  check(spec, at, scope) {
    const { annotations } = scope.metadata;
    if (annotations === undefined || !hasProfile(annotations)) return;
    const ofPod = spec.securityContext?.seccompProfile;
    const annotation = annotations[podSeccompAnnotation];
    if (ofPod !== undefined && annotation !== undefined) {
      const place = at.child('securityContext').child('seccompProfile');
      refuseOtherProfile('seccomp', annotation, ofPod, place);
    }
    matchEach(spec.initContainers, at.child('initContainers'), scope);
    matchEach(spec.containers, at.child('containers'), scope);
    matchEach(spec.ephemeralContainers, at.child('ephemeralContainers'), scope);
  },
};

function hasProfile(annotations: Readonly<Record<string, string | undefined>>): boolean {
  for (const key in annotations) {
    if (key === podSeccompAnnotation || key.startsWith(containerSeccompPrefix)) return true;
    if (key.startsWith(appArmorPrefix)) return true;
  }
  return false;
}

function matchEach(
  containers: readonly ContainerNode[] | undefined,
  at: FieldPath,
  scope: PodScope,
): void {
  containers?.forEach((container, position) => {
    matchContainer(container, at.index(position).child('securityContext'), scope);
  });
}

function matchContainer(
  { name = '', securityContext }: ContainerNode,
  at: FieldPath,
  scope: PodScope,
): void {
  const annotations = scope.metadata.annotations ?? {};
  const seccomp = annotations[containerSeccompPrefix + name];
  if (seccomp !== undefined && securityContext?.seccompProfile !== undefined) {
    const place = at.child('seccompProfile');
    refuseOtherProfile('seccomp', seccomp, securityContext.seccompProfile, place);
  }
  const appArmor = annotations[appArmorPrefix + name];
  if (appArmor === undefined || scope.os === 'windows') return;
  const own = securityContext?.appArmorProfile;
  const profile = own ?? scope.spec.securityContext?.appArmorProfile;
  // In a Pod, an annotation that can be read has become the container's field by then.
  if (profile === undefined || (own === undefined && scope.isPod && appArmorOf(appArmor))) return;
  refuseOtherProfile('apparmor', appArmor, profile, at.child('appArmorProfile'));
}

/** The AppArmor profile that an annotation stands for; undefined where it cannot be read. */
export function appArmorOf(annotation: string): Profile | undefined {
  if (annotation === 'unconfined') return { type: 'Unconfined' };
  if (annotation === 'runtime/default') return { type: 'RuntimeDefault' };
  if (!annotation.startsWith('localhost/')) return undefined;
  const localhostProfile = annotation.slice('localhost/'.length);
  if (localhostProfile === '' || isPadded(localhostProfile)) return undefined;
  return isLongerThan(localhostProfile, 4095) ? undefined : { type: 'Localhost', localhostProfile };
}

function refuseOtherProfile(
  what: 'seccomp' | 'apparmor',
  annotation: string,
  { type, localhostProfile }: Profile,
  at: FieldPath,
): void {
  const sameType =
    (type === 'Unconfined' && annotation === 'unconfined') ||
    (type === 'RuntimeDefault' && annotation === 'runtime/default') ||
    (type === 'RuntimeDefault' && annotation === 'docker/default' && what === 'seccomp') ||
    (type === 'Localhost' && annotation.startsWith('localhost/'));
  if (type !== 'Unconfined' && type !== 'RuntimeDefault' && type !== 'Localhost') return;
  if (!sameType) at.child('type').forbidden(`${what} type in annotation and field must match`);
  else if (type === 'Localhost' && annotation.slice('localhost/'.length) !== localhostProfile) {
    at.child('localhostProfile').forbidden(`${what} profile in annotation and field must match`);
  }
}
