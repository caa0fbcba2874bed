import type { Construct } from 'constructs';
import type { DeploymentSpec } from '../kubernetes';
import { requirePlace } from '../manifest/given';
import type { AnyState } from '../pod/state';
import type { ObjectProps } from './object-definition';
import type { PodFor } from './placement';
import type { SelectorInput } from './selector';
import { requireCount, rolloutOf, type Rollout } from './rollout';
import { ServingWorkload } from './serving-workload';
import { markClass } from './class-mark';

/** What a {@link Deployment} takes: the pod, and every field of its spec. */
export interface DeploymentProps<S>
  extends ObjectProps, Omit<DeploymentSpec, 'selector' | 'template'> {
  /** The pod that it runs. */
  readonly pod: PodFor<S, 'Deployment'>;
  /**
   * The labels, or the whole selector, by which the Deployment finds its pods. Cannot be changed on a live object.
   * @defaultValue `app.kubernetes.io/name` and `app.kubernetes.io/instance`
   */
  readonly selector?: SelectorInput;
}

/**
 * Keeps a number of pods running, and rolls them from one version to the next.
 *
 * `replicas` is left out where it is not given, since an autoscaler may own it; the server then makes it 1.
 *
 * @example
 * new Deployment(chart, 'web', { pod: new WebPod({ image: 'ghcr.io/acme/shop:1.4.2', port: 8080 }), replicas: 3 });
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/deployment/
 */
export class Deployment<out S = AnyState> extends ServingWorkload<S> {
  static {
    markClass(this, 'Deployment');
  }

  constructor(scope: Construct, id: string, props: DeploymentProps<S>) {
    requirePlace(Deployment, scope, id, props, "new Deployment(chart, 'web', { pod: web })");
    const { pod, ...fields } = props;
    super(scope, id, {
      kind: 'Deployment',
      apiVersion: 'apps/v1',
      call: Deployment,
      podPath: 'spec.template',
      pod,
      fields,
      selects: true,
    });
  }

  /**
   * How many pods a rollout keeps: the arithmetic of its strategy, for the replicas it has or for a number of them.
   *
   * @example
   * new Deployment(chart, 'web', { pod: web, replicas: 3 }).rollout(); // { replicas: 3, atLeast: 3, atMost: 4 }
   */
  rollout(replicas?: number): Rollout {
    const { strategy, replicas: own = 1 } = this.toJson().spec as DeploymentSpec;
    return rolloutOf(strategy, requireCount(replicas ?? own));
  }
}
