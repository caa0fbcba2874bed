import type { IConstruct } from 'constructs';
import { podSteps } from '../manifest/pod-templates';
import type { Problem } from '../manifest/problem';
import { onlyWaives } from '../pod/mixin';
import { fieldOrigin } from '../pod/origin';
import { appliedMixins, missesMixins } from '../pod/scope-mixins';
import { applyMixinsToOwnWorkloads } from '../rules/making-rules';
import { nothingJudged } from '../rules/good-practice/waivers';
import { leftOf, waiversAbout } from './waivers';

const none: readonly never[] = [];

/** Warns of the mixins that were applied to a workload or above it and do not change it, since it is not ours. */
export function missedMixins(construct: IConstruct): readonly Problem[] {
  if (!missesMixins(construct)) return none;
  const { before, after } = appliedMixins(construct);
  const missed = [...before, ...after].filter((mixin) => !onlyWaives(mixin));
  if (missed.length === 0) return none;
  const { id: rule } = applyMixinsToOwnWorkloads;
  const calls = [...new Set(missed.map(({ origin }) => origin.call))];
  const problem: Problem = {
    rule,
    set: 'composition',
    severity: 'warning',
    path: podSteps(construct.apiVersion, construct.kind)?.join('.') ?? '',
    type: 'FieldValueForbidden',
    message: `${calls.join(', ')}: not applied: mixins change the workloads of podwright only`,
    remedy: `make the ${construct.kind} with podwright, or change it where it is made; waive('${rule}', '...') beside the mixin says that it is meant so`,
    origins: missed.map(({ origin }) => fieldOrigin(origin)).toReversed(),
  };
  return leftOf([problem], waiversAbout(construct), nothingJudged);
}
