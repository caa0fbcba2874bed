import type { IConstruct, IMixin } from 'constructs';
import { plainCopy, type Unfit } from '../manifest/plain';
import type { Effect } from './effect';
import { referencesIn } from './named-object';
import { originOf, type Origin } from './origin';
import { applyToScope, missesMixins, takesMixins, takesWaivers } from './scope-mixins';
import type { AnyState } from './state';
import { firstOf } from './target';

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
  /** The container that it is about, by name or role; without one, the path is of the pod. */
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

/** A mixin as rendering sees it: the effects of one call, or the mixins that it was composed of. */
export class Mixin implements IMixin {
  static {
    Object.defineProperty(this.prototype, brand, { value: true });
  }

  readonly origin: Origin;
  /** What was said in the call: two mixins of one function with equal arguments are the same. */
  readonly said: unknown;
  readonly effects: readonly Effect[];
  readonly problems: readonly (ArgumentProblem & { readonly origin: Origin })[];
  /** The mixins of a composed one, in order; itself otherwise. */
  readonly parts: readonly Mixin[];

  constructor(
    made: Pick<Mixin, 'origin' | 'said' | 'effects' | 'problems'> & {
      readonly parts?: readonly Mixin[];
    },
  ) {
    this.origin = made.origin;
    this.said = made.said;
    this.effects = made.effects;
    this.problems = made.problems;
    this.parts = made.parts ?? [this];
  }

  supports(construct: IConstruct): boolean {
    if (takesMixins(construct) || missesMixins(construct)) return true;
    return takesWaivers(construct) && onlyWaives(this);
  }

  applyTo(construct: IConstruct): void {
    applyToScope(construct, this);
  }
}

/** Whether a mixin does nothing but waive rules. */
export function onlyWaives({ parts }: Mixin): boolean {
  return parts.every(
    ({ effects }) => effects.length > 0 && effects.every(({ effect }) => effect === 'waive'),
  );
}

/**
 * Makes the mixin of one call: `call` is the function the user called (its name is what messages say), the effects are
 * copied, so that a later change of an argument does not show. `said` are the arguments, where the effects hold
 * functions of the call's own, which no two calls share.
 */
export function podMixin<M extends PodMixin<any, any, any>>(
  call: Function,
  effects: readonly Effect[],
  problems: readonly ArgumentProblem[] = [],
  said?: unknown,
): M {
  const origin = originOf(call);
  const found: (ArgumentProblem & { readonly origin: Origin })[] = [];
  for (const problem of problems) found.push({ ...problem, origin });
  const copies = effects.slice();
  for (const [index, effect] of effects.entries()) {
    const unfit: Unfit[] = [];
    copies[index] = plainCopy(effect, unfit, withFunctions);
    for (const one of unfit) found.push({ ...unfitIn(effect, one), origin });
    for (const reference of referencesOf(effect)) copies.push(reference);
  }
  const equalBy = said === undefined ? copies : plainCopy(said, [], withFunctions);
  return new Mixin({ origin, said: equalBy, effects: copies, problems: found }) as unknown as M;
}

/** The objects that the data of an effect names, which its copy does not tell. */
function referencesOf(effect: Effect): readonly Effect[] {
  if (effect.effect === 'add container' && typeof effect.container !== 'function') {
    return referencesIn(effect.container);
  }
  if (effect.effect === 'patch containers' && typeof effect.patch !== 'function') {
    return referencesIn(effect.patch);
  }
  return none;
}

const none: readonly never[] = [];

const withFunctions = { allowFunctions: true };

/** One mixin of several, under a name that messages show. */
export function composedMixin(call: Function, name: string, mixins: readonly Mixin[]): Mixin {
  const parts = mixins.flatMap((mixin) => mixin.parts).map((part) => within(part, name));
  return new Mixin({ origin: originOf(call, name), said: name, effects: [], problems: [], parts });
}

function within(part: Mixin, name: string): Mixin {
  const origin = { ...part.origin, within: part.origin.within ?? name };
  return new Mixin({
    origin,
    said: part.said,
    effects: part.effects,
    problems: part.problems.map((problem) => ({ ...problem, origin })),
  });
}

/** Says of data that a manifest cannot hold where it would have stood. */
function unfitIn(effect: Effect, { path, given, remedy }: Unfit): ArgumentProblem {
  const message = `a manifest cannot hold ${given}`;
  const below = path.replace(/^(container|patch|volume|claim)(\.|$)/, '');
  switch (effect.effect) {
    case 'add container':
      return { container: effect.name, path: below, message, remedy };
    case 'patch containers':
      return { container: firstOf(effect.target), path: below, message, remedy };
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
