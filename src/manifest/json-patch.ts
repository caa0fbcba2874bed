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
  const steps = pointerSteps(pointer);
  for (const [index, step] of steps.entries()) {
    if (typeof holder !== 'object' || holder === null) {
      return { exists: false, parentExists: false, known };
    }
    const exists = Object.hasOwn(holder, step);
    if (index === steps.length - 1) {
      const fits = !Array.isArray(holder) || step === '-' || Number(step) <= holder.length;
      return { exists, parentExists: fits, known };
    }
    if (!exists) return { exists: false, parentExists: false, known };
    holder = (holder as Record<string, unknown>)[step];
    known = `${known}/${step}`;
  }
  return { exists: true, parentExists: true, known };
}

/** Something that an operation needs and the manifest has not. */
export interface Missing {
  /** With an error the operation cannot be applied, with a warning it does nothing. */
  readonly severity: 'error' | 'warning';
  readonly message: string;
  /** The pointer up to where the manifest ends, where it ends above the place of the operation. */
  readonly endsAt?: string;
}

/** What an operation does not find in a manifest; values are never part of what is said. */
export function missingFor(operation: Operation, manifest: unknown): Missing | undefined {
  const { op, path, from } = operation;
  if ((op === 'copy' || op === 'move') && !locate(manifest, from ?? '').exists) {
    return { severity: 'error', message: `Not found: ${from} is not in the object` };
  }
  const { exists, parentExists, known } = locate(manifest, path);
  if (!parentExists) {
    return { severity: 'error', message: 'Not found: no such place', endsAt: known };
  }
  if (op === 'remove' && !exists) {
    return { severity: 'warning', message: 'Not found: there is nothing to remove' };
  }
  return undefined;
}
