import { changeBy } from './add';
import type { PodDraft } from './draft';
import { spelled } from './duration';
import type { AskTimeToEnd } from './effect';
import { mergeField } from './merge';
import type { Step } from './mixin';
import type { Origin } from './origin';

const field = 'terminationGracePeriodSeconds';
const serverDefault = 30;

/**
 * Holds the grace period against the longest time that a container asked for: it fills one that nobody set, and reports
 * one that was set shorter, whatever the order of the calls.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination
 */
export function holdGracePeriod(draft: PodDraft, steps: readonly Step[]): void {
  const longest = longestOf(steps);
  if (longest === undefined) return;
  const { asked, origin } = longest;
  const needed = asked.delay + asked.drain;
  const set: unknown = draft.spec[field];
  if (set === undefined) {
    if (needed <= serverDefault) return;
    mergeField(draft.spec, field, needed, 'PodSpec', changeBy(draft, origin, 'default'));
  } else if (typeof set === 'number' && set < needed) {
    const [setter] = draft.record?.at(draft.spec, field) ?? [];
    draft.note({
      path: `spec.${field}`,
      rule: 'hold-grace-period',
      type: 'FieldValueInvalid',
      message: `Invalid value: ${set}: ${timesOf(asked)} longer than the grace period ${spelled(set)}: the kubelet kills the pod earlier`,
      remedy: `let the grace period be ${spelled(needed)} (${needed} seconds) or more, or leave it out: it is counted then`,
      origins: setter === undefined || setter === origin ? [origin] : [setter, origin],
    });
  }
}

function longestOf(
  steps: readonly Step[],
): { readonly asked: AskTimeToEnd; readonly origin: Origin } | undefined {
  let longest: { readonly asked: AskTimeToEnd; readonly origin: Origin } | undefined;
  for (const { effect, origin } of steps) {
    if (effect.effect !== 'ask time to end') continue;
    const before = longest === undefined ? 0 : longest.asked.delay + longest.asked.drain;
    if (effect.delay + effect.drain > before) longest = { asked: effect, origin };
  }
  return longest;
}

function timesOf({ delay, drain }: AskTimeToEnd): string {
  if (drain === 0) return `delay ${spelled(delay)} is`;
  if (delay === 0) return `drain ${spelled(drain)} is`;
  return `delay ${spelled(delay)} and drain ${spelled(drain)} are`;
}
