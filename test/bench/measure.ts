import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Contender, Folders, Measurement, ProcessReport, Scenario } from './scenario';

interface Run {
  readonly wall: number;
  readonly report?: Partial<ProcessReport>;
  readonly failed?: string;
}

/** The middle value. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** What a program wrote down, or the shell's `times` for a program that is not ours. */
function readReport(path: string): Partial<ProcessReport> | undefined {
  if (!existsSync(path)) return undefined;
  const text = readFileSync(path, 'utf8');
  if (text.startsWith('{')) return JSON.parse(text) as ProcessReport;
  const children = text.trim().split('\n').at(-1) ?? '';
  const seconds = [...children.matchAll(/(\d+)m([\d.]+)s/g)].map(([, minutes, rest]) => {
    return Number(minutes) * 60 + Number(rest);
  });
  return { cpu: seconds.reduce((sum, one) => sum + one, 0) * 1000 };
}

/** Where outputs wait to be removed. */
function usedFolder({ output }: Folders): string {
  return `${output}-used`;
}

/** After many files are removed, ext4 takes long for minutes to make others in their place: that would be measured. */
const fewFiles = 200;

/** Removes the outputs of few files; the others stay until all is measured. */
function removeSmallOutputs(folders: Folders): void {
  const used = usedFolder(folders);
  for (const name of existsSync(used) ? readdirSync(used) : []) {
    const run = join(used, name);
    if (readdirSync(run).length <= fewFiles) rmSync(run, { recursive: true });
  }
}

/** Removes what all contenders have written. */
export function removeOutputs(folders: Folders): void {
  rmSync(usedFolder(folders), { recursive: true, force: true });
  rmSync(folders.output, { recursive: true, force: true });
}

let outputs = 0;

/** Runs the process once, into an empty folder. */
function runOnce({ command, args, cwd }: Contender, folders: Folders): Run {
  const { output } = folders;
  mkdirSync(usedFolder(folders), { recursive: true });
  outputs += 1;
  if (existsSync(output)) renameSync(output, join(usedFolder(folders), String(outputs)));
  mkdirSync(output, { recursive: true });
  const reportFile = join(output, '..', 'report.json');
  rmSync(reportFile, { force: true });
  const start = process.hrtime.bigint();
  const { status, stderr, error } = spawnSync(command, args, {
    cwd,
    env: { ...process.env, BENCH_REPORT: reportFile, CI: 'true' },
    stdio: ['ignore', 'ignore', 'pipe'],
    maxBuffer: 1 << 28,
    timeout: 600_000,
  });
  const wall = Number(process.hrtime.bigint() - start) / 1e6;
  if (status !== 0) return { wall, failed: String(error ?? stderr).slice(0, 300) };
  const report = readReport(reportFile);
  return report === undefined ? { wall } : { wall, report };
}

function phasesOf(reports: readonly Partial<ProcessReport>[]): Readonly<Record<string, number>> {
  const marks = reports.map((report) => report.marks ?? {});
  const figures = reports.map((report) => report.figures ?? {});
  const names = Object.keys(marks[0] ?? {});
  return Object.fromEntries([
    ...Object.keys(figures[0] ?? {}).map((name) => {
      return [name, Math.min(...figures.map((figure) => figure[name]!))] as const;
    }),
    ...names.map((name, index) => {
      const before = names[index - 1];
      const times = marks.map((mark) => mark[name]! - (before === undefined ? 0 : mark[before]!));
      return [name, median(times)] as const;
    }),
  ]);
}

function summary(
  scenario: string,
  size: number,
  contender: string,
  runs: readonly Run[],
): Measurement {
  const failed = runs.find((run) => run.failed !== undefined)?.failed;
  const walls = runs.map(({ wall }) => wall);
  const base = { scenario, size, contender, wall: median(walls), runs: walls };
  if (failed !== undefined) return { ...base, failed };
  const reports = runs.flatMap(({ report }) => report ?? []);
  if (reports.length === 0) return base;
  const peaks = reports.flatMap(({ peakMemory }) => peakMemory ?? []);
  const cpus = reports.flatMap(({ cpu }) => cpu ?? []);
  return {
    ...base,
    phases: phasesOf(reports),
    ...(cpus.length === 0 ? {} : { cpu: median(cpus) }),
    ...(peaks.length === 0 ? {} : { peakMemory: median(peaks) }),
  };
}

/** Runs contenders by turns, so that whatever disturbs the machine disturbs all; slow ones less often. */
export function measure(
  scenario: Scenario,
  size: number,
  folders: Folders,
  repeats: number,
): readonly Measurement[] {
  const contenders = scenario.contendersAt(size, folders);
  const runs = new Map<string, Run[]>(contenders.map(({ name }) => [name, []]));
  for (let turn = 0; turn < repeats; turn += 1) {
    for (const contender of contenders) {
      const known = runs.get(contender.name)!;
      const spent = known.reduce((sum, { wall }) => sum + wall, 0);
      if (known.some(({ failed }) => failed !== undefined) || (turn > 0 && spent > 30_000))
        continue;
      known.push(runOnce(contender, folders));
    }
  }
  removeSmallOutputs(folders);
  return contenders.map(({ name }) => summary(scenario.name, size, name, runs.get(name)!));
}
