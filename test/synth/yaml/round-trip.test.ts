import * as fc from 'fast-check';
import { stringify } from '../../../src/synth/yaml/stringify';
import { trickyData, trickyKey, trickyString } from './arbitraries';
import { hasKubectl, hasPyYaml, readers, readWithKubectl, readWithPyYaml } from './readers';

// PODWRIGHT_FUZZ_RUNS=1000000 asks the same of a million strings and structures.
const runs = Number(process.env['PODWRIGHT_FUZZ_RUNS'] ?? 3000);

describe('what is written is read back as what went in', () => {
  for (const [name, read] of Object.entries(readers)) {
    test(`by ${name}: strings as values, keys and items`, () => {
      fc.assert(
        fc.property(trickyString, trickyKey, (text, key) => {
          const data = {
            a: text,
            b: [text, [text]],
            c: { [key]: text, z: { [key]: [{ [key]: text }] } },
          };
          expect(read(stringify(data))).toEqual(data);
        }),
        { numRuns: runs },
      );
    });

    test(`by ${name}: structures`, () => {
      fc.assert(
        fc.property(trickyData, (value) => {
          expect(read(stringify({ value }))).toEqual({ value });
        }),
        { numRuns: runs },
      );
    });
  }

  (hasKubectl ? test : test.skip)('by kubectl', () => {
    const values = fc.sample(trickyData, { numRuns: runs });
    const texts = fc.sample(fc.tuple(trickyString, trickyKey), { numRuns: runs });
    const specs = [
      ...values.map((value) => ({ value })),
      ...texts.map(([text, key]) => ({ text, list: [text], map: { [key]: text } })),
    ];
    for (let at = 0; at < specs.length; at += 400) {
      const batch = specs.slice(at, at + 400);
      const documents = batch.map((spec) =>
        stringify({ apiVersion: 'example.com/v1', kind: 'Any', metadata: { name: 'any' }, spec }),
      );
      expect(readWithKubectl(documents)).toEqual(batch);
    }
  });

  (hasPyYaml ? test : test.skip)('by PyYAML', () => {
    const texts = fc.sample(fc.tuple(trickyString, trickyKey), { numRuns: Math.min(runs, 10_000) });
    const specs = texts.map(([text, key]) => ({ text, list: [text], map: { [key]: text } }));
    expect(readWithPyYaml(specs.map((spec) => stringify(spec)))).toEqual(specs);
  });
});
