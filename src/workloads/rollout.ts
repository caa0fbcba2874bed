import type { DeploymentStrategy, IntOrString } from '../kubernetes';
import { named } from '../manifest/given';

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
  const surge = Math.ceil(share('maxSurge', maxSurge, replicas));
  const unavailable = Math.floor(share('maxUnavailable', maxUnavailable, replicas));
  const missing = surge === 0 && unavailable === 0 ? 1 : unavailable;
  return { replicas, atLeast: Math.max(0, replicas - missing), atMost: replicas + surge };
}

function share(field: string, amount: IntOrString, replicas: number): number {
  if (typeof amount === 'number') return amount;
  if (typeof amount !== 'string') {
    throw new TypeError(
      `rollout takes ${field} as a number or a percentage, ${field}: '25%', and was given ${named(amount)}`,
    );
  }
  return (Number(amount.replace(/%$/, '')) * replicas) / 100;
}

/** A number of replicas; throws at what is none, in place of counting with it. */
export function requireCount(replicas: unknown): number {
  if (typeof replicas === 'number' && Number.isInteger(replicas) && replicas >= 0) return replicas;
  const given = typeof replicas === 'number' ? String(replicas) : named(replicas);
  throw new TypeError(
    `rollout takes a whole number of replicas, rollout(3), and was given ${given}`,
  );
}
