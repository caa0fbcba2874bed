import type { PodMixin } from './mixin';
import type { AnyState, PodState } from './state';

/** What a condition leaves behind: `flag && withEnv(...)`. */
type Absent = false | null | undefined;

/** What `.with()` takes: mixins, and what a condition leaves behind. */
export type MixinArgument = PodMixin<any, any, any> | Absent;

type Effects = readonly PodMixin<any, any, any>[];

/**
 * What a list of mixins adds to the claims of a pod. An empty list adds `{}`, never `unknown`: that would switch the
 * check off. The effect is a parameter, so that inferring it from a union of mixins gives the intersection.
 */
export type Added<M extends readonly unknown[]> = M extends Effects
  ? M[number]['~adds'] | Nil extends (adds: infer A) => void
    ? A
    : {}
  : Present<M[number]>['~adds'] | Nil extends (adds: infer A) => void
    ? A
    : {};
type Nil = (adds: {}) => void;
/** The mixins of a union of arguments. */
type Present<E> = E extends PodMixin<any, any, any> ? E : never;

/** The claims that more than one element makes; four at a time, since each step of a recursion costs. */
type Twice<C> = C extends readonly [infer A1, infer A2, infer A3, infer A4, ...infer R]
  ?
      | (A1 & (A2 | A3 | A4 | R[number]))
      | (A2 & (A3 | A4 | R[number]))
      | (A3 & (A4 | R[number]))
      | (A4 & R[number])
      | Twice<R>
  : C extends readonly [infer A1, ...infer R]
    ? (A1 & R[number]) | Twice<R>
    : never;

type Claims<M extends Effects> = { [I in keyof M]: M[I]['~claims'] };

/**
 * The mixins themselves where all is well, else the same list with a sentence in place of each one that does not fit.
 *
 * `& Unclaimed` stands on both sides on purpose: on the left it lets states and names that are still type parameters
 * through, on the right it keeps a state that shares no claim with the question from being refused.
 */
export type Fits<S, M extends readonly unknown[]> = M extends Effects
  ? S & Unclaimed extends {
      readonly [K in M[number]['~claims']]?: never;
    } & Unclaimed &
      Distinct<Claims<M>>
    ? [M[number]['~refs']] extends [keyof S | M[number]['~claims']]
      ? M
      : Late<S, M>
    : Apart<S, M>
  : Apart<S, M>;
type Unclaimed = { readonly [claim: string]: never };
type Late<S, M> = [M] extends [infer X extends Effects]
  ? S & PodState & Added<X> extends Wanted<X[number]['~refs']>
    ? X
    : Told<S, X>
  : never;
type Wanted<R> = {
  readonly [
    K in R as K extends `running ${infer Name}` ? `container ${Name}` : K & string
  ]: K extends `running ${string}` ? 'app' | 'sidecar' : string | number;
};
type Apart<S, M> = [M] extends [infer X extends readonly unknown[]] ? Told<S, X> : never;

/** The same for mixins that stand alone: they must not claim one name twice, and may refer to what the pod will have. */
export type Alone<M extends readonly unknown[]> = M extends Effects
  ? unknown extends Distinct<Claims<M>>
    ? M
    : Apart<AnyState, M>
  : M;

/**
 * `unknown` where no two elements claim the same, `never` where two do. While names are type parameters `Twice` is not
 * known; the second question is answered yes then, and synth compares them.
 */
type Distinct<C> = [Twice<C>] extends [never]
  ? unknown
  : Unclaimed & Empty<C> extends Numbered<C>
    ? unknown
    : never;
/** Each claim with the number of its element: `never` where two elements have one. */
type Numbered<C> = C extends readonly [infer A, ...infer R]
  ? { readonly [K in A & string]: R['length'] } & Numbered<R>
  : unknown;
/** What fits into every claim, so that only a whole that is `never` does not take it. */
type Empty<C> = C extends readonly [infer A, ...infer R]
  ? { readonly [K in A & string]: never } & Empty<R>
  : unknown;

type Told<S, M extends readonly unknown[]> = {
  readonly [I in keyof M]: OrSentence<M[I], Sentences<M[I], S | Before<M, I>, S | Each<M[number]>>>;
};

type OrSentence<Head, X extends string> = [X] extends [never] ? Head : { [K in X]: K }[X];

/** What each mixin of a union adds, as a union. */
type Each<E> = E extends { '~adds'(adds: infer A): void } ? A : never;

type Before<M, I, Seen = never, At extends readonly 0[] = []> = M extends readonly [
  infer Head,
  ...infer Tail,
]
  ? `${At['length']}` extends I
    ? Seen
    : Before<Tail, I, Seen | Each<Head>, [...At, 0]>
  : never;

type Sentences<E, Taken, State> =
  E extends PodMixin<any, any, any>
    ? Clash<Literal<E['~claims']>, Taken> | Dangling<Literal<E['~refs']>, State>
    : never;

/** Leaves out the patterns (`container ${string}`) of names the compiler does not know. */
type Literal<K extends string> = K extends unknown
  ? {} extends { readonly [P in K]: 1 }
    ? never
    : K
  : never;

/** The value of a claim in any of the states of a union; a pattern stands for each name it matches. */
type LookUp<U, K extends string> = U extends unknown ? (K extends keyof U ? U[K] : never) : never;

/** The same where patterns do not count. */
type LookUpLiteral<U, K extends string> = U extends unknown
  ? K extends Literal<keyof U & string>
    ? U[K & keyof U]
    : never
  : never;

type Clash<K extends string, Taken> = K extends unknown
  ? [LookUpLiteral<Taken, K>] extends [never]
    ? never
    : K extends `container ${infer Name}`
      ? `the pod already has a container named "${Name}": names of containers and init containers are one set`
      : K extends `number ${infer Port}`
        ? `port ${Port} is already taken by "${LookUpLiteral<Taken, K> & string}": containers of a pod share one network`
        : K extends `${infer Word extends 'port' | 'volume'} ${infer Name}`
          ? `the pod already has a ${Word} named "${Name}"`
          : never
  : never;

type Dangling<K extends string, State> = K extends `running ${infer Name}`
  ? Found<
      LookUp<State, `container ${Name}`>,
      'app' | 'sidecar',
      `no container "${Name}" in this pod`,
      `container "${Name}" is a plain init container and runs to completion: probe the container it prepares, or make it a sidecar`
    >
  : K extends `port ${infer Name}`
    ? Found<LookUp<State, K>, unknown, `no port named "${Name}" in this pod`, never>
    : K extends `${infer Word extends 'container' | 'volume'} ${infer Name}`
      ? Found<LookUp<State, K>, unknown, `no ${Word} "${Name}" in this pod`, never>
      : never;

type Found<V, Wanted, Missing, Wrong> = [V] extends [never]
  ? Missing
  : [V & Wanted] extends [never]
    ? Wrong
    : never;
