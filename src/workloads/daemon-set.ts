import type { Construct } from 'constructs';
import type { DaemonSetSpec } from '../kubernetes';
import { requirePlace } from '../manifest/given';
import type { AnyState } from '../pod/state';
import type { ObjectProps } from './object-definition';
import type { PodFor } from './placement';
import type { SelectorInput } from './selector';
import { ServingWorkload } from './serving-workload';
import { markClass } from './class-mark';

/** What a {@link Deployment} takes: the pod, and every field of its spec. */
export interface DaemonSetProps<S>
  extends ObjectProps, Omit<DaemonSetSpec, 'selector' | 'template'> {
  /** The pod that it runs. */
  readonly pod: PodFor<S, 'DaemonSet'>;
  /**
   * The labels, or the whole selector, by which the DaemonSet finds its pods. Cannot be changed on a live object.
   * @defaultValue `app.kubernetes.io/name` and `app.kubernetes.io/instance`
   */
  readonly selector?: SelectorInput;
}

/**
 * Runs one pod on every node, or on every node that the pod's scheduling allows.
 *
 * @example
 * new DaemonSet(chart, 'agent', { pod: new WorkerPod({ image: 'ghcr.io/acme/agent:3.1.0' }) });
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/
 */
export class DaemonSet<out S = AnyState> extends ServingWorkload<S> {
  static {
    markClass(this, 'DaemonSet');
  }

  constructor(scope: Construct, id: string, props: DaemonSetProps<S>) {
    requirePlace(DaemonSet, scope, id, props, "new DaemonSet(chart, 'agent', { pod: agent })");
    const { pod, ...fields } = props;
    super(scope, id, {
      kind: 'DaemonSet',
      apiVersion: 'apps/v1',
      call: DaemonSet,
      podPath: 'spec.template',
      pod,
      fields,
      selects: true,
    });
  }
}
