import type { IConstruct } from 'constructs';
import type { Effect } from '../pod/effect';
import { podMixin, type Mixin } from '../pod/mixin';
import { applyToScope } from '../pod/scope-mixins';
import { applyWaivers, isAboutWaiver, nothingJudged } from '../rules/good-practice/waivers';

/** Has the objects below a scope hear its waivers, whoever judges them; wrong ones the scope tells of itself. */
export function waiveBelow(
  call: Function,
  scope: IConstruct,
  waive: Readonly<Record<string, string>>,
): void {
  const effects: Effect[] = [];
  for (const [rule, reason] of Object.entries(waive)) {
    const isWrong = applyWaivers([], [{ rule, reason }], nothingJudged).some(isAboutWaiver);
    if (!isWrong) effects.push({ effect: 'waive', rule, reason });
  }
  if (effects.length > 0) applyToScope(scope, podMixin<any>(call, effects) as Mixin);
}
