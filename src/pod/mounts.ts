import type { VolumeMount } from '../kubernetes';

/** Every field of a mount but the volume's name. */
export type MountFields = Omit<VolumeMount, 'name'>;

/** Where a volume is mounted in a container: a path, every field of a mount, or several of them. */
export type MountInput = string | MountFields | readonly (string | MountFields)[];

/** The mounts of a volume as the API has them. */
export function mountsOf(name: string, mount: MountInput): readonly VolumeMount[] {
  const several = Array.isArray(mount)
    ? (mount as readonly (string | MountFields)[])
    : [mount as string | MountFields];
  return several.map((one) =>
    // What is no path, the decoder's rules tell of by its path in the manifest.
    typeof one === 'object' && one !== null ? { name, ...one } : { name, mountPath: one },
  );
}
