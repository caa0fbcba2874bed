import { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { Mixin } from './mixin';

/** Registered, so that two copies of this package in one program see each other's workloads and scopes. */
const workload: unique symbol = Symbol.for('podwright.workload') as never;
const applied: unique symbol = Symbol.for('podwright.mixins') as never;

interface Scope extends IConstruct {
  [workload]?: true;
  [applied]?: readonly Mixin[];
}

/** Marks a construct as one of our workloads. */
export function markWorkload(construct: IConstruct): void {
  Object.defineProperty(construct, workload, { value: true });
}

/** Our workloads, and scopes, which hand a mixin on to every workload below them, later ones included. */
export function takesMixins(construct: IConstruct): boolean {
  return (construct as Scope)[workload] === true || !ApiObject.isApiObject(construct);
}

/** Remembers a mixin at a construct; nothing else changes, rendering finds it there. */
export function applyToScope(construct: IConstruct, mixin: Mixin): void {
  const scope = construct as Scope;
  const before = scope[applied] ?? [];
  if (before.includes(mixin)) return;
  Object.defineProperty(scope, applied, {
    value: [...before, mixin],
    configurable: true,
    enumerable: false,
  });
}

/** The mixins that were applied to a workload and to the scopes above it, the nearest first, each once. */
export function appliedMixins(construct: IConstruct): readonly Mixin[] {
  const found = new Set<Mixin>();
  for (const scope of construct.node.scopes.toReversed()) {
    for (const mixin of (scope as Scope)[applied] ?? []) found.add(mixin);
  }
  return [...found];
}
