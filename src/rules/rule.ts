import type { ProblemSet } from '../manifest/problem';
import type { FieldPath } from './field-path';

/** What is known about a rule without running it. */
export interface RuleInfo {
  /** The rule's name, verb first: `require-container-image`. */
  readonly id: string;
  /** What the rule refuses, as the end of the sentence "refuses ...". */
  readonly refuses: string;
  /** @defaultValue `'api-server'` */
  readonly set?: ProblemSet;
  /** @defaultValue `'error'`, and `'warning'` in the set `good-practice` */
  readonly severity?: 'error' | 'warning';
  /** The rows of the rule catalogue that this rule answers for: `['CTR-7']`. */
  readonly covers?: readonly string[];
  /** What to change, where one sentence fits every problem of the rule. */
  readonly remedy?: string;
  /** The page that states the rule. */
  readonly reference?: string;
}

/**
 * A rule about one kind of place in a manifest: a container, a Service's spec, an object's metadata.
 *
 * `check` reads the node and reports through the field path of that node; it changes nothing and keeps nothing.
 *
 * @internal
 */
export interface Rule<Node, Scope = unknown, Fields = Node> extends RuleInfo {
  /** The fields without which there is nothing to check: the rule is run only where one of them is there. */
  readonly of?: (keyof Fields & string) | readonly (keyof Fields & string)[];
  readonly check: (node: Node, at: FieldPath, scope: Scope) => void;
}

/**
 * Runs the rules of one place, each under its own name.
 *
 * @internal
 */
export function run<Node, Scope, Fields = Node>(
  rules: readonly Rule<Node, Scope, Fields>[],
  node: Node,
  at: FieldPath,
  scope: Scope,
): void {
  const { report } = at;
  const outer = report.rule;
  // The hottest loop of all: counted, because an iterator costs more than most rules.
  for (let i = 0; i < rules.length; i += 1) {
    const rule = rules[i] as Rule<Node, Scope, Fields>;
    report.rule = rule;
    rule.check(node, at, scope);
  }
  report.rule = outer;
}
