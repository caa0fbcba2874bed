import type { JsonPatch } from 'cdk8s';

/** An operation of a JSON patch, https://www.rfc-editor.org/rfc/rfc6902. */
export interface Operation {
  readonly op: 'add' | 'remove' | 'replace' | 'copy' | 'move' | 'test';
  readonly path: string;
  readonly from?: string;
  readonly value?: unknown;
}

/** The operation as cdk8s keeps it; `undefined` where it keeps it otherwise. */
export function operationOf(patch: JsonPatch): Operation | undefined {
  return (patch as unknown as { readonly operation?: Operation }).operation;
}

/** The steps of a JSON pointer, https://www.rfc-editor.org/rfc/rfc6901. */
export function pointerSteps(pointer: string): readonly string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** What there is at the end of a pointer, and on the way. */
interface Place {
  readonly exists: boolean;
  /** Whether there is a list or a map that holds the place, or could. */
  readonly parentExists: boolean;
  /** The pointer up to where the object ends. */
  readonly known: string;
}

/** Follows a pointer through a manifest. */
function locate(manifest: unknown, pointer: string): Place {
  let holder: unknown = manifest;
  let known = '';
  if (pointer !== '' && !pointer.startsWith('/')) {
    return { exists: false, parentExists: false, known };
  }
  const steps = pointerSteps(pointer);
  for (const [index, step] of steps.entries()) {
    if (typeof holder !== 'object' || holder === null) {
      return { exists: false, parentExists: false, known };
    }
    const exists = has(holder, step);
    if (index === steps.length - 1) return { exists, parentExists: takes(holder, step), known };
    if (!exists) return { exists: false, parentExists: false, known };
    holder = (holder as Record<string, unknown>)[step];
    known = `${known}/${step}`;
  }
  return { exists: true, parentExists: true, known };
}

/** Whether there is something; a list has numbered entries only, though programs know more of it. */
function has(holder: object, step: string): boolean {
  return Object.hasOwn(holder, step) && (!Array.isArray(holder) || isIndex(step));
}

/** Whether a map or a list could hold something there. */
function takes(holder: object, step: string): boolean {
  if (!Array.isArray(holder) || step === '-') return true;
  return isIndex(step) && Number(step) <= holder.length;
}

function isIndex(step: string): boolean {
  return /^(?:0|[1-9][0-9]*)$/.test(step);
}

/** Something that an operation needs and the manifest has not. */
export interface Missing {
  /**
   * With an error the operation cannot be applied, with a warning it does nothing; one that is lenient is applied by
   * cdk8s all the same, as something else than it says.
   */
  readonly severity: 'error' | 'lenient' | 'warning';
  readonly message: string;
  readonly remedy?: string;
  /** The pointer up to where the manifest ends, where it ends above the place of the operation. */
  readonly endsAt?: string;
}

/**
 * What an operation does not find in a manifest; values are never part of what is said.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6902#section-4
 */
export function missingFor(operation: Operation, manifest: unknown): Missing | undefined {
  const { op, path, from = '' } = operation;
  if (op === 'copy' || op === 'move') {
    if (!locate(manifest, from).exists) {
      return { severity: 'error', message: `Not found: ${from} is not in the object` };
    }
    if (op === 'move' && path.startsWith(`${from}/`)) {
      return {
        severity: 'error',
        message: `Not found: ${from || 'the object'} would be moved into itself`,
      };
    }
  }
  const { exists, parentExists, known } = locate(manifest, path);
  if (!parentExists) {
    return { severity: 'error', message: 'Not found: no such place', endsAt: known };
  }
  if (exists) return undefined;
  switch (op) {
    case 'remove':
      return { severity: 'warning', message: 'Not found: there is nothing to remove' };
    case 'replace':
      return {
        severity: 'lenient',
        message: 'Not found: there is nothing to replace',
        remedy: `check the spelling, or add it: JsonPatch.add('${path}', ...)`,
      };
    case 'test':
      return { severity: 'error', message: 'Not found: there is nothing to test' };
    default:
      return undefined;
  }
}
