import { JsonPatch, type ApiObject } from 'cdk8s';
import { missingFor, operationOf, pointerSteps, type Operation } from '../../manifest/json-patch';
import type { Problem, ProblemType } from '../../manifest/problem';
import { applyJsonPatches } from '../../rules/making-rules';
import { findUnwritable, stepInto } from '../yaml/unwritable';
import { asWarning, emissionProblem } from './problem';

interface Patchable {
  readonly patches?: readonly { readonly operation?: Operation }[];
}

function patchesOf(object: ApiObject): readonly JsonPatch[] {
  return ((object as unknown as Patchable).patches ?? []) as unknown as readonly JsonPatch[];
}

interface Patching {
  toJson: (this: ApiObject) => unknown;
}

/** The class in the chain that applies patches: `ApiObject` of whichever copy of cdk8s. */
function patchingPrototype(object: ApiObject): Patching | undefined {
  let patching: Patching | undefined;
  let prototype: unknown = Object.getPrototypeOf(object);
  while (typeof prototype === 'object' && prototype !== null) {
    if (Object.hasOwn(prototype, 'addJsonPatch')) patching = prototype as Patching;
    prototype = Object.getPrototypeOf(prototype);
  }
  return patching;
}

/** Thrown through the object's `toJson` where a patch is refused: what is wrong has been said. */
const refused: Error = new Error('refused');

/** What an object renders to with its JSON patches, and what is wrong with these. */
export interface Patched {
  /** What `toJson` gave; where a patch is refused, nothing. */
  readonly value?: unknown;
  readonly problems: readonly Problem[];
}

/**
 * Renders an object that has JSON patches, once, and says of each patch why it cannot apply, and where it does nothing
 * or other than it says; `undefined` where it has none.
 *
 * cdk8s applies patches leniently, and where one fails its error holds the whole object, a Secret's data included.
 * Values are never part of what is said here. Throws what `toJson` throws.
 */
export function renderPatched(object: ApiObject): Patched | undefined {
  const patches = patchesOf(object);
  const prototype = patches.length === 0 ? undefined : patchingPrototype(object);
  if (prototype === undefined) return undefined;
  const problems: Problem[] = [];
  const { toJson } = prototype;
  const patched = (): object => {
    const manifest = withoutPatches(patches, () => toJson.call(object));
    return inOrder(applyEach(patches, manifest, problems));
  };
  // A class that renders further what `ApiObject` gives, as generated ones do, asks for it by the prototype.
  prototype.toJson = function (): unknown {
    return this === object ? patched() : toJson.call(this);
  };
  try {
    const value: unknown = object.toJson();
    return problems.some(isError) ? { problems } : { value, problems };
  } catch (error) {
    if (!problems.some(isError)) throw error;
    return { problems };
  } finally {
    prototype.toJson = toJson;
  }
}

function isError({ severity }: Problem): boolean {
  return severity === 'error';
}

/** Runs the task while whoever goes through the patches finds none; more may be added meanwhile. */
function withoutPatches<Result>(patches: readonly JsonPatch[], task: () => Result): Result {
  Object.defineProperty(patches, Symbol.iterator, {
    value: () => [][Symbol.iterator](),
    configurable: true,
  });
  try {
    return task();
  } finally {
    Reflect.deleteProperty(patches, Symbol.iterator);
  }
}

/** Applies the patches one after the other. Throws where one is refused. */
function applyEach(patches: readonly JsonPatch[], manifest: unknown, problems: Problem[]): object {
  let patched = manifest;
  for (const [index, patch] of patches.entries()) {
    const operation = operationOf(patch);
    if (operation !== undefined) problems.push(...judge(operation, index + 1, patched));
    if (problems.some(isError)) throw refused;
    try {
      patched = JsonPatch.apply(patched, patch);
    } catch (error) {
      if (operation === undefined) throw error;
      problems.push(failed(operation, index + 1));
      throw refused;
    }
  }
  return patched as object;
}

/** With the fields first that cdk8s puts first once it has applied all patches. */
function inOrder(manifest: object): object {
  const ordered: Record<string, unknown> = {};
  const fields = manifest as Readonly<Record<string, unknown>>;
  for (const key of ['apiVersion', 'kind', 'metadata', ...Object.keys(fields)]) {
    if (key in fields) ordered[key] = fields[key];
  }
  return ordered;
}

/** The place of a pointer as the API server writes it: `spec.containers[0].image`. */
function pathOf(pointer: string): string {
  return pointerSteps(pointer).reduce(
    (path, step) => (/^(?:[0-9]+|-)$/.test(step) ? `${path}[${step}]` : stepInto(path, step)),
    '',
  );
}

function report(
  operation: Operation,
  number: number,
  type: ProblemType,
  message: string,
  remedy?: string,
): Problem {
  const subject = `JSON patch ${number} (${operation.op} ${operation.path || 'the whole object'})`;
  return emissionProblem(
    applyJsonPatches.id,
    type,
    pathOf(operation.path),
    `${subject}: ${message}`,
    remedy,
  );
}

function failed(operation: Operation, number: number): Problem {
  return operation.op === 'test'
    ? report(operation, number, 'FieldValueInvalid', 'the test fails: another value is there')
    : report(operation, number, 'FieldValueInvalid', 'cannot be applied');
}

function judge(operation: Operation, number: number, manifest: unknown): readonly Problem[] {
  const { op, path, value } = operation;
  if (path === '') return judgeWhole(operation, number);
  const missing = missingFor(operation, manifest);
  if (missing !== undefined) {
    const { severity, message, endsAt } = missing;
    const remedy = endsAt === undefined ? missing.remedy : remedyAt(endsAt);
    const added = severity === 'lenient' ? `${message}, and cdk8s adds it` : message;
    const problem = report(operation, number, 'FieldValueNotFound', added, remedy);
    return [severity === 'error' ? problem : asWarning(problem)];
  }
  if (op === 'add' || op === 'replace') {
    if (value === undefined) {
      const message = 'Required value: the value is undefined, and would be written as null';
      return [report(operation, number, 'FieldValueRequired', message)];
    }
    return findUnwritable(value).map((flaw) => {
      const inner = flaw.path === '' ? '' : `${flaw.path}: `;
      return report(operation, number, flaw.type, `${inner}${flaw.message}`, flaw.remedy);
    });
  }
  return [];
}

function remedyAt(end: string): string {
  return end === ''
    ? 'the object has none of it: check the spelling, or add the parent first'
    : `the object ends at ${end}: check the spelling, or add what is missing first`;
}

/** A patch of the root: what it leaves must be an object still. */
function judgeWhole(operation: Operation, number: number): readonly Problem[] {
  const { op, value } = operation;
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  if (op === 'test' || op === 'copy' || op === 'move' || isObject) return [];
  const message = 'Invalid value: what is left is no object, and cannot be a manifest';
  return [report(operation, number, 'FieldValueTypeInvalid', message)];
}
