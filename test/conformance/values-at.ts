import type { Edits, Json } from './edit';

/** One case for each value at a path. */
export function valuesAt(path: string, values: readonly Json[]): readonly Edits[] {
  return values.map((value) => ({ [path]: value }));
}

/** One case for each of the values at each of the paths. */
export function valuesAtEach(paths: readonly string[], values: readonly Json[]): readonly Edits[] {
  return paths.flatMap((path) => valuesAt(path, values));
}

/** One case for each pair of a value at one path and a value at the other: rules that touch each other. */
export function pairsAt(
  first: string,
  firstValues: readonly Json[],
  second: string,
  secondValues: readonly Json[],
): readonly Edits[] {
  return firstValues.flatMap((one) =>
    secondValues.map((other) => ({ [first]: one, [second]: other })),
  );
}
