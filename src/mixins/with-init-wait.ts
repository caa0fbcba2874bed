import type { Effect, Relation } from '../pod/effect';
import { podMixin, type PodMixin } from '../pod/mixin';
import { named, requireOptions } from '../manifest/given';
import { unknownProps } from '../pod/props';
import type { WaitOptions } from '../pod/wait/options';
import { planCheckedWait, waitProblems } from '../pod/wait/plan';
import type { WaitTarget } from '../pod/wait/target';

/** How to wait: {@link withInitWait}. */
export interface InitWaitOptions<N extends string> extends WaitOptions, Relation {
  /**
   * The name of the init container; others of the same wait get `-2`, `-3`.
   * @defaultValue said by what is waited for, for example `wait-for-postgres`
   */
  readonly name?: N;
}

/** The mixin that adds a wait. */
export type InitWait<N extends string> = PodMixin<
  { readonly [K in `container ${N}`]: 'init' },
  never,
  `container ${N}`
>;

/**
 * Adds an init container that holds the app back until its targets answer, or fails with a log that says for what it
 * waited; refuses a name that the pod has.
 *
 * Each run ends after the timeout; the kubelet then starts it again. The program and its image are those of the
 * scope's settings (`configure(scope, { helpers: { wait: ... } })`), a shell script in busybox where nothing is said;
 * its targets are arguments, never part of a script. In a mesh, say by `after` that it waits for the proxy.
 *
 * @example
 * withInitWait(waitFor.postgres('postgres'), { timeout: '2m' });
 * withInitWait([waitFor.tcp('kafka', 9092), waitFor.http('http://schema:8081/subjects')], { after: 'proxy' });
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/init-containers/
 */
export function withInitWait<const N extends string = never>(
  target: WaitTarget | readonly WaitTarget[],
  options: InitWaitOptions<N> = {},
): InitWait<N> {
  const targets = targetsIn(target);
  requireOptions(
    withInitWait,
    options,
    "withInitWait(waitFor.tcp('postgres', 5432), { timeout: '2m' })",
  );
  const { name, before, after, ...waiting } = options as InitWaitOptions<string>;
  const path = 'spec.initContainers';
  const problems = [...unknownProps(options, known, { path })];
  for (const { argument, given, allowed, remedy } of waitProblems(targets, waiting)) {
    problems.push({ path, message: `${argument}: ${given} is not ${allowed}`, remedy });
  }
  const effects: Effect[] =
    problems.length > 0
      ? []
      : [
          {
            effect: 'add containers',
            role: 'init',
            ...(name === undefined ? {} : { name }),
            plan: ({ settings }) =>
              planCheckedWait(targets, waiting, {
                program: settings.helpers.wait,
                clusterDomain: settings.clusterDomain,
              }),
            order: {
              ...(before === undefined ? {} : { before }),
              ...(after === undefined ? {} : { after }),
            },
          },
        ];
  return podMixin(withInitWait, effects, problems, [targets, options]);
}

const known = ['name', 'before', 'after', 'timeout', 'interval', 'maxInterval', 'env'];

/** The targets, one or a list; throws for what `waitFor` did not make. */
function targetsIn(target: WaitTarget | readonly WaitTarget[]): readonly WaitTarget[] {
  const targets: readonly unknown[] = Array.isArray(target) ? target : [target];
  const other = targets.find((one) => typeof one !== 'object' || one === null || !('kind' in one));
  if (other === undefined && !targets.includes(undefined)) return targets as readonly WaitTarget[];
  throw new TypeError(
    `withInitWait takes what waitFor makes, withInitWait(waitFor.tcp('postgres', 5432)), and was given ${named(other)}`,
  );
}
