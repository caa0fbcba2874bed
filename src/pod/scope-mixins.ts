import { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { podSteps } from '../manifest/pod-templates';
import type { Mixin } from './mixin';

/** Registered, so that two copies of this package in one program see each other's workloads and scopes. */
const workload: unique symbol = Symbol.for('podwright.workload') as never;
const applied: unique symbol = Symbol.for('podwright.mixins') as never;
const calls: unique symbol = Symbol.for('podwright.calls') as never;

/** A mixin and when it was applied: the later call wins, wherever in the tree it was made. */
interface Application {
  readonly mixin: Mixin;
  readonly at: number;
}

interface Scope extends IConstruct {
  /** When the workload was made. */
  [workload]?: number;
  [applied]?: readonly Application[];
}

/** The mixins that scopes and the workload itself were given, in the order of the calls. */
export interface AppliedMixins {
  /** Those of before the workload was made, which what its pod says overrides. */
  readonly before: readonly Mixin[];
  /** Those of after it was made, which override what its pod says. */
  readonly after: readonly Mixin[];
}

const state = globalThis as { [calls]?: number };

function nextCall(): number {
  return (state[calls] = (state[calls] ?? 0) + 1);
}

/** Marks a construct as one of our workloads, made now. */
export function markWorkload(construct: IConstruct): void {
  Object.defineProperty(construct, workload, { value: nextCall() });
}

/** Our workloads, and scopes, which hand a mixin on to every workload below them, later ones included. */
export function takesMixins(construct: IConstruct): boolean {
  return (construct as Scope)[workload] !== undefined || !ApiObject.isApiObject(construct);
}

/** Workloads that are not ours, which no mixin changes: they remember it for synthesis to tell. */
export function missesMixins(construct: IConstruct): construct is ApiObject {
  if (!ApiObject.isApiObject(construct) || takesMixins(construct)) return false;
  return podSteps(construct.apiVersion, construct.kind) !== undefined;
}

/** Objects of any other kind, which are judged where somebody asks for it: they hear waivers. */
export function takesWaivers(construct: IConstruct): boolean {
  return ApiObject.isApiObject(construct);
}

/** Remembers a mixin at a construct, from now on; nothing else changes, rendering finds it there. */
export function applyToScope(construct: IConstruct, mixin: Mixin): void {
  const scope = construct as Scope;
  const before = (scope[applied] ?? []).filter((one) => one.mixin !== mixin);
  Object.defineProperty(scope, applied, {
    value: [...before, { mixin, at: nextCall() }],
    configurable: true,
    enumerable: false,
  });
}

/** Nothing was applied. */
export const noneApplied: AppliedMixins = { before: [], after: [] };

/** The mixins that were applied to a workload and to the scopes above it, each once: where it was last applied. */
export function appliedMixins(construct: IConstruct): AppliedMixins {
  let last: Map<Mixin, number> | undefined;
  for (let scope: Scope | undefined = construct; scope !== undefined; scope = scope.node.scope) {
    const given = scope[applied];
    if (given === undefined) continue;
    last ??= new Map();
    for (const { mixin, at } of given) last.set(mixin, Math.max(at, last.get(mixin) ?? 0));
  }
  // Most programs have none, and this is asked of every workload.
  if (last === undefined) return noneApplied;
  const made = (construct as Scope)[workload] ?? 0;
  const inOrder = [...last].sort(([, a], [, b]) => a - b);
  return {
    before: inOrder.filter(([, at]) => at < made).map(([mixin]) => mixin),
    after: inOrder.filter(([, at]) => at > made).map(([mixin]) => mixin),
  };
}

/** What was applied to a construct and to the scopes above it, taken apart. */
export function appliedParts(construct: IConstruct): readonly Mixin[] {
  const { before, after } = appliedMixins(construct);
  return [...before, ...after].flatMap(({ parts }) => parts);
}
