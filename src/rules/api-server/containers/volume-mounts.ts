import type { FieldPath } from '../../field-path';
import type { Rule } from '../../rule';
import { relativePathErrors } from '../formats/relative-path';
import { mayRepeat } from '../formats/repeated';
import type { ContainerNode, ContainerScope, PodSpecNode } from '../pods/pod-scope';
import { versionsWithVolume } from '../volumes/accepted-volumes';

type Mount = NonNullable<ContainerNode['volumeMounts']>[number];

const reference = 'https://kubernetes.io/docs/concepts/storage/volumes/';

/** Where a container finds the volumes of its pod. */
export const checkVolumeMounts: Rule<ContainerNode, ContainerScope> = {
  id: 'check-volume-mounts',
  of: 'volumeMounts',
  refuses:
    'a mount without a path, or of a volume that the pod has not, and two mounts at one path',
  covers: ['MNT-1', 'MNT-2', 'MNT-3', 'MNT-4'],
  reference,
  check({ volumeMounts: mounts }, at, { pod }) {
    if (mounts === undefined) return;
    const paths = mayRepeat(mounts, 'mountPath') ? new Set<string>() : undefined;
    for (let i = 0; i < mounts.length; i += 1) {
      const { name = '', mountPath = '' } = mounts[i] ?? {};
      const missing = at.versions & ~versionsWithVolume(pod.volumes, name);
      if (name === '') placeOf(at, i, 'name').required();
      if (missing !== 0 && !isDeclared(name, pod.spec)) {
        placeOf(at, i, 'name').in(missing).notFound(name);
      }
      if (mountPath === '') placeOf(at, i, 'mountPath').required();
      if (paths?.has(mountPath)) placeOf(at, i, 'mountPath').invalid(mountPath, 'must be unique');
      paths?.add(mountPath);
    }
  },
};

/** The server forgets a volume that it refuses, and so finds none to mount; who mends the volume has mended that. */
export const mountTakenVolumes: Rule<ContainerNode, ContainerScope> = {
  id: 'mount-taken-volumes',
  of: 'volumeMounts',
  refuses: 'a mount of a volume that is refused itself',
  reference,
  remedy: 'mend the volume',
  check({ volumeMounts }, at, { pod }) {
    if (volumeMounts === undefined) return;
    for (let i = 0; i < volumeMounts.length; i += 1) {
      const { name = '' } = volumeMounts[i] ?? {};
      const missing = at.versions & ~versionsWithVolume(pod.volumes, name);
      if (missing !== 0 && isDeclared(name, pod.spec)) {
        placeOf(at, i, 'name').in(missing).notFound(name);
      }
    }
  },
};

function isDeclared(name: string, { volumes }: PodSpecNode): boolean {
  return name !== '' && volumes !== undefined && volumes.some((volume) => volume.name === name);
}

function placeOf(at: FieldPath, position: number, field: string): FieldPath {
  return at.child('volumeMounts').index(position).child(field);
}

/** A field of a mount where the server names the list and not the element. */
function placeInList(at: FieldPath, position: number, field: string): FieldPath {
  return at
    .child('volumeMounts')
    .child(field)
    .meaning(placeOf(at, position, field));
}

/** Which part of a volume is mounted; the server names the list for a malformed path, not the element. */
export const checkMountedPaths: Rule<ContainerNode, ContainerScope> = {
  id: 'check-mounted-paths',
  of: 'volumeMounts',
  refuses: 'a part of a volume that is absolute, leads upwards, or is given in two ways',
  covers: ['MNT-7', 'MNT-8', 'MNT-9', 'MNT-10', 'MNT-11'],
  reference: `${reference}#using-subpath`,
  check({ volumeMounts }, at) {
    if (volumeMounts === undefined) return;
    for (let i = 0; i < volumeMounts.length; i += 1) {
      const { subPath, subPathExpr } = volumeMounts[i] ?? {};
      if (subPath) refuseUnlessRelative(subPath, at, i, 'subPath');
      if (!subPathExpr) continue;
      if (subPath) {
        placeOf(at, i, 'subPathExpr').invalid(
          subPathExpr,
          'subPathExpr and subPath are mutually exclusive',
        );
      }
      refuseUnlessRelative(subPathExpr, at, i, 'subPathExpr');
    }
  },
};

function refuseUnlessRelative(path: string, at: FieldPath, position: number, field: string): void {
  const errors = relativePathErrors(path);
  if (errors.length > 0) placeInList(at, position, field).invalidEach(path, errors);
}

const propagations: readonly string[] = ['Bidirectional', 'HostToContainer', 'None'];

/** Whether mounts made later are seen, on the node or in the container. */
export const checkMountPropagation: Rule<ContainerNode, ContainerScope> = {
  id: 'check-mount-propagation',
  of: 'volumeMounts',
  refuses: 'an unknown mount propagation, and Bidirectional in a container that is not privileged',
  covers: ['MNT-12', 'MNT-13'],
  reference: `${reference}#mount-propagation`,
  check({ volumeMounts, securityContext }, at) {
    if (volumeMounts === undefined) return;
    for (let i = 0; i < volumeMounts.length; i += 1) {
      const propagation = volumeMounts[i]?.mountPropagation;
      if (propagation === undefined) continue;
      const place = placeInList(at, i, 'mountPropagation');
      if (!propagations.includes(propagation)) place.notSupported(propagation, propagations);
      else if (propagation === 'Bidirectional' && !securityContext?.privileged) {
        place.forbidden(
          'Bidirectional mount propagation is available only to privileged containers',
        );
      }
    }
  },
};

const recursions: readonly string[] = ['Disabled', 'Enabled', 'IfPossible'];

/** Whether what is mounted below a read-only mount is read-only too. */
export const checkRecursiveReadOnly: Rule<ContainerNode, ContainerScope> = {
  id: 'check-recursive-read-only',
  of: 'volumeMounts',
  refuses: 'recursiveReadOnly of an unknown kind, of a mount that is not read-only, or propagated',
  covers: ['MNT-14', 'MNT-15', 'MNT-16'],
  reference: `${reference}#recursive-read-only-mounts`,
  check({ volumeMounts }, at) {
    if (volumeMounts === undefined) return;
    for (let i = 0; i < volumeMounts.length; i += 1) {
      const mount = volumeMounts[i];
      if (mount?.recursiveReadOnly === undefined) continue;
      refuseMalformedRecursion(mount, placeInList(at, i, 'recursiveReadOnly'));
    }
  },
};

function refuseMalformedRecursion(
  { recursiveReadOnly: recursion = '', readOnly, mountPropagation }: Mount,
  at: FieldPath,
): void {
  if (recursion === 'Disabled') return;
  if (!recursions.includes(recursion)) return at.notSupported(recursion, recursions);
  if (!readOnly) at.forbidden('may only be specified when readOnly is true');
  if (mountPropagation !== undefined && mountPropagation !== 'None') {
    at.forbidden('may only be specified when mountPropagation is None or not specified');
  }
}
