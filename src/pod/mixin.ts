import type { IConstruct, IMixin } from 'constructs';
import { plainCopy, type Unfit } from '../manifest/plain';
import type { Effect } from './effect';
import { originOf, type Origin } from './origin';
import { applyToScope, takesMixins } from './scope-mixins';
import type { AnyState } from './state';

/**
 * Something that can be added to a pod: pass it to `.with(...)` of a template, of a workload, or of any scope.
 *
 * `Adds` are the claims it adds to the pod's state, `Refs` the claims it refers to (`'port http'`), `Claims` the names
 * that must be free. A bare `PodMixin` is one whose effect the compiler does not know: synth checks it.
 */
export interface PodMixin<Adds = AnyState, Refs = string, Claims = string> extends IMixin {
  /** Carries the claims for the compiler; never called. */
  '~adds'(adds: Adds): void;
  /** Carries the references for the compiler. */
  readonly '~refs': Refs;
  /** Carries the names for the compiler. */
  readonly '~claims': Claims;
}

/** Something wrong with the arguments of a call: reported with everything else when the pod is rendered. */
export interface ArgumentProblem {
  /** The container that it is about, by name; without one, the path is of the pod. */
  readonly container?: string;
  /** The field path below the container, or of the pod (`spec.volumes`), that the argument would have filled. */
  readonly path: string;
  readonly message: string;
  readonly remedy?: string;
}

/** An effect and the call that it came from. */
export interface Step {
  readonly effect: Effect;
  readonly origin: Origin;
}

const brand = Symbol.for('podwright.mixin');

/** A mixin as rendering sees it: the effects of its calls, in order. */
export class Mixin implements IMixin {
  readonly origin: Origin;
  readonly steps: readonly Step[];
  readonly problems: readonly (ArgumentProblem & { readonly origin: Origin })[];

  constructor(
    origin: Origin,
    steps: readonly Step[],
    problems: readonly (ArgumentProblem & { readonly origin: Origin })[],
  ) {
    Object.defineProperty(this, brand, { value: true });
    this.origin = origin;
    this.steps = steps;
    this.problems = problems;
  }

  supports(construct: IConstruct): boolean {
    return takesMixins(construct);
  }

  applyTo(construct: IConstruct): void {
    applyToScope(construct, this);
  }
}

/**
 * Makes the mixin of one call: `call` is the function the user called (its name is what messages say), the effects are
 * copied, so that a later change of an argument does not show.
 */
export function podMixin<M extends PodMixin<any, any, any>>(
  call: Function,
  effects: readonly Effect[],
  problems: readonly ArgumentProblem[] = [],
): M {
  const origin = originOf(call);
  const steps: Step[] = [];
  const found = problems.map((problem) => ({ ...problem, origin }));
  for (const effect of effects) {
    const unfit: Unfit[] = [];
    steps.push({ effect: plainCopy(effect, unfit, { allowFunctions: true }), origin });
    found.push(...unfit.map((one) => ({ ...unfitIn(effect, one), origin })));
  }
  return new Mixin(origin, steps, found) as unknown as M;
}

/** One mixin of several: their effects in order, each with its own origin, under a name for messages. */
export function composedMixin(call: Function, name: string, mixins: readonly Mixin[]): Mixin {
  return new Mixin(
    originOf(call, name),
    mixins.flatMap(({ steps }) => steps),
    mixins.flatMap(({ problems }) => problems),
  );
}

/** Says of data that a manifest cannot hold where it would have stood. */
function unfitIn(effect: Effect, { path, given, remedy }: Unfit): ArgumentProblem {
  const message = `a manifest cannot hold ${given}`;
  const below = path.replace(/^(container|patch|volume|claim)(\.|$)/, '');
  switch (effect.effect) {
    case 'add container':
      return { container: effect.name, path: below, message, remedy };
    case 'patch containers':
      return typeof effect.target === 'string'
        ? { container: effect.target, path: below, message, remedy }
        : { path: below, message, remedy };
    case 'add volume':
      return { path: `spec.volumes.${below}`, message, remedy };
    case 'patch metadata':
      return { path: `metadata.${below}`, message, remedy };
    default:
      return { path: `spec.${below}`, message, remedy };
  }
}

/** Whether a value is a mixin for pods, of this copy of the package or of another. */
export function isPodMixin(value: unknown): value is Mixin {
  return typeof value === 'object' && value !== null && brand in value;
}
