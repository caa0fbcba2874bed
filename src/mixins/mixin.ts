import type { Added, Alone, MixinArgument } from '../pod/fits';
import { composedMixin, type PodMixin } from '../pod/mixin';
import { named } from '../manifest/given';
import { mixinsIn } from '../pod/template';

type Each<E, K extends '~refs' | '~claims'> = E extends { readonly [P in K]: infer V } ? V : never;

/** The mixin that several make together; what one adds, another may refer to. */
export type Composed<M extends readonly MixinArgument[]> = PodMixin<
  { readonly [K in keyof Added<M>]: Added<M>[K] },
  Exclude<Each<M[number], '~refs'>, Each<M[number], '~claims'> | Running<M>>,
  Each<M[number], '~claims'>
>;

/** The references to running containers that the composition itself answers. */
type Running<M extends readonly MixinArgument[]> =
  Each<M[number], '~claims'> extends infer C
    ? C extends `container ${infer N}`
      ? `running ${N}`
      : never
    : never;

/**
 * Composes mixins into one, with a name of its own for messages: the unit that a platform team publishes.
 *
 * @example
 * export const acme = mixin(
 *   'acme',
 *   withSidecar({ name: 'agent', image: 'ghcr.io/acme/agent:3.1.0', ports: { agent: 9000 } }),
 *   withEnv({ AGENT_URL: 'http://localhost:9000' }),
 * );
 * const web = new WebPod({ image: 'ghcr.io/acme/shop:1.4.2', port: 8080 }).with(acme);
 */
export function mixin<const M extends readonly MixinArgument[]>(
  name: string,
  ...mixins: Alone<M>
): Composed<M> {
  if (typeof name !== 'string') {
    throw new TypeError(
      `mixin takes a name first, mixin('acme', withEnv({ ... })), and was given ${named(name)}`,
    );
  }
  return composedMixin(
    mixin,
    name,
    mixinsIn(mixins as readonly unknown[]),
  ) as unknown as Composed<M>;
}
