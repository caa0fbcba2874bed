import type { IConstruct } from 'constructs';
import { requireObjectFor, requireOptions, requireScope } from '../../manifest/given';
import { formatProblems } from '../../manifest/problem-report';
import { OncePerSynthesis } from '../../manifest/synthesis';
import { isAskedForOthers, isJudging, reportsOf } from '../../manifest/validated';
import type { ConstructReport } from '../../manifest/construct-report';
import { refuseWrongOptions, versionsAsked, type CheckOptions } from '../../rules/check-options';
import { kubernetesGivenTo, kubernetesOf } from '../../workloads/kubernetes-of';
import { waiveBelow } from '../../workloads/waive-below';
import { Findings } from '../findings';
import { warn } from '../warnings';
import { judgeObjects } from './judge-objects';
import { markSynthesis } from './one-synthesis';
import { waiveInScope } from './waive-in-scope';

/** What `checkAtSynth` looks for. */
export interface CheckAtSynthOptions extends CheckOptions {
  /**
   * Rules of pod security and good practice, and others that only warn, that the objects of the scope need not keep, each
   * with the reason; one that matches no object any more is reported.
   */
  readonly waive?: Readonly<Record<string, string>>;
}

/**
 * Has every object below a scope judged when the app is synthesised, whoever made it: cdk8s-plus, `Include`, `Helm` or an
 * `ApiObject` written by hand, under the App of cdk8s as well as under ours, later ones included.
 *
 * What an API server of any asked version would refuse stops the synthesis, all of it in one error, by construct path and
 * field path; warnings are printed, each once. The objects of a chart are also judged together, as `checkAll` does.
 * Workloads of podwright keep their own settings, and hear the waivers. What a scope within another one does not say, the
 * outer one says; said again of one scope, the later call adds to the earlier. Throws where an option is not known.
 *
 * @example
 * checkAtSynth(app, { kubernetes: '1.33-1.36', goodPractice: true });
 *
 * @param scope - an app, a chart or any construct
 */
export function checkAtSynth(scope: IConstruct, options: CheckAtSynthOptions = {}): void {
  requireScope(checkAtSynth, scope, example);
  requireOptions(checkAtSynth, options, example);
  const { waive = {}, ...rules } = options;
  requireObjectFor(checkAtSynth, 'its waivers', waive, "waive: { 'avoid-naked-pod': 'why' }");
  refuseWrongOptions(rules);
  versionsAsked(rules);
  const first = !isJudging(scope);
  remember(scope, options);
  waiveBelow(checkAtSynth, scope, waive);
  // Asked for again by each chart of an app.
  const reports = new OncePerSynthesis<readonly ConstructReport[]>();
  function judge(): readonly ConstructReport[] {
    const asked = rulesAt(scope);
    return waiveInScope(scope, judgeObjects(scope, asked), given.get(scope)?.waive ?? {}, asked);
  }
  Object.defineProperty(scope, reportsOf, { value: () => reports.of(judge), configurable: true });
  if (!first || !isJudging(scope)) return;
  scope.node.addValidation({
    validate: () => {
      if (isAskedForOthers(scope)) return [];
      const found = scope[reportsOf]();
      warn(findingsOf(found).warnings());
      return messagesOf(found);
    },
  });
  markSynthesis(scope.node.root);
}

const example = "checkAtSynth(chart, { kubernetes: '1.33-1.36' })";

/** What was said of each scope, all calls together. */
const given = new WeakMap<IConstruct, CheckAtSynthOptions>();

function remember(scope: IConstruct, options: CheckAtSynthOptions): void {
  const before = given.get(scope);
  given.set(scope, {
    ...before,
    ...said(options),
    waive: { ...before?.waive, ...options.waive },
  });
}

/** The options but those that are `undefined`, which say nothing. */
function said(options: CheckAtSynthOptions): CheckAtSynthOptions {
  return Object.fromEntries(
    Object.entries(options).filter(([, value]) => (value as unknown) !== undefined),
  );
}

/** What holds at a scope: of each option what the nearest scope said, and of the versions what `configure` said. */
function rulesAt(scope: IConstruct): CheckOptions {
  let rules: CheckOptions = { kubernetes: kubernetesOf(scope.node.root) };
  for (const outer of scope.node.scopes) {
    const kubernetes = kubernetesGivenTo(outer);
    const { waive: _, ...own } = given.get(outer) ?? {};
    rules = { ...rules, ...(kubernetes === undefined ? {} : { kubernetes }), ...own };
  }
  return rules;
}

/** The errors of a scope's objects as strings, one an object: what a validation of constructs can say. */
export function messagesOf(reports: readonly ConstructReport[]): string[] {
  return findingsOf(reports)
    .errors()
    .map(({ subject, problems }) => formatProblems(subject, problems).replaceAll('\n', '\n    '));
}

function findingsOf(reports: readonly ConstructReport[]): Findings {
  const findings = new Findings();
  for (const { construct, problems } of reports) findings.add(construct, problems);
  return findings;
}
