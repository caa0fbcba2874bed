import type { Construct } from 'constructs';
import type { ReplicationControllerSpec } from '../kubernetes';
import { requirePlace } from '../manifest/given';
import type { RenderedPod } from '../pod/render';
import type { AnyState } from '../pod/state';
import type { ObjectProps } from './object-definition';
import type { PodFor } from './placement';
import { ServingWorkload } from './serving-workload';
import { markClass } from './class-mark';

/** What a {@link ReplicationController} takes: the pod, and every field of its spec. */
export interface ReplicationControllerProps<S>
  extends ObjectProps, Omit<ReplicationControllerSpec, 'selector' | 'template'> {
  /** The pod that it runs. */
  readonly pod: PodFor<S, 'ReplicationController'>;
  /**
   * The labels by which it finds its pods.
   * @defaultValue `app.kubernetes.io/name` and `app.kubernetes.io/instance`
   */
  readonly selector?: Readonly<Record<string, string>>;
}

/**
 * Keeps a number of equal pods running; what a ReplicaSet does since, with a selector that only knows equal labels.
 *
 * @example
 * new ReplicationController(chart, 'web', { pod: new WebPod({ image: 'ghcr.io/acme/shop:1.4.2', port: 8080 }) });
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/replicationcontroller/
 */
export class ReplicationController<out S = AnyState> extends ServingWorkload<S> {
  static {
    markClass(this, 'ReplicationController');
  }

  constructor(scope: Construct, id: string, props: ReplicationControllerProps<S>) {
    requirePlace(
      ReplicationController,
      scope,
      id,
      props,
      "new ReplicationController(chart, 'web', { pod: web })",
    );
    const { pod, ...fields } = props;
    super(scope, id, {
      kind: 'ReplicationController',
      apiVersion: 'v1',
      call: ReplicationController,
      podPath: 'spec.template',
      pod,
      fields,
      selects: true,
    });
  }

  protected override specOf(pod: RenderedPod): object {
    return { ...this.fields, selector: this.selectorLabels, template: this.templateOf(pod) };
  }
}
