import type { PodDraft } from './draft';
import { elementsOf, type Data } from './merge';
import { wellKnownImage } from './well-known-images';

/**
 * Warns of images that are known to start as root, or to write to their root file system, where the pod does not let
 * them: the server takes the pod, the kubelet does not start it, or its program ends.
 */
export function checkImages(draft: PodDraft): void {
  // They are images of Linux, and so are the users and paths that they need.
  if (draft.spec.os?.name === 'windows') return;
  const pod: Data = draft.spec.securityContext ?? {};
  for (const { name, data } of draft.containers.values()) {
    const known = typeof data.image === 'string' ? wellKnownImage(data.image) : undefined;
    if (known === undefined) continue;
    const own: Data = data.securityContext ?? {};
    const { runAsUser, writes = [], note } = known.needs;
    const hint = note === undefined ? '' : `; ${note}`;
    if (
      runAsUser !== undefined &&
      (own.runAsNonRoot ?? pod.runAsNonRoot) === true &&
      (own.runAsUser ?? pod.runAsUser) === undefined
    ) {
      draft.note({
        container: name,
        path: 'securityContext.runAsUser',
        rule: 'run-known-images-as-their-user',
        type: 'FieldValueRequired',
        severity: 'warning',
        message: `Required value: the image ${known.name} starts as root, which runAsNonRoot refuses: the kubelet will not start the container`,
        remedy: `withSecurityContext({ container: '${name}', runAsUser: ${runAsUser} })${hint}`,
        origins: draft.record?.at(data, 'image') ?? [],
      });
    }
    if (own.readOnlyRootFilesystem !== true || writes.length === 0) continue;
    const mounted = elementsOf(data.volumeMounts).map(({ mountPath }) => String(mountPath));
    const missing = writes.filter(
      (path) => !mounted.some((mount) => path === mount || path.startsWith(`${mount}/`)),
    );
    if (missing.length > 0) {
      draft.note({
        container: name,
        path: 'volumeMounts',
        rule: 'mount-where-known-images-write',
        type: 'FieldValueRequired',
        severity: 'warning',
        message: `Required value: the image ${known.name} writes to ${missing.join(' and ')}, and the root file system is read-only`,
        remedy: `mount a volume there: ${missing.map((path) => `withVolume({ name: '...', mounts: { ${quoted(name)}: '${path}' } })`).join(', ')}${hint}`,
        origins: draft.record?.at(data, 'image') ?? [],
      });
    }
  }
}

function quoted(name: string): string {
  return /^[a-z]+$/.test(name) ? name : `'${name}'`;
}
