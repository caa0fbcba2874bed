import type { Affinity, PodSpec, Toleration, TopologySpreadConstraint } from '../kubernetes';
import type { Patch } from '../kubernetes/patch';
import type { RenderContext } from '../pod/context';
import { requireObject } from '../manifest/given';
import type { Effect } from '../pod/effect';
import { podMixin, type PodMixin } from '../pod/mixin';

/** A spread over nodes or zones, counted among the workload's own pods where no selector is given. */
export type Spread = Omit<
  TopologySpreadConstraint,
  'maxSkew' | 'whenUnsatisfiable' | 'topologyKey'
> & {
  /** The node label whose values are the domains, for example `topology.kubernetes.io/zone`. */
  readonly topologyKey: string;
  /**
   * By how many pods two domains may differ, 1 or more.
   * @defaultValue 1
   */
  readonly maxSkew?: number;
  /**
   * What happens where the spread cannot be kept.
   * @defaultValue `'ScheduleAnyway'`: a preference
   */
  readonly whenUnsatisfiable?: 'DoNotSchedule' | 'ScheduleAnyway';
};

/** Where pods run: {@link withScheduling}. */
export interface SchedulingProps {
  /** Node labels that a node must have; added to those that are there. */
  readonly nodeSelector?: Readonly<Record<string, string>>;
  /** Taints that the pod bears; added to those that are there. */
  readonly tolerations?: readonly Toleration[];
  /** How the pods spread over nodes and zones; added, one for each key and `whenUnsatisfiable`. */
  readonly spread?: readonly Spread[];
  /** Affinity to nodes and pods; merged field by field. */
  readonly affinity?: Affinity;
  /** The one node that the pod must run on, past the scheduler. */
  readonly nodeName?: string;
  readonly priorityClassName?: string;
  readonly preemptionPolicy?: NonNullable<PodSpec['preemptionPolicy']>;
  /** Gates that hold the pod back from scheduling until a controller removes them. */
  readonly schedulingGates?: readonly string[];
  /**
   * The scheduler that places the pod.
   * @defaultValue left to the server: `'default-scheduler'`
   */
  readonly schedulerName?: string;
  readonly runtimeClassName?: string;
}

/**
 * Says where the pod may run: adds to selectors, tolerations, spreads and gates; replaces what is single.
 *
 * @example
 * withScheduling({
 *   nodeSelector: { 'kubernetes.io/arch': 'arm64' },
 *   tolerations: [{ key: 'dedicated', operator: 'Equal', value: 'shop', effect: 'NoSchedule' }],
 *   spread: [{ topologyKey: 'topology.kubernetes.io/zone' }],
 * });
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/
 */
export function withScheduling(props: SchedulingProps): PodMixin<{}, never, never> {
  requireObject(withScheduling, props, "withScheduling({ nodeSelector: { disk: 'ssd' } })");
  const { tolerations, spread, schedulingGates, ...fields } = props;
  // What is no list, the decoder's rules tell of by its path.
  const patch = {
    ...fields,
    ...(Array.isArray(tolerations) ? {} : { tolerations }),
    ...(Array.isArray(spread) ? {} : { topologySpreadConstraints: spread }),
    ...(Array.isArray(schedulingGates) ? {} : { schedulingGates }),
  } as object as Patch<PodSpec>;
  const effects: Effect[] = [{ effect: 'patch pod', mode: 'patch', patch }];
  if (Array.isArray(tolerations)) {
    effects.push({
      effect: 'patch pod',
      mode: 'patch',
      patch: { tolerations: (current) => [...current, ...tolerations] },
    });
  }
  if (Array.isArray(schedulingGates)) {
    effects.push({
      effect: 'patch pod',
      mode: 'add',
      patch: { schedulingGates: schedulingGates.map((name) => ({ name })) },
    });
  }
  if (Array.isArray(spread)) {
    effects.push({
      effect: 'patch pod',
      mode: 'add',
      patch: (context) => ({
        topologySpreadConstraints: spread.map((one) => constraint(one, context)),
      }),
    });
  }
  return podMixin(withScheduling, effects, [], props);
}

function constraint(spread: Spread, { selectorLabels }: RenderContext): TopologySpreadConstraint {
  if (typeof spread !== 'object') return spread;
  return {
    maxSkew: 1,
    whenUnsatisfiable: 'ScheduleAnyway',
    ...(Object.keys(selectorLabels).length === 0
      ? {}
      : { labelSelector: { matchLabels: selectorLabels } }),
    ...spread,
  };
}
