import { requireText } from '../manifest/given';
import { podMixin, type PodMixin } from '../pod/mixin';

/**
 * Says that a rule of pod security or good practice, or one that only warns, is broken on purpose, and why; refuses those
 * of what the API server refuses and of what cannot work.
 *
 * Its problems vanish from the workload. A waiver that matches nothing is reported, so that none outlives its reason. On
 * a scope (`chart.with(waive(...))`) it holds for every workload below; that one, and one in a `mixin` with a name, need
 * not match in each.
 *
 * @example
 * const importer = worker.with(waive('require-liveness-probe', 'a hung import is left alone until somebody looks'));
 */
export function waive(rule: string, reason: string): PodMixin<{}, never, never> {
  requireText(waive, 'the name of a rule', rule, example);
  requireText(waive, 'the reason', reason, example);
  return podMixin(waive, [{ effect: 'waive', rule, reason }]);
}

const example = "waive('require-liveness-probe', 'a hung importer is safer left alone')";
