import type { FieldPath } from './field-path';
import { run, type Rule } from './rule';

type AnyRule<Node, Scope> = Rule<Node, Scope, never>;

/** Rules sorted by the fields without which they have nothing to check. */
export interface RulePlan<Node, Scope> {
  readonly always: readonly AnyRule<Node, Scope>[];
  readonly byField: ReadonlyMap<string, readonly AnyRule<Node, Scope>[]>;
  readonly ofSeveral: readonly (readonly [readonly string[], readonly AnyRule<Node, Scope>[]])[];
}

/** Sorts the rules of a place, so that those about absent fields cost nothing. */
export function planOf<Node, Scope, Fields>(
  rules: readonly Rule<Node, Scope, Fields>[],
): RulePlan<Node, Scope> {
  const always: AnyRule<Node, Scope>[] = [];
  const byField = new Map<string, AnyRule<Node, Scope>[]>();
  const ofSeveral: [readonly string[], readonly AnyRule<Node, Scope>[]][] = [];
  for (const rule of rules as readonly AnyRule<Node, Scope>[]) {
    const of: string | readonly string[] | undefined = rule.of;
    if (of === undefined) always.push(rule);
    else if (typeof of !== 'string') ofSeveral.push([of, [rule]]);
    else if (byField.has(of)) byField.get(of)?.push(rule);
    else byField.set(of, [rule]);
  }
  return { always, byField, ofSeveral };
}

/** Runs the rules of one place that have something to check in an object, which is the node unless it is given. */
export function runPlan<Node extends object, Scope>(
  plan: RulePlan<Node, Scope>,
  node: Node,
  at: FieldPath,
  scope: Scope,
  fields: object = node,
): void {
  run(plan.always, node, at, scope);
  for (const name in fields) {
    const rules = plan.byField.get(name);
    if (rules !== undefined) run(rules, node, at, scope);
  }
  for (let i = 0; i < plan.ofSeveral.length; i += 1) {
    const [names, rules] = plan.ofSeveral[i] as RulePlan<Node, Scope>['ofSeveral'][number];
    if (hasOne(fields as Readonly<Record<string, unknown>>, names)) run(rules, node, at, scope);
  }
}

function hasOne(object: Readonly<Record<string, unknown>>, names: readonly string[]): boolean {
  for (let i = 0; i < names.length; i += 1) {
    if (object[names[i] as string] !== undefined) return true;
  }
  return false;
}
