import { changeBy } from './add';
import type { DraftContainer, PodDraft } from './draft';
import { spelled } from './duration';
import { mergeField } from './merge';
import type { Step } from './mixin';
import type { Origin } from './origin';
import { targeted } from './target';

const field = 'terminationGracePeriodSeconds';
const serverDefault = 30;

/** The seconds that a program gets where nobody says what it needs: what the default delay leaves of the server's 30. */
const usualDrain = 25;

/**
 * Holds the grace period against the longest time that a container asked for: it fills one that nobody set, and reports
 * one that was set shorter, whatever the order of the calls.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination
 */
export function holdGracePeriod(draft: PodDraft, steps: readonly Step[]): void {
  const times = timesIn(draft, steps);
  const set: unknown = draft.spec[field];
  if (set === undefined) {
    const longest = longestOf(times, usualLength);
    if (longest === undefined || usualLength(longest) <= serverDefault) return;
    const change = changeBy(draft, longest.origin, 'default');
    mergeField(draft.spec, field, usualLength(longest), 'PodSpec', change);
    return;
  }
  const longest = longestOf(times, lengthOf);
  if (longest === undefined) return;
  const { origin } = longest;
  const needed = lengthOf(longest);
  if (typeof set === 'number' && set < needed) {
    const [setter] = draft.record?.at(draft.spec, field) ?? [];
    draft.note({
      path: `spec.${field}`,
      rule: 'hold-grace-period',
      type: 'FieldValueInvalid',
      message: `Invalid value: ${set}: ${timesOf(longest)} longer than the grace period ${spelled(set)}: the kubelet kills the pod earlier`,
      remedy: `let the grace period be ${withSeconds(needed)} or more, or leave it out: it is counted then`,
      origins: setter === undefined || setter === origin ? [origin] : [setter, origin],
    });
  }
}

/** The time that a container needs to end, and the call that said so last. */
interface Time {
  readonly delay: number;
  readonly drain: number | undefined;
  readonly origin: Origin;
}

function timesIn(draft: PodDraft, steps: readonly Step[]): readonly Time[] {
  let times: Map<DraftContainer, Time> | undefined;
  for (const { effect, origin } of steps) {
    if (effect.effect === 'drop serving') for (const one of draft.of('app')) times?.delete(one);
    if (effect.effect !== 'ask time to end') continue;
    times ??= new Map();
    for (const container of targeted(draft, effect.target).found) {
      const before = times.get(container);
      const { delay = before?.delay ?? 0, drain = before?.drain } = effect;
      // Who asked for the time that is meant, not who only set another hook before it.
      const asks = effect.drain === undefined && (before?.drain ?? 0) > 0;
      times.set(container, { delay, drain, origin: asks ? before!.origin : origin });
    }
  }
  return times === undefined ? none : [...times.values()];
}

const none: readonly never[] = [];

function longestOf(times: readonly Time[], lengthIn: (time: Time) => number): Time | undefined {
  let longest: Time | undefined;
  for (const time of times) {
    if (lengthIn(time) > (longest === undefined ? 0 : lengthIn(longest))) longest = time;
  }
  return longest;
}

/** What was asked for. */
function lengthOf({ delay, drain = 0 }: Time): number {
  return delay + drain;
}

/** What was asked for, and the usual time to end beside a delay that says nothing of it. */
function usualLength({ delay, drain = delay > 0 ? usualDrain : 0 }: Time): number {
  return delay + drain;
}

/** The field takes seconds: says how many, where the duration does not. */
function withSeconds(seconds: number): string {
  const duration = spelled(seconds);
  return duration === `${seconds}s` ? duration : `${duration} (${seconds} seconds)`;
}

function timesOf({ delay, drain = 0 }: Time): string {
  if (drain === 0) return `delay ${spelled(delay)} is`;
  if (delay === 0) return `drain ${spelled(drain)} is`;
  return `delay ${spelled(delay)} and drain ${spelled(drain)} are`;
}
