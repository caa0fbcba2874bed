import { JsonPatch } from 'cdk8s';
import { plainCopy, type Unfit } from '../manifest/plain';
import type { Problem } from '../manifest/problem';
import { fieldOrigin, type Origin } from '../pod/origin';

/** A JSON patch that was added to an object, and the call that added it. */
export interface AddedPatch {
  readonly patch: JsonPatch;
  readonly origin: Origin;
}

/** An operation of RFC 6902. */
interface Operation {
  readonly op: 'add' | 'remove' | 'replace' | 'copy' | 'move' | 'test';
  readonly path: string;
  readonly from?: string;
  readonly value?: unknown;
}

/** The operation as cdk8s keeps it. */
function operationOf(patch: JsonPatch): Operation {
  return (patch as unknown as { readonly operation: Operation }).operation;
}

/**
 * Applies JSON patches one after the other, the way cdk8s does, and says of each that cannot be applied why; the values
 * of the object are never part of what is said.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6902
 */
export function applyPatches(
  manifest: Record<string, unknown>,
  patches: readonly AddedPatch[],
  problems: Problem[],
): Record<string, unknown> {
  let result: unknown = manifest;
  for (const [index, { patch, origin }] of patches.entries()) {
    const operation = operationOf(patch);
    const found = whatIsWrong(operation, result);
    if (found === undefined) {
      try {
        result = JsonPatch.apply(result, patch);
        if (isObject(result)) continue;
      } catch {
        // What is thrown holds the whole object, a Secret's data included.
      }
    }
    const problem = refusal(operation, index, origin, found ?? failure(operation));
    problems.push(problem);
    if (problem.severity === 'error') return isObject(result) ? result : manifest;
  }
  return result as Record<string, unknown>;
}

interface Wrong {
  readonly severity?: Problem['severity'];
  readonly type: Problem['type'];
  readonly message: string;
  readonly remedy?: string;
  readonly below?: string;
}

function whatIsWrong({ op, path, from, value }: Operation, manifest: unknown): Wrong | undefined {
  const [unfit] = unfitIn(value);
  if (unfit !== undefined) {
    const { path: below, given, remedy } = unfit;
    const message = `Invalid value: a manifest cannot hold ${given}`;
    return { type: 'FieldValueInvalid', message, remedy, below };
  }
  const source = op === 'copy' || op === 'move' ? locate(manifest, from ?? '') : undefined;
  if (source?.exists === false) {
    return { type: 'FieldValueNotFound', message: `Not found: ${from} is not in the object` };
  }
  const { exists, parentExists, known } = locate(manifest, path);
  if (parentExists && op === 'remove' && !exists) {
    const message = 'Not found: there is nothing to remove';
    return { type: 'FieldValueNotFound', message, severity: 'warning' };
  }
  if (parentExists) return undefined;
  return {
    type: 'FieldValueNotFound',
    message: 'Not found: no such place',
    remedy: `the object ends at ${known || 'its root'}: check the spelling, or add what is missing first`,
  };
}

function unfitIn(value: unknown): readonly Unfit[] {
  const unfit: Unfit[] = [];
  plainCopy(value, unfit);
  return unfit;
}

function failure({ op }: Operation): Wrong {
  const message =
    op === 'test' ? 'the test fails: another value is there' : 'what is left is no object';
  return { type: 'FieldValueInvalid', message: `Invalid value: ${message}` };
}

function refusal({ op, path }: Operation, index: number, origin: Origin, wrong: Wrong): Problem {
  const at = fieldPath(path);
  const { severity = 'error', type, message, remedy, below = '' } = wrong;
  return {
    rule: 'apply-json-patches',
    set: 'composition',
    severity,
    path: below === '' ? at : `${at}.${below}`,
    type,
    message: `${message} (JSON patch ${index + 1}: ${op} ${path || 'the whole object'})`,
    ...(remedy === undefined ? {} : { remedy }),
    origins: [fieldOrigin(origin)],
  };
}

/** The calls of patches that write into a field, the last one first. */
export function patchOrigins(patches: readonly AddedPatch[], path: string): readonly Origin[] {
  return patches
    .filter(({ patch }) => {
      const { op, path: pointer } = operationOf(patch);
      const written = fieldPath(pointer);
      return (
        op !== 'test' &&
        (path === written || path.startsWith(`${written}.`) || path.startsWith(`${written}[`))
      );
    })
    .map(({ origin }) => origin)
    .toReversed();
}

/** The steps of a JSON pointer, https://www.rfc-editor.org/rfc/rfc6901. */
function steps(pointer: string): readonly string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** The same place as the API server writes it: `spec.containers[0].image`. */
function fieldPath(pointer: string): string {
  return steps(pointer).reduce((path, step) => {
    if (/^(?:\d+|-)$/.test(step) || /[^A-Za-z0-9]/.test(step)) return `${path}[${step}]`;
    return path === '' ? step : `${path}.${step}`;
  }, '');
}

interface Place {
  readonly exists: boolean;
  readonly parentExists: boolean;
  /** The pointer up to where the object ends. */
  readonly known: string;
}

function locate(manifest: unknown, pointer: string): Place {
  let holder: unknown = manifest;
  let known = '';
  const all = steps(pointer);
  for (const [index, step] of all.entries()) {
    if (typeof holder !== 'object' || holder === null)
      return { exists: false, parentExists: false, known };
    const exists = Object.hasOwn(holder, step);
    if (index === all.length - 1) {
      const fits = !Array.isArray(holder) || step === '-' || Number(step) <= holder.length;
      return { exists, parentExists: fits, known };
    }
    if (!exists) return { exists: false, parentExists: false, known };
    holder = (holder as Record<string, unknown>)[step];
    known = `${known}/${step}`;
  }
  return { exists: true, parentExists: true, known };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
