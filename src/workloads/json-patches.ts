import { JsonPatch } from 'cdk8s';
import { isObject, named } from '../manifest/given';
import { missingFor, operationOf, pointerSteps, type Operation } from '../manifest/json-patch';
import { pathSteps } from '../manifest/path-steps';
import { plainCopy, type Unfit } from '../manifest/plain';
import type { Problem } from '../manifest/problem';
import { fieldOrigin, type Origin } from '../pod/origin';
import { applyJsonPatches } from '../rules/making-rules';

/** A JSON patch that was added to an object, and the call that added it. */
export interface AddedPatch {
  readonly patch: JsonPatch;
  readonly origin: Origin;
}

/** Throws where a patch is none, which would be met only when the object is rendered. */
export function requirePatch(patch: unknown): void {
  if (typeof patch === 'object' && patch !== null && 'operation' in patch) return;
  throw new TypeError(
    `addJsonPatch takes patches of cdk8s, addJsonPatch(JsonPatch.add('/spec/replicas', 3)), and was given ${named(patch)}`,
  );
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
    const operation = operationOf(patch)!;
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
    if (problem.severity === 'error')
      return isObject(result) ? (result as Record<string, unknown>) : manifest;
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

function whatIsWrong(operation: Operation, manifest: unknown): Wrong | undefined {
  const [unfit] = unfitIn(operation.value);
  if (unfit !== undefined) {
    const { path: below, given, remedy } = unfit;
    const message = `Invalid value: a manifest cannot hold ${given}`;
    return { type: 'FieldValueInvalid', message, remedy, below };
  }
  const missing = missingFor(operation, manifest);
  if (missing === undefined) return undefined;
  const { message, endsAt } = missing;
  const severity = missing.severity === 'warning' ? 'warning' : 'error';
  const remedy = endsAt === undefined ? missing.remedy : remedyAt(endsAt);
  const wrong: Wrong = { type: 'FieldValueNotFound', severity, message };
  return remedy === undefined ? wrong : { ...wrong, remedy };
}

function remedyAt(end: string): string {
  return `the object ends at ${end || 'its root'}: check the spelling, or add what is missing first`;
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
    rule: applyJsonPatches.id,
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
  if (patches.length === 0) return [];
  const steps = pathSteps(path);
  return patches
    .filter(({ patch }) => {
      const { op, path: pointer } = operationOf(patch)!;
      return op !== 'test' && pointerSteps(pointer).every((step, at) => step === `${steps[at]}`);
    })
    .map(({ origin }) => origin)
    .toReversed();
}

/** The place of a pointer as the API server writes it: `spec.containers[0].image`. */
function fieldPath(pointer: string): string {
  return pointerSteps(pointer).reduce((path, step) => {
    if (/^(?:\d+|-)$/.test(step) || /[^A-Za-z0-9]/.test(step)) return `${path}[${step}]`;
    return path === '' ? step : `${path}.${step}`;
  }, '');
}
