import fs from 'node:fs';

/** What changes a disk. `open` does where it may create a file. */
const changes = [
  'openSync', 'writeSync', 'writevSync', 'writeFileSync', 'appendFileSync', 'renameSync', 'unlinkSync', 'rmSync',
  'rmdirSync', 'mkdirSync', 'chmodSync', 'fchmodSync', 'truncateSync', 'ftruncateSync', 'linkSync', 'symlinkSync',
  'copyFileSync', 'cpSync', 'utimesSync', 'futimesSync',
] as const; // prettier-ignore

type Change = (...args: unknown[]) => unknown;

/** No process has this number, which is above the highest. */
export const nobody = 99_999_999;

/**
 * Runs the task as if its process was killed at a change of the disk: that one happens no more, and none after it, in
 * whatever `finally` it stands. A write that is the last one gets half of its bytes onto the disk.
 *
 * @param last - the number of the change at which it dies, the first being 1
 * @returns whether it came that far
 */
export function dieAt(last: number, task: () => void): boolean {
  let count = 0;
  const killed = new Error('killed');
  const spies = changes.map((name) => {
    const real = fs[name] as Change;
    return jest.spyOn(fs, name).mockImplementation(((...args: unknown[]) => {
      if (name === 'openSync' && (args[1] === undefined || args[1] === 'r')) return real(...args);
      count += 1;
      if (count === last && name === 'writeSync' && args[1] instanceof Uint8Array) {
        const from = typeof args[2] === 'number' ? args[2] : 0;
        real(args[0], args[1], from, (args[1].length - from) >> 1);
      }
      if (count >= last) throw killed;
      return real(...args);
    }) as never);
  });
  const pid = Object.getOwnPropertyDescriptor(process, 'pid')!;
  Object.defineProperty(process, 'pid', { ...pid, value: nobody });
  try {
    task();
  } catch (error) {
    if (count < last) throw error;
  } finally {
    Object.defineProperty(process, 'pid', pid);
    for (const spy of spies) spy.mockRestore();
  }
  return count >= last;
}
