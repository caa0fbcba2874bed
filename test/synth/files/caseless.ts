import fs from 'node:fs';
import { join, sep } from 'node:path';

const readers = ['lstatSync', 'statSync', 'openSync', 'readFileSync', 'readdirSync', 'realpathSync', 'accessSync'] as const; // prettier-ignore
const writers = ['unlinkSync', 'rmSync', 'rmdirSync', 'mkdirSync', 'renameSync'] as const;

type Call = (...args: unknown[]) => unknown;

/**
 * Runs the task as if the file system did not tell case apart, as on macOS and Windows: each step of a path that leads
 * into the folder means what is there under a name that differs in case only.
 */
export function withoutCaseIn(folder: string, task: () => void): void {
  const { readdirSync } = fs;
  // What it removes with is loaded by the first call, and kept: that must not be what stands in its place below.
  fs.rmSync(join(folder, 'nothing'), { force: true });

  function meant(path: unknown): unknown {
    if (typeof path !== 'string' || !path.startsWith(`${folder}${sep}`)) return path;
    let place = folder;
    for (const step of path.slice(folder.length + 1).split(sep)) {
      const names = fs.existsSync(place) ? readdirSync(place) : [];
      place = join(place, names.find((name) => name.toLowerCase() === step.toLowerCase()) ?? step);
    }
    return place;
  }

  const spies = [...readers, ...writers].map((name) => {
    const real = fs[name] as Call;
    return jest
      .spyOn(fs, name)
      .mockImplementation(((...args: unknown[]) => real(...args.map(meant))) as never);
  });
  try {
    task();
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}
