import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from './build';
import { measure, removeOutputs } from './measure';
import { packageFigures } from './package-figures';
import { growthOf, printGrowth, printSize, printTypes } from './report/print';
import { barChart } from './report/svg';
import type { Folders, Measurement } from './scenario';
import { scenarios } from './scenarios';
import { checkTypes } from './type-check';

// npm run bench                        all scenarios, printed
// npm run bench -- --only many-charts  one of them, or several
// npm run bench -- --quick             small sizes, each once
// npm run bench -- --save              also into docs/benchmark, for the documentation
//
// What is found on the PATH takes part: helm, jsonnet, kubectl (kustomize), kubeconform where KUBECONFORM_SCHEMAS says where
// its schemas are. kosko takes part where KOSKO_MODULES names a node_modules folder with @kosko/generate and
// kubernetes-models.

const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true },
    quick: { type: 'boolean', default: false },
    save: { type: 'boolean', default: false },
    repeats: { type: 'string', default: '5' },
  },
});

interface Results {
  readonly machine: {
    readonly node: string;
    readonly cpu: string | undefined;
    readonly cores: number;
  };
  readonly package: ReturnType<typeof packageFigures>;
  readonly types: ReturnType<typeof checkTypes>;
  readonly growth: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly measurements: readonly Measurement[];
}

const root = join(__dirname, '..', '..');
const scratch = join(root, '.tmp', 'bench');
const folders: Folders = {
  programs: build(join(scratch, 'build')),
  output: join(scratch, 'output'),
  inputs: join(scratch, 'inputs'),
};

const chosen = scenarios.filter(
  ({ name }) => values.only === undefined || values.only.includes(name),
);
const all: Measurement[] = [];
const growth: Record<string, Readonly<Record<string, number>>> = {};
const charts: Record<string, string> = {};
for (const scenario of chosen) {
  const sizes = values.quick ? scenario.sizes.slice(0, 2) : scenario.sizes;
  console.log(`\n# ${scenario.title}`);
  const measured: Measurement[] = [];
  for (const size of sizes) {
    const atSize = measure(scenario, size, folders, values.quick ? 1 : Number(values.repeats));
    printSize(scenario, size, atSize);
    measured.push(...atSize);
    charts[`${scenario.name}-${size}.svg`] = barChart(scenario, size, atSize);
  }
  all.push(...measured);
  if (scenario.fitsGrowth === true) {
    const exponents = growthOf(measured);
    printGrowth(exponents);
    growth[scenario.name] = exponents;
  }
}

removeOutputs(folders);

const types =
  values.only === undefined || values.only.includes('types')
    ? checkTypes(root, join(scratch, 'build'))
    : [];
if (types.length > 0) printTypes(types);

const figures = packageFigures(root);
console.log(
  `\n# the package\n\n  ${(figures.unpackedSize / 1e6).toFixed(2)} MB unpacked, ${figures.files} files, runtime dependencies: ${figures.dependencies.join(', ') || 'none'}`,
);

const target = values.save ? join(root, 'docs', 'benchmark') : scratch;
const file = join(target, 'results.json');
const chosenNames = new Set(chosen.map(({ name }) => name));
// What is not measured now stays as it was.
const before = (
  values.only !== undefined && existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
) as Partial<Results>;
const [cpu] = cpus();
const results: Results = {
  machine: { node: process.version, cpu: cpu?.model, cores: cpus().length },
  package: figures,
  types: types.length > 0 ? types : (before.types ?? []),
  growth: { ...before.growth, ...growth },
  measurements: [
    ...(before.measurements ?? []).filter(({ scenario }) => !chosenNames.has(scenario)),
    ...all,
  ],
};
mkdirSync(target, { recursive: true });
writeFileSync(file, `${JSON.stringify(results, undefined, 2)}\n`);
for (const [name, svg] of Object.entries(charts)) writeFileSync(join(target, name), svg);
