import type { Construct } from 'constructs';
import type { ReplicaSetSpec } from '../kubernetes';
import { requirePlace } from '../manifest/given';
import type { AnyState } from '../pod/state';
import type { ObjectProps } from './object-definition';
import type { PodFor } from './placement';
import type { SelectorInput } from './selector';
import { ServingWorkload } from './serving-workload';
import { markClass } from './class-mark';

/** What a {@link Deployment} takes: the pod, and every field of its spec. */
export interface ReplicaSetProps<S>
  extends ObjectProps, Omit<ReplicaSetSpec, 'selector' | 'template'> {
  /** The pod that it runs. */
  readonly pod: PodFor<S, 'ReplicaSet'>;
  /**
   * The labels, or the whole selector, by which the ReplicaSet finds its pods. Cannot be changed on a live object.
   * @defaultValue `app.kubernetes.io/name` and `app.kubernetes.io/instance`
   */
  readonly selector?: SelectorInput;
}

/**
 * Keeps a number of equal pods running; a Deployment makes one for each version, and rolls from one to the next.
 *
 * `replicas` is left out where it is not given, since an autoscaler may own it; the server then makes it 1.
 *
 * @example
 * new ReplicaSet(chart, 'web', { pod: new WebPod({ image: 'ghcr.io/acme/shop:1.4.2', port: 8080 }), replicas: 3 });
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/replicaset/
 */
export class ReplicaSet<out S = AnyState> extends ServingWorkload<S> {
  static {
    markClass(this, 'ReplicaSet');
  }

  constructor(scope: Construct, id: string, props: ReplicaSetProps<S>) {
    requirePlace(ReplicaSet, scope, id, props, "new ReplicaSet(chart, 'web', { pod: web })");
    const { pod, ...fields } = props;
    super(scope, id, {
      kind: 'ReplicaSet',
      apiVersion: 'apps/v1',
      call: ReplicaSet,
      podPath: 'spec.template',
      pod,
      fields,
      selects: true,
    });
  }
}
