import { named } from '../../manifest/given';
import type { EnvVar } from '../../kubernetes';
import {
  type Duration,
  durationProblem,
  isDuration,
  shownDuration,
  seconds,
  spelled,
  writeDuration,
} from '../duration';
import { type ArgumentProblem, shown } from './argument-problem';

/** How long and how often an init container waits. */
export interface WaitOptions {
  /**
   * The time after which one run of the container gives up; the kubelet then starts it again, after 10 s, 20 s, up to 5 min.
   *
   * @defaultValue `'5m'`
   * @see https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#restart-policy
   */
  readonly timeout?: Duration;
  /**
   * The pause after the first attempt; each pause after that is twice as long.
   *
   * @defaultValue `'1s'`
   */
  readonly interval?: Duration;
  /**
   * The longest pause between two attempts.
   *
   * @defaultValue `'10s'`
   */
  readonly maxInterval?: Duration;
  /** Environment variables of the wait, to which hosts, headers and commands refer as `$(NAME)`. */
  readonly env?: readonly EnvVar[];
}

/** The times of a wait in whole seconds. */
export interface WaitTimes {
  readonly timeout: number;
  readonly interval: number;
  readonly maxInterval: number;
}

const defaults: WaitTimes = { timeout: 300, interval: 1, maxInterval: 10 };

/** The times that the options ask for; where one is wrong, its default. */
export function waitTimes(options: WaitOptions): WaitTimes {
  const time = (name: keyof WaitTimes): number => {
    const given = options[name];
    return given === undefined || timeRemedy(given) !== undefined ? defaults[name] : seconds(given);
  };
  const interval = time('interval');
  return {
    timeout: time('timeout'),
    interval,
    maxInterval: Math.max(time('maxInterval'), interval),
  };
}

/** What is wrong with the options of a wait. */
export function waitOptionProblems(options: WaitOptions): readonly ArgumentProblem[] {
  if (options.env !== undefined && !Array.isArray(options.env)) {
    return [
      {
        argument: 'env',
        given: named(options.env),
        allowed: 'a list of variables',
        remedy: "as in env: [{ name: 'PGUSER', value: 'shop' }]",
      },
    ];
  }
  const times = (['timeout', 'interval', 'maxInterval'] as const).flatMap((argument) => {
    const given = options[argument];
    const remedy = given === undefined ? undefined : timeRemedy(given);
    return remedy === undefined
      ? []
      : [
          {
            argument,
            given: shownTime(given),
            allowed: 'a duration from 1s to 2147483647s',
            remedy,
          },
        ];
  });
  if (times.length > 0) return times;
  const { timeout, interval, maxInterval } = options;
  if (maxInterval !== undefined && seconds(maxInterval) < seconds(interval ?? defaults.interval)) {
    return [
      {
        argument: 'maxInterval',
        given: shown(maxInterval),
        allowed: `${spelled(seconds(interval ?? defaults.interval))} or more, the interval it grows from`,
        remedy: 'make maxInterval longer or interval shorter',
      },
    ];
  }
  if (interval !== undefined && seconds(interval) >= seconds(timeout ?? defaults.timeout)) {
    return [
      {
        argument: 'interval',
        given: shown(interval),
        allowed: `less than the timeout of ${spelled(seconds(timeout ?? defaults.timeout))}`,
        remedy: 'make interval shorter or timeout longer',
      },
    ];
  }
  return [];
}

function timeRemedy(given: Duration): string | undefined {
  if (!isDuration(given)) return writeDuration;
  if (durationProblem(given) !== undefined)
    return 'choose a shorter one: the kubelet starts a wait that ran out again';
  return seconds(given) < 1 ? 'a wait has an end, and time for one attempt' : undefined;
}

function shownTime(given: Duration | undefined): string {
  return typeof given === 'object' ? shownDuration(given) : shown(given);
}
