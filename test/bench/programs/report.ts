import { writeFileSync } from 'node:fs';

const marks: Record<string, number> = {};
const figures: Record<string, number> = {};

/** Notes that a phase of the work is over. */
export function mark(name: string): void {
  marks[name] = performance.now();
}

/** Notes a figure that the program has measured itself, in milliseconds. */
export function figure(name: string, value: number): void {
  figures[name] = value;
}

/** Writes down marks and figures, and how much memory the process had at most. */
export function report(): void {
  const path = process.env['BENCH_REPORT'];
  if (path === undefined) return;
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  const cpu = (userCPUTime + systemCPUTime) / 1000;
  writeFileSync(path, JSON.stringify({ marks, figures, cpu, peakMemory: maxRSS * 1024 }));
}
