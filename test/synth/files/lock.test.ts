import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import { join } from 'node:path';
import { whileLocked } from '../../../src/synth/files/lock';
import { isRunning, processSpace, startOf } from '../../../src/synth/files/running-process';
import { hiddenIn, temporaryFolder } from '../temporary-folder';
import { nobody } from './dying-process';

const onLinux = process.platform === 'linux' ? test : test.skip;

/** How long it takes to get a lock that says this, in milliseconds. */
function waitFor(lock: string): number {
  const folder = temporaryFolder();
  fs.writeFileSync(join(folder, '.podwright-lock'), lock);
  const started = Date.now();
  whileLocked(folder, () => {});
  expect(hiddenIn(folder)).toEqual([]);
  return Date.now() - started;
}

describe('a lock is taken over at once', () => {
  test.each(['', ' 4711'])('from a process that is gone: its number, its host%s', (start) => {
    expect(waitFor(`${nobody} ${processSpace()}${start}`)).toBeLessThan(5000);
  });

  onLinux('from a process whose number another one has now', () => {
    expect(waitFor(`${process.pid} ${processSpace()} 1`)).toBeLessThan(5000);
  });
});

onLinux('a lock says which process has it, where, and since when that runs', () => {
  const folder = temporaryFolder();
  whileLocked(folder, () => {
    const text = fs.readFileSync(join(folder, '.podwright-lock'), 'utf8');
    expect(text).toBe(`${process.pid} ${processSpace()} ${startOf(process.pid)}`);
  });
});

describe('a process runs', () => {
  test('of which no more is known than its number, as earlier locks say it', () => {
    expect(isRunning(process.pid, undefined)).toBe(true);
    expect(isRunning(nobody, undefined)).toBe(false);
  });

  onLinux('that was started when the lock says, whatever its program is called', async () => {
    const program = join(temporaryFolder(), 'a) S 1 (b c)');
    fs.symlinkSync(process.execPath, program);
    const child = spawn(program, ['-e', 'setTimeout(() => {}, 60_000)']);
    try {
      await once(child, 'spawn');
      const start = startOf(child.pid!)!;
      expect(fs.readFileSync(`/proc/${child.pid}/stat`, 'utf8')).toContain('(a) S 1 (b c))');
      expect(Number(start)).toBeGreaterThanOrEqual(Number(startOf(process.pid)));
      expect(isRunning(child.pid!, start)).toBe(true);
      expect(isRunning(child.pid!, `${Number(start) - 1}`)).toBe(false);
    } finally {
      child.kill();
      await once(child, 'exit');
    }
    expect(startOf(child.pid!)).toBeUndefined();
  });

  test('where its system does not say since when', () => {
    const platform = Object.getOwnPropertyDescriptor(process, 'platform')!;
    Object.defineProperty(process, 'platform', { ...platform, value: 'darwin' });
    try {
      expect(isRunning(process.pid, '1')).toBe(true);
    } finally {
      Object.defineProperty(process, 'platform', platform);
    }
  });
});
