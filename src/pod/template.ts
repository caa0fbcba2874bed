import type { Added, Fits, MixinArgument } from './fits';
import type { RenderContext } from './context';
import { refuseUnknown, requireList, requireOptions } from '../manifest/given';
import { effectiveResources, type EffectiveResources } from './effective-resources';
import { probeTimings, type ProbeTiming } from './probe-timing';
import { isPodMixin, type Mixin } from './mixin';
import { renderPod, type RenderedPod } from './render';
import { settingsOf } from './settings';
import type { AnyState } from './state';

/**
 * A pod as an immutable value: a list of mixins, with what they add in its type. Place it in any workload, as often as
 * you like; `.with()` gives a new one and leaves this one as it is.
 *
 * @example
 * const web = new WebPod({ image: 'ghcr.io/acme/shop:1.4.2', port: 8080 });
 * const logged = web.with(withSidecar({ name: 'logs', image: 'ghcr.io/acme/log-shipper:2.0.1' }));
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/#pod-templates
 */
export class PodTemplate<out S = AnyState> {
  /** Carries the state for the compiler; never there. */
  declare readonly '~state': S;
  /** The mixins that make the pod, in the order they were said. */
  readonly mixins: readonly Mixin[];

  /** @internal */
  constructor(mixins: readonly Mixin[]) {
    requireList('PodTemplate', 'its mixins', mixins, 'new WebPod({ ... }).with(withEnv({ ... }))');
    this.mixins = Object.freeze([...mixins]);
    Object.defineProperty(this, brand, { value: true });
  }

  /**
   * Adds mixins: a new template, this one stays. What one adds, another of the same call may refer to, in any order;
   * `false` and `undefined` are left out, so `flag && withEnv({ ... })` reads well.
   */
  with<const M extends readonly MixinArgument[]>(
    ...mixins: Fits<S, M>
  ): PodTemplate<{ readonly [K in keyof (S & Added<M>)]: (S & Added<M>)[K] }> {
    return new PodTemplate([...this.mixins, ...mixinsIn(mixins as readonly unknown[])]);
  }

  /**
   * The pod as plain data, for tests and for the curious; in a Deployment named `pod` with the default settings where
   * nothing is said. Problems come with it, nothing is thrown.
   */
  render(context: Partial<RenderContext> = {}): RenderedPod {
    requireOptions('render', context, "web.render({ name: 'web' })");
    refuseUnknown('render', context, ofContext);
    return renderPod(this.mixins, {
      kind: 'Deployment',
      name: 'pod',
      selectorLabels: {},
      settings: settingsOf(),
      ...context,
    });
  }

  /**
   * What a node must have free for the pod, and what its containers may use together, as the scheduler counts it: in a
   * Deployment with the default settings where nothing is said.
   *
   * @example
   * web.effectiveResources().requests; // { cpu: '350m', memory: '192Mi' }
   */
  effectiveResources(context: Partial<RenderContext> = {}): EffectiveResources {
    return effectiveResources(this.render(context).spec);
  }

  /**
   * When each probe makes the kubelet act, in numbers and in words.
   *
   * @example
   * web.probeTimings()[0]?.text;
   * // container "app" is restarted after 3 failures in a row, 10 s to 16 s after it stops answering; it has 30 s to end
   */
  probeTimings(context: Partial<RenderContext> = {}): readonly ProbeTiming[] {
    return probeTimings(this.render(context).spec);
  }
}

/** A template as workloads take it, of this copy of the package or of another: what it has, whatever its class. */
export interface PodTemplateLike<out S = AnyState> {
  /** Carries the state for the compiler; never there. */
  readonly '~state': S;
  /** The mixins that make the pod, in the order they were said. */
  readonly mixins: readonly unknown[];
}

/** A template whose names the compiler does not know: it takes every template, synth checks what is said of it. */
export type AnyPod = PodTemplate<any>;

const ofContext = ['kind', 'name', 'namespace', 'selectorLabels', 'settings'];

const brand = Symbol.for('podwright.pod-template');

/** Whether a value is a pod template, of this copy of the package or of another. */
export function isPodTemplate(value: unknown): value is PodTemplate {
  return typeof value === 'object' && value !== null && brand in value;
}

/** The mixins in the arguments of `.with()`, lists included; refuses what is none. */
export function mixinsIn(values: readonly unknown[]): readonly Mixin[] {
  return values.flatMap((value): readonly Mixin[] => {
    if (value === false || value === undefined || value === null) return [];
    if (Array.isArray(value)) return mixinsIn(value);
    if (isPodMixin(value)) return [value];
    throw new TypeError(
      `.with() takes pod mixins such as withEnv({ ... }), and was given ${described(value)}`,
    );
  });
}

function described(value: unknown): string {
  if (typeof value === 'function') return `the function ${value.name || 'without a name'}: call it`;
  if (isPodTemplate(value)) return 'a pod template';
  return typeof value === 'object' ? 'an object that is none' : `a ${typeof value}`;
}
