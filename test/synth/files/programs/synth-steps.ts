import { ApiObject, Chart, YamlOutputType } from 'cdk8s';
import { execSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { App } from '../../../../src/synth/app';
import { asNewProcess } from '../new-process';

/** Charts with the text in each, and how much of it; or a command of the shell, run in the folder. */
export type Step =
  | { readonly charts: Readonly<Record<string, string>>; readonly kilobytes?: number }
  | { readonly run: string };

/** What became of a step. */
export interface Outcome {
  readonly error?: string;
  /** The text of each file, its padding left out; 'broken' where it is not whole. */
  readonly files: Readonly<Record<string, string>>;
  readonly hidden: readonly string[];
}

// Takes the steps one after the other, and prints what became of each: `synth-steps.ts <folder> <steps as JSON>`. It
// runs where only this process, or its limits, can see what happens.
const [, , outdir = '', steps = '[]', layout = 'FILE_PER_CHART'] = process.argv;

function take(step: Step): string | undefined {
  try {
    if ('run' in step) execSync(step.run, { cwd: outdir, stdio: ['ignore', 'ignore', 'pipe'] });
    else synth(step.charts, step.kilobytes ?? 1);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

function synth(charts: Readonly<Record<string, string>>, kilobytes: number): void {
  const yamlOutputType = YamlOutputType[layout as keyof typeof YamlOutputType];
  asNewProcess();
  const app = new App({ outdir, yamlOutputType });
  for (const [id, text] of Object.entries(charts)) {
    const data = { padding: 'x'.repeat(kilobytes * 1024), text };
    const metadata = { name: id };
    new ApiObject(new Chart(app, id), 'o', { apiVersion: 'v1', kind: 'ConfigMap', metadata, data });
  }
  app.synth();
}

function look(): Pick<Outcome, 'files' | 'hidden'> {
  const names = (readdirSync(outdir, { recursive: true }) as string[]).sort();
  const isHidden = (name: string): boolean => name.split('/').at(-1)!.startsWith('.');
  const files = names.filter((name) => name.endsWith('.k8s.yaml') && !isHidden(name));
  return {
    files: Object.fromEntries(
      files
        .filter((name) => statSync(join(outdir, name)).isFile())
        .map((name) => {
          const text = readFileSync(join(outdir, name), 'utf8');
          return [name, /padding: x+\n {2}text: (\S+)\n$/.exec(text)?.[1] ?? 'broken'];
        }),
    ),
    hidden: names.filter(isHidden),
  };
}

const outcomes = (JSON.parse(steps) as readonly Step[]).map((step): Outcome => {
  const error = take(step);
  return error === undefined ? look() : { error, ...look() };
});
console.log(JSON.stringify(outcomes));
