import type { Volume, VolumeMount } from '../kubernetes';
import type { Effect } from '../pod/effect';
import { podMixin, type PodMixin } from '../pod/mixin';
import { requireObject, requireObjectFor } from '../manifest/given';
import { mountsOf, type MountInput } from '../pod/mounts';
import type { TargetRole } from '../pod/target';

/** A volume: its name, one source in Kubernetes' spelling, and where it is mounted. */
export interface VolumeProps<N extends string, C extends string> extends Omit<Volume, 'name'> {
  /** The name of the volume, which no other volume of the pod has. */
  readonly name: N;
  /** Where it is mounted, by container name or role: a path, every field of a mount, or several of them. */
  readonly mounts?: { readonly [K in C]: MountInput };
}

/** The mixin that adds a volume. */
export type VolumeAddition<N extends string, C extends string> = PodMixin<
  { readonly [K in `volume ${N}`]: 'volume' },
  `container ${Exclude<C, TargetRole>}`,
  `volume ${N}`
>;

/**
 * Adds a volume and mounts it into containers; refuses a name that the pod has, and a path where another is mounted.
 *
 * Without a source it is an `emptyDir`, which lives as long as the pod.
 *
 * @example
 * withVolume({ name: 'cache', mounts: { app: '/cache', logs: { mountPath: '/cache', readOnly: true } } });
 * withVolume({ name: 'config', configMap: { name: 'shop' }, mounts: { all: '/etc/shop' } });
 *
 * @see https://kubernetes.io/docs/concepts/storage/volumes/
 */
export function withVolume<const N extends string, const C extends string = never>(
  props: VolumeProps<N, C>,
): VolumeAddition<N, C> {
  requireObject(withVolume, props, "withVolume({ name: 'cache', mounts: { app: '/cache' } })");
  const { name, mounts = {}, ...source } = props as VolumeProps<string, string>;
  const volume = { name, ...(Object.keys(source).length === 0 ? { emptyDir: {} } : source) };
  const effects: Effect[] = [
    { effect: 'add volume', volume },
    ...mountEffects(withVolume, name, mounts),
  ];
  return podMixin(withVolume, effects);
}

/** The effects that mount a volume or a claim. */
export function mountEffects(
  call: Function,
  name: string,
  mounts: Readonly<Record<string, MountInput>>,
): readonly Effect[] {
  requireObjectFor(call, 'its mounts', mounts, "mounts: { app: '/data' }");
  return Object.entries(mounts).map(([target, mount]): Effect => {
    const volumeMounts: readonly VolumeMount[] = mountsOf(name, mount);
    return { effect: 'patch containers', target, mode: 'add', patch: { volumeMounts } };
  });
}
