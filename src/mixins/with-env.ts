import type { EnvVar } from '../kubernetes';
import type { EnvSource } from '../pod/env';
import { podMixin, type ArgumentProblem, type PodMixin } from '../pod/mixin';
import { isObject, named, requireObject, requireOptions } from '../manifest/given';
import { isResolvable } from '../manifest/plain';
import { unknownProps } from '../pod/props';
import { firstOf, targetOf, type TargetRole } from '../pod/target';

/**
 * Variables by name. Kubernetes knows text only: write `'8080'`, `'true'`; `Lazy.any({ produce })` of cdk8s stands for
 * text that is known at synth.
 */
export interface Environment {
  readonly [name: string]: string | EnvSource;
}

/** The mixin that sets environment variables. */
export type EnvAddition<C extends string> = PodMixin<
  {},
  `container ${Exclude<C, TargetRole>}`,
  never
>;

/**
 * Adds environment variables to containers, in the order they are written; refuses a name that is there with another
 * value.
 *
 * @example
 * withEnv({ PORT: '8080', DATABASE_URL: fromSecret('shop-database', 'url'), POD_NAME: fromField('metadata.name') });
 * withEnv({ LOG_LEVEL: 'debug' }, { container: 'sidecars' });
 *
 * @see https://kubernetes.io/docs/tasks/inject-data-application/define-environment-variable-container/
 */
export function withEnv<const C extends string = never>(
  env: Environment,
  options: { readonly container?: C | readonly C[] } = {},
): EnvAddition<C> {
  requireObject(withEnv, env, "withEnv({ LOG_LEVEL: 'debug' })");
  requireOptions(withEnv, options, "withEnv({ ... }, { container: 'logs' })");
  const target = targetOf(withEnv, options.container);
  const place = { container: firstOf(target), path: 'env' };
  const problems: ArgumentProblem[] = [...unknownProps(options, ['container'], place)];
  const variables = Object.entries(env as Readonly<Record<string, unknown>>).flatMap(
    ([name, value]): EnvVar[] => {
      if (typeof value === 'string' || isLater(value)) return [{ name, value }];
      if (typeof value === 'object' && value !== null && 'valueFrom' in value)
        return [{ name, ...(value as EnvSource) }];
      if (value === undefined) return [];
      problems.push({
        ...place,
        message: `the value of ${name} is ${named(value)}, and a variable is text`,
        remedy: `write it as text, as in ${name}: '...', or take it from somewhere: fromSecret(...), fromField(...)`,
      });
      return [];
    },
  );
  return podMixin(
    withEnv,
    [{ effect: 'patch containers', target, mode: 'add', patch: { env: variables } }],
    problems,
  );
}

/** Whether cdk8s makes text of it at synth; whether it is text, the rules see then. */
function isLater(value: unknown): value is string {
  return isObject(value) && isResolvable(value);
}
