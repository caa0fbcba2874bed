import type { FieldPath } from './field-path';
import type { Rule } from './rule';

type AnyRule<Node, Scope> = Rule<Node, Scope, never>;

/** A rule and what it does: one form for all, because a function is slow to find in objects of fifty forms. */
interface Step<Node, Scope> {
  readonly rule: AnyRule<Node, Scope>;
  readonly check: (node: Node, at: FieldPath, scope: Scope) => void;
}

type Steps<Node, Scope> = readonly Step<Node, Scope>[];

/** What is done where a field is there. */
interface FieldSteps<Node, Scope> {
  readonly steps: Step<Node, Scope>[];
  /** The rules about several fields of which this is one, as bits. */
  several: number;
}

/** Rules sorted by the fields without which they have nothing to check. */
export interface RulePlan<Node, Scope> {
  readonly always: Steps<Node, Scope>;
  readonly byField: ReadonlyMap<string, FieldSteps<Node, Scope>>;
  readonly ofSeveral: Steps<Node, Scope>;
}

const mostOfSeveral = 31;

/** Sorts the rules of a place, so that those about absent fields cost nothing. */
export function planOf<Node, Scope, Fields>(
  rules: readonly Rule<Node, Scope, Fields>[],
): RulePlan<Node, Scope> {
  const always: Step<Node, Scope>[] = [];
  const ofSeveral: Step<Node, Scope>[] = [];
  const byField = new Map<string, FieldSteps<Node, Scope>>();
  const stepsOf = (field: string): FieldSteps<Node, Scope> => {
    const known = byField.get(field) ?? { steps: [], several: 0 };
    byField.set(field, known);
    return known;
  };
  for (const rule of rules as readonly AnyRule<Node, Scope>[]) {
    const of: string | readonly string[] | undefined = rule.of;
    const step = { rule, check: rule.check };
    if (of === undefined || (typeof of !== 'string' && ofSeveral.length >= mostOfSeveral)) {
      always.push(step);
    } else if (typeof of === 'string') stepsOf(of).steps.push(step);
    else {
      for (const field of of) stepsOf(field).several |= 1 << ofSeveral.length;
      ofSeveral.push(step);
    }
  }
  return { always, byField, ofSeveral };
}

/** Runs the rules of one place that have something to check in an object, which is the node unless it is given. */
export function runPlan<Node, Scope>(
  { always, byField, ofSeveral }: RulePlan<Node, Scope>,
  node: Node,
  at: FieldPath,
  scope: Scope,
  fields: object = node as object,
): void {
  const { report } = at;
  const outer = report.rule;
  runSteps(always, node, at, scope);
  if (byField.size > 0) {
    let several = 0;
    for (const name in fields) {
      const found = byField.get(name);
      if (found === undefined) continue;
      runSteps(found.steps, node, at, scope);
      if ((fields as Readonly<Record<string, unknown>>)[name] !== undefined) {
        several |= found.several;
      }
    }
    for (let i = 0; several !== 0; i += 1, several >>>= 1) {
      if ((several & 1) !== 0) runStep(ofSeveral[i] as Step<Node, Scope>, node, at, scope);
    }
  }
  report.rule = outer;
}

// The hottest loop of all: counted, because an iterator costs more than most rules.
function runSteps<Node, Scope>(
  steps: Steps<Node, Scope>,
  node: Node,
  at: FieldPath,
  scope: Scope,
): void {
  for (let i = 0; i < steps.length; i += 1) {
    runStep(steps[i] as Step<Node, Scope>, node, at, scope);
  }
}

function runStep<Node, Scope>(
  { rule, check }: Step<Node, Scope>,
  node: Node,
  at: FieldPath,
  scope: Scope,
): void {
  at.report.rule = rule;
  check(node, at, scope);
}
