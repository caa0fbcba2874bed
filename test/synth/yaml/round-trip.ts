import { ApiObject, Chart } from 'cdk8s';
import * as fc from 'fast-check';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { App } from '../../../src/synth/app';
import type { OutputFormat } from '../../../src/synth/layout/output-format';
import { trickySpec } from './arbitraries';
import type { Reader } from './readers';

/** A custom resource that is rendered as it was given: cdk8s would drop nulls and empty objects. */
class Given extends ApiObject {
  private readonly given: unknown;

  constructor(chart: Chart, index: number, given: unknown) {
    super(chart, `${index}`, { apiVersion: 'example.com/v1', kind: 'Given' });
    this.given = given;
  }

  override toJson(): unknown {
    const { apiVersion, kind, node } = this;
    return { apiVersion, kind, metadata: { name: `given-${node.id}` }, spec: this.given };
  }
}

/** Synthesises custom resources with the specs into one file, as an app does. */
function synthesise(folder: string, specs: readonly unknown[], format: OutputFormat): string {
  const outdir = join(folder, format);
  mkdirSync(outdir, { recursive: true });
  const app = new App({ outdir, outputFileExtension: `.${format}` });
  const chart = new Chart(app, 'chart');
  for (const [index, spec] of specs.entries()) new Given(chart, index, spec);
  app.synth();
  return join(outdir, `chart.${format}`);
}

/** What the reader takes the synthesised specs for. */
export function readBack(
  reader: Reader,
  folder: string,
  specs: readonly unknown[],
): readonly unknown[] {
  const objects = reader.readFile(synthesise(folder, specs, reader.format));
  return objects.map((object) => (object as { readonly spec?: unknown }).spec);
}

function isReadBack(reader: Reader, folder: string, specs: readonly unknown[]): boolean {
  try {
    return isDeepStrictEqual(readBack(reader, folder, specs), specs);
  } catch {
    return false;
  }
}

/** The number of the first spec that does not come back, by halves; `undefined` where each one does by itself. */
function firstMisread(
  reader: Reader,
  folder: string,
  specs: readonly unknown[],
): number | undefined {
  if (isReadBack(reader, folder, specs)) return undefined;
  if (specs.length === 1) return 0;
  const half = specs.length >> 1;
  const inFirst = firstMisread(reader, folder, specs.slice(0, half));
  if (inFirst !== undefined) return inFirst;
  const inSecond = firstMisread(reader, folder, specs.slice(half));
  return inSecond === undefined ? undefined : half + inSecond;
}

/** As JSON in which every character can be seen. */
function visible(value: unknown): string {
  return (JSON.stringify(value) ?? 'nothing').replaceAll(
    /[^ -~]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function replay(reader: Reader, folder: string, seed: number, index: number): string {
  const property = fc.property(trickySpec, (spec) => {
    const [read] = readBack(reader, folder, [spec]);
    if (isDeepStrictEqual(read, spec)) return;
    throw new Error(`it reads ${visible(read)}`);
  });
  const shrinking = { seed, path: String(index), interruptAfterTimeLimit: 120_000, numRuns: 1e9 };
  const { counterexample, errorInstance } = fc.check(property, shrinking);
  if (counterexample === null) return 'it comes back when it is tried again';
  return `shrunk: ${visible(counterexample[0])}\n${String(errorInstance)}`;
}

/** What is done with random specs. */
export interface Fuzzing {
  readonly folder: string;
  readonly cases: number;
  readonly seed: number;
  /** How many specs are in one file. */
  readonly batch?: number;
  readonly onBatch?: (done: number) => void;
}

/** Synthesises random specs and has them read back; says what the first one is that comes back as something else. */
export function fuzz(reader: Reader, fuzzing: Fuzzing): string | undefined {
  const { folder, cases, seed, batch = 400, onBatch } = fuzzing;
  for (let done = 0; done < cases; done += batch) {
    const numRuns = Math.min(batch, cases - done);
    const batchSeed = (seed + done) | 0;
    const specs = fc.sample(trickySpec, { seed: batchSeed, numRuns });
    if (!isReadBack(reader, folder, specs)) {
      const index = firstMisread(reader, folder, specs);
      const which = `seed ${batchSeed}, ${numRuns} specs`;
      if (index === undefined)
        return `${which}: each comes back by itself, but not all in one file`;
      return `${which}, number ${index}: ${replay(reader, folder, batchSeed, index)}`;
    }
    onBatch?.(done + numRuns);
  }
  return undefined;
}
