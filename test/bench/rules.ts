/**
 * How long the rules take: loading them, and 10,000 objects (5,000 Deployments of three containers, 5,000 Services)
 * for the newest version, for the whole range and with all sets of rules, in processes of their own; beside
 * kubeconform where it is on the path and KUBECONFORM_SCHEMAS names its schemas. Processor time is that of the thread
 * that checks, which other programs on the machine change less.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import type { CheckOptions } from '../../src/rules/check-options';
import { benchObjects } from './objects';

const rules = join(__dirname, '../../lib/rules/index.js');
const runs = 5;

interface Timing {
  readonly loadMs: number;
  readonly checkMs: number;
  readonly processorMs: number;
}

/** Times one process that loads the rules and checks the objects; the best of a few runs. */
function timeRules(options: CheckOptions, objectsFile: string): Timing {
  const program = `
    const objects = JSON.parse(require('fs').readFileSync(${JSON.stringify(objectsFile)}, 'utf8'));
    const options = ${JSON.stringify(options)};
    const processor = () => {
      try {
        const file = '/proc/self/task/' + process.pid + '/schedstat';
        return Number(require('fs').readFileSync(file, 'utf8').split(' ')[0]) / 1e6;
      } catch {
        return NaN;
      }
    };
    const start = process.hrtime.bigint();
    const { check } = require(${JSON.stringify(rules)});
    const loaded = process.hrtime.bigint();
    const before = processor();
    let errors = 0;
    for (const object of objects) {
      for (const { severity } of check(object, options)) if (severity === 'error') errors += 1;
    }
    const end = process.hrtime.bigint();
    if (errors > 0) throw new Error('the objects of the benchmark have errors');
    console.log(JSON.stringify({
      loadMs: Number(loaded - start) / 1e6,
      checkMs: Number(end - loaded) / 1e6,
      processorMs: processor() - before,
    }));
  `;
  const all = Array.from(
    { length: runs },
    () =>
      JSON.parse(execFileSync(process.execPath, ['-e', program], { encoding: 'utf8' })) as Timing,
  );
  return {
    loadMs: Math.min(...all.map(({ loadMs }) => loadMs)),
    checkMs: Math.min(...all.map(({ checkMs }) => checkMs)),
    processorMs: Math.min(...all.map(({ processorMs }) => processorMs)),
  };
}

/** Times kubeconform on the same objects, in milliseconds; undefined where it cannot run. */
function timeKubeconform(yamlFile: string): number | undefined {
  const schemas = process.env['KUBECONFORM_SCHEMAS'];
  if (schemas === undefined || spawnSync('kubeconform', ['-v']).error !== undefined)
    return undefined;
  const times = Array.from({ length: 3 }, () => {
    const start = process.hrtime.bigint();
    const { status } = spawnSync('kubeconform', ['-strict', '-schema-location', schemas, yamlFile]);
    if (status !== 0) throw new Error('kubeconform refuses the objects of the benchmark');
    return Number(process.hrtime.bigint() - start) / 1e6;
  });
  return Math.min(...times);
}

const folder = mkdtempSync(join(tmpdir(), 'podwright-bench-'));
const objectsFile = join(folder, 'objects.json');
const yamlFile = join(folder, 'objects.yaml');
const objects = benchObjects();
writeFileSync(objectsFile, JSON.stringify(objects));
writeFileSync(yamlFile, objects.map((object) => stringify(object)).join('---\n'));

const newest = timeRules({ kubernetes: '1.36' }, objectsFile);
const range = timeRules({ kubernetes: '1.33-1.36' }, objectsFile);
const sets = { podSecurity: 'restricted', goodPractice: true } as const;
const allSets = timeRules({ kubernetes: '1.36', ...sets }, objectsFile);
const shown = ({ checkMs, processorMs }: Timing): string =>
  `${checkMs.toFixed(0)} ms, processor ${processorMs.toFixed(0)} ms`;
const kubeconform = timeKubeconform(yamlFile);
console.log(`load            ${newest.loadMs.toFixed(1)} ms (limit 15)`);
console.log(`check 1.36      ${shown(newest)} (limit 250)`);
console.log(`check 1.33-1.36 ${shown(range)}`);
console.log(`all sets, 1.36  ${shown(allSets)} (limit 250)`);
if (kubeconform !== undefined) {
  const ratio = ((newest.loadMs + newest.checkMs) / kubeconform).toFixed(2);
  console.log(
    `kubeconform     ${kubeconform.toFixed(0)} ms; rules / kubeconform = ${ratio} (limit 0.33)`,
  );
}
