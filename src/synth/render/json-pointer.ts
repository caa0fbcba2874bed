import { stepInto } from '../yaml/unwritable';

/** The steps of a JSON pointer, https://www.rfc-editor.org/rfc/rfc6901. */
export function stepsOf(pointer: string): readonly string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** The same place as the API server writes it: `spec.containers[0].image`. */
export function pathOf(pointer: string): string {
  return stepsOf(pointer).reduce(
    (path, step) => (/^(?:[0-9]+|-)$/.test(step) ? `${path}[${step}]` : stepInto(path, step)),
    '',
  );
}

/** What there is at the end of a pointer, and on the way. */
export interface Location {
  readonly exists: boolean;
  /** Whether there is a list or a map that holds the place, or could. */
  readonly parentExists: boolean;
  /** The pointer up to where the object ends. */
  readonly known: string;
}

/** Follows the steps of a pointer through a manifest. */
export function locate(manifest: unknown, steps: readonly string[]): Location {
  let current: unknown = manifest;
  let known = '';
  for (const [index, step] of steps.entries()) {
    const isLast = index === steps.length - 1;
    if (typeof current !== 'object' || current === null) {
      return { exists: false, parentExists: false, known };
    }
    const holds = Object.hasOwn(current, step);
    if (isLast) {
      const fits = !Array.isArray(current) || step === '-' || Number(step) <= current.length;
      return { exists: holds, parentExists: fits, known };
    }
    if (!holds) return { exists: false, parentExists: false, known };
    current = (current as Record<string, unknown>)[step];
    known = `${known}/${step}`;
  }
  return { exists: true, parentExists: true, known };
}
