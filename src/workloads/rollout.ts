import type { DeploymentStrategy, IntOrString } from '../kubernetes';

/** How many pods a rollout keeps, in numbers: percentages are taken of the replicas as the Deployment controller does. */
export interface Rollout {
  /** How many pods there are before and after. */
  readonly replicas: number;
  /** How many pods are available at every moment, as far as the rollout decides. */
  readonly atLeast: number;
  /** How many pods there are at most at once. */
  readonly atMost: number;
}

/**
 * The arithmetic of a rollout: `maxSurge` is rounded up and `maxUnavailable` down, each 25 % where it is not said; where
 * both come to nothing, one pod may be unavailable. `Recreate` ends all pods first.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#rolling-update-deployment
 */
export function rolloutOf(strategy: DeploymentStrategy | undefined, replicas: number): Rollout {
  if (strategy?.type === 'Recreate') return { replicas, atLeast: 0, atMost: replicas };
  const { maxSurge = '25%', maxUnavailable = '25%' } = strategy?.rollingUpdate ?? {};
  const surge = Math.ceil(share(maxSurge, replicas));
  const unavailable = Math.floor(share(maxUnavailable, replicas));
  const missing = surge === 0 && unavailable === 0 ? 1 : unavailable;
  return { replicas, atLeast: Math.max(0, replicas - missing), atMost: replicas + surge };
}

function share(amount: IntOrString, replicas: number): number {
  if (typeof amount === 'number') return amount;
  return (Number(amount.replace(/%$/, '')) * replicas) / 100;
}
