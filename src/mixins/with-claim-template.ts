import type { PersistentVolumeClaimSpec, Quantity } from '../kubernetes';
import type { Effect } from '../pod/effect';
import { podMixin, type PodMixin } from '../pod/mixin';
import type { MountInput } from '../pod/mounts';
import { requireObject } from '../manifest/given';
import type { TargetRole } from '../pod/target';
import { mountEffects } from './with-volume';

/** A claim that each pod of a StatefulSet gets. */
export interface ClaimTemplateProps<N extends string, C extends string> extends Omit<
  PersistentVolumeClaimSpec,
  'resources' | 'accessModes'
> {
  /** The name of the claim template and of its volume, which no other volume of the pod has. */
  readonly name: N;
  /** How much storage is asked for, for example `'10Gi'`. */
  readonly storage: Quantity;
  /**
   * Who may mount the volume at once.
   * @defaultValue `['ReadWriteOnce']`: one node
   */
  readonly accessModes?: PersistentVolumeClaimSpec['accessModes'];
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  /** Where it is mounted, by container name or role. */
  readonly mounts?: { readonly [K in C]: MountInput };
}

/** The mixin that adds a claim template: only a StatefulSet takes the pod then. */
export type ClaimTemplate<N extends string, C extends string> = PodMixin<
  { readonly [K in `volume ${N}` | `claim template ${N}`]: 'claim template' },
  `container ${Exclude<C, TargetRole>}`,
  `volume ${N}`
>;

/**
 * Adds a claim that each pod of a StatefulSet gets and keeps, and mounts it; refuses a name that the pod has, and every
 * workload but a StatefulSet.
 *
 * @example
 * withClaimTemplate({ name: 'data', storage: '10Gi', mounts: { app: '/var/lib/data' } });
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#volume-claim-templates
 */
export function withClaimTemplate<const N extends string, const C extends string = never>(
  props: ClaimTemplateProps<N, C>,
): ClaimTemplate<N, C> {
  requireObject(withClaimTemplate, props, "withClaimTemplate({ name: 'data', storage: '10Gi' })");
  const {
    name,
    storage,
    accessModes = ['ReadWriteOnce'],
    labels,
    annotations,
    mounts = {},
    ...spec
  } = props as ClaimTemplateProps<string, string>;
  const metadata = {
    name,
    ...(labels === undefined ? {} : { labels }),
    ...(annotations === undefined ? {} : { annotations }),
  };
  const effects: Effect[] = [
    {
      effect: 'add claim template',
      claim: { metadata, spec: { ...spec, accessModes, resources: { requests: { storage } } } },
    },
    ...mountEffects(withClaimTemplate, name, mounts),
  ];
  return podMixin(withClaimTemplate, effects);
}
