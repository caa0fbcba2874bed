import { JsonPatch, type ApiObject } from 'cdk8s';
import { missingFor, operationOf, pointerSteps, type Operation } from '../../manifest/json-patch';
import type { Problem, ProblemType } from '../../manifest/problem';
import { applyJsonPatches } from '../../rules/making-rules';
import { findUnwritable, stepInto } from '../yaml/unwritable';
import { asWarning, emissionProblem } from './problem';

interface Patched {
  readonly patches?: readonly { readonly operation?: Operation }[];
}

function patchesOf(object: ApiObject): readonly JsonPatch[] {
  return ((object as unknown as Patched).patches ?? []) as unknown as readonly JsonPatch[];
}

/** The class in the chain that applies patches: `ApiObject` of whichever copy of cdk8s. */
function patchingPrototype(object: ApiObject): { toJson(): unknown } | undefined {
  let prototype: unknown = Object.getPrototypeOf(object);
  while (typeof prototype === 'object' && prototype !== null) {
    if (Object.hasOwn(prototype, 'addJsonPatch')) return prototype as { toJson(): unknown };
    prototype = Object.getPrototypeOf(prototype);
  }
  return undefined;
}

/** Whether its patches apply to what `ApiObject` renders: true for plain objects and for generated classes. */
function isPatchedByCdk8s(object: ApiObject, prototype: { toJson(): unknown }): boolean {
  return object.toJson === prototype.toJson || 'GVK' in object.constructor;
}

/**
 * Says of each JSON patch why it cannot apply, and where it does nothing or other than it says.
 *
 * cdk8s applies patches leniently, and where one fails its error holds the whole object, a Secret's data included.
 * Values are never part of what is said here.
 */
export function checkPatches(object: ApiObject): readonly Problem[] {
  const patches = patchesOf(object);
  const prototype = patches.length === 0 ? undefined : patchingPrototype(object);
  if (prototype === undefined || !isPatchedByCdk8s(object, prototype)) return [];
  const problems: Problem[] = [];
  let manifest: unknown;
  try {
    manifest = prototype.toJson.call(Object.create(object, { patches: { value: [] } }));
  } catch {
    // Without patches it fails as well: that is said elsewhere.
    return [];
  }
  for (const [index, patch] of patches.entries()) {
    const operation = operationOf(patch);
    if (operation === undefined) return problems;
    const found = judge(operation, index + 1, manifest);
    problems.push(...found);
    if (found.some(({ severity }) => severity === 'error')) return problems;
    try {
      manifest = JsonPatch.apply(manifest, patch);
    } catch {
      return [...problems, failed(operation, index + 1)];
    }
  }
  return problems;
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
