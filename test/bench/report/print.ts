import type { Measurement, Scenario } from '../scenario';
import type { TypeCheck } from '../type-check';
import { growthExponent } from './growth';

/** Milliseconds in three digits. */
export function shownTime(milliseconds: number): string {
  if (milliseconds >= 10_000) return `${(milliseconds / 1000).toFixed(1)} s`;
  if (milliseconds >= 1000) return `${(milliseconds / 1000).toFixed(2)} s`;
  return milliseconds >= 100 ? `${milliseconds.toFixed(0)} ms` : `${milliseconds.toFixed(1)} ms`;
}

function shownRatio(ratio: number): string {
  return ratio >= 100 ? `${ratio.toFixed(0)} x` : `${ratio.toFixed(2)} x`;
}

function row(cells: readonly string[], widths: readonly number[]): string {
  return cells
    .map((cell, index) => (index === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[index]!)))
    .join('  ');
}

function table(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, column) =>
    Math.max(...rows.map((cells) => cells[column]!.length)),
  );
  return rows.map((cells) => `  ${row(cells, widths).trimEnd()}`).join('\n');
}

/** What a program is compared by: what it has measured itself, or how long it took from start to end. */
export function comparedTime({ wall, phases }: Measurement): number {
  return phases?.['emission'] ?? wall;
}

/** One size of a scenario as a table: times, phases, memory, and ratios to the reference. */
export function printSize(
  scenario: Scenario,
  size: number,
  measured: readonly Measurement[],
): void {
  const reference = measured.find(
    ({ contender, failed }) => contender === scenario.reference && failed === undefined,
  );
  const phases = [...new Set(measured.flatMap((one) => Object.keys(one.phases ?? {})))];
  console.log(`\n${size.toLocaleString('en')} ${scenario.unit}`);
  console.log(
    table([
      ['', 'whole process', 'ratio', 'processor', ...phases, 'memory'],
      ...measured.map((one) => [
        one.contender,
        one.failed === undefined ? shownTime(one.wall) : 'failed',
        reference === undefined || one.failed !== undefined
          ? ''
          : shownRatio(comparedTime(one) / comparedTime(reference)),
        one.cpu === undefined ? '' : shownTime(one.cpu),
        ...phases.map((phase) =>
          one.phases?.[phase] === undefined ? '' : shownTime(one.phases[phase]),
        ),
        one.peakMemory === undefined ? '' : `${(one.peakMemory / 1e6).toFixed(0)} MB`,
      ]),
    ]),
  );
  for (const { contender, failed } of measured)
    if (failed !== undefined) console.log(`  ${contender}: ${failed}`);
}

/** How the time inside the process grows with the size, for each contender. */
export function growthOf(measured: readonly Measurement[]): Readonly<Record<string, number>> {
  const contenders = [...new Set(measured.map(({ contender }) => contender))];
  return Object.fromEntries(
    contenders.flatMap((contender) => {
      const points = measured
        .filter(
          (one) =>
            one.contender === contender && one.phases !== undefined && one.failed === undefined,
        )
        .map(({ size, phases = {} }) => ({
          size,
          time: (phases['build'] ?? 0) + (phases['synth'] ?? 0),
        }));
      const exponent = growthExponent(points);
      return exponent === undefined ? [] : [[contender, exponent]];
    }),
  );
}

/** Prints exponents of growth. */
export function printGrowth(growth: Readonly<Record<string, number>>): void {
  const shown = Object.entries(growth).map(
    ([contender, exponent]) => `${contender} ${exponent.toFixed(2)}`,
  );
  if (shown.length > 0) console.log(`\n  grows with the size to the power of: ${shown.join(', ')}`);
}

/** What compilers need to check programs. */
export function printTypes(checks: readonly TypeCheck[]): void {
  console.log('\n# type check, the whole process\n');
  console.log(
    table([
      ['', 'compiler', 'time', 'instantiations'],
      ...checks.map(({ program, compiler, wall, instantiations, failed }) => [
        program,
        compiler,
        failed === undefined ? shownTime(wall) : 'failed',
        instantiations?.toLocaleString('en') ?? '',
      ]),
    ]),
  );
  for (const { compiler, failed } of checks) {
    if (failed !== undefined) console.log(`  ${compiler}: ${failed}`);
  }
}
