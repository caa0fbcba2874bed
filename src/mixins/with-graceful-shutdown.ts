import type { Container, LifecycleHandler, PodSpec } from '../kubernetes';
import type { Patch } from '../kubernetes/patch';
import { durationProblem, seconds, type Duration } from '../pod/duration';
import type { Effect } from '../pod/effect';
import { podMixin, type ArgumentProblem, type PodMixin } from '../pod/mixin';
import { requireObject } from '../manifest/given';
import { unknownProps } from '../pod/props';
import { targetOf, type TargetRole } from '../pod/target';

/** How a container ends: {@link withGracefulShutdown}. */
export interface GracefulShutdownProps<C extends string = string> {
  /**
   * How long the container goes on before it is told to stop, so that clients hear in time that it leaves: a `sleep`
   * preStop hook, which needs no program in the image. `false` for none.
   * @defaultValue `'5s'`
   */
  readonly delay?: Duration | false;
  /** A preStop hook of your own in place of the delay: exec, httpGet, tcpSocket or sleep. */
  readonly preStop?: LifecycleHandler;
  /**
   * How long the program needs, after it is told to stop, for what it has begun.
   * @defaultValue what the grace period leaves; 25 s beside a delay where nobody sets that
   */
  readonly drain?: Duration;
  /**
   * The time from the beginning of the end until the container is killed; holds for the whole pod.
   * @defaultValue the longest sum of delay and drain of the pod's containers, where it is more than the server's 30 s;
   * else left to the server
   */
  readonly gracePeriod?: Duration;
  /**
   * The containers that get the hook.
   * @defaultValue `'app'`
   */
  readonly container?: C | readonly C[];
}

/** The mixin that says how containers end. */
export type GracefulShutdown<C extends string> = PodMixin<
  {},
  `running ${Exclude<C, TargetRole>}`,
  never
>;

const known = ['delay', 'preStop', 'drain', 'gracePeriod', 'container'];

/**
 * Adds a preStop delay to containers and sets the pod's grace period; replaces a preStop hook that is there.
 *
 * Leaving the endpoints and the signal to stop are concurrent: without a delay, requests still come to a program that
 * has ended. Hook and drain share the grace period: it holds the longest that a call asks
 * for, and one that is set shorter, here or by `withPodSpec`, is refused.
 *
 * @example
 * withGracefulShutdown({ delay: '10s', drain: '45s' });
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination
 */
export function withGracefulShutdown<const C extends string = never>(
  props: GracefulShutdownProps<C> = {},
): GracefulShutdown<C> {
  requireObject(withGracefulShutdown, props, "withGracefulShutdown({ delay: '10s' })");
  const { delay = '5s', preStop, drain, gracePeriod, container } = props as GracefulShutdownProps;
  const target = targetOf(withGracefulShutdown, container);
  const place = { path: 'spec.terminationGracePeriodSeconds' };
  const problems: ArgumentProblem[] = [...unknownProps(props, known, place)];
  const before =
    preStop === undefined
      ? wholeSeconds('delay', delay === false ? 0 : delay, problems)
      : (preStop?.sleep?.seconds ?? 0);
  const after = wholeSeconds('drain', drain ?? 0, problems);
  const whole =
    gracePeriod === undefined ? undefined : wholeSeconds('gracePeriod', gracePeriod, problems);
  const hook = preStop ?? (before > 0 ? { sleep: { seconds: before } } : undefined);
  const effects: Effect[] = [];
  if (hook !== undefined) {
    const patch: Patch<Container> = { lifecycle: { preStop: hook } };
    effects.push({
      effect: 'patch containers',
      target,
      mode: 'patch',
      patch,
      needs: { refuses: ofInit },
    });
  }
  // A time that is none is told of, and says nothing of the grace period.
  if (problems.length > 0) return podMixin(withGracefulShutdown, effects, problems);
  effects.push({
    effect: 'ask time to end',
    target,
    ...(hook === undefined ? {} : { delay: before }),
    ...(drain === undefined ? {} : { drain: after }),
  });
  if (whole !== undefined) {
    const patch: Patch<PodSpec> = { terminationGracePeriodSeconds: whole };
    effects.push({ effect: 'patch pod', mode: 'patch', patch });
  }
  return podMixin(withGracefulShutdown, effects, problems);
}

const ofInit = {
  role: 'init',
  why: 'may not be set for init containers without restartPolicy=Always',
  remedy:
    'a plain init container runs to completion: name the container that serves, or make it a sidecar',
} as const;

function wholeSeconds(argument: string, duration: Duration, problems: ArgumentProblem[]): number {
  const message = durationProblem(duration);
  if (message === undefined) return seconds(duration);
  problems.push({ path: 'spec.terminationGracePeriodSeconds', message: `${argument}: ${message}` });
  return 0;
}
