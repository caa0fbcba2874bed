import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { codeOf } from './write-error';

/**
 * When a process was started, as its system counts; `undefined` where that is not known. It tells a process from an
 * earlier one of the same number.
 *
 * @see https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html
 */
export function startOf(pid: number): string | undefined {
  if (process.platform !== 'linux') return undefined;
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The second field is the name of the program, in parentheses: it may hold spaces and parentheses itself.
    const fromThird = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return fromThird[22 - 3];
  } catch {
    // It is gone, or belongs to somebody who hides it.
    return undefined;
  }
}

/**
 * Where the numbers of processes count: this machine since it was started, and in it the namespace of a container, which
 * may share its name and its folders with others.
 */
export function processSpace(): string {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim();
    return `${hostname()}/${boot}/${readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    // A system without such files.
    return hostname();
  }
}

/**
 * Whether the process runs.
 *
 * @param start - when it was started, where that is known: another process of its number was started at another time
 */
export function isRunning(pid: number, start: string | undefined): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (codeOf(error) !== 'EPERM') return false;
  }
  const found = start === undefined ? undefined : startOf(pid);
  return found === undefined || found === start;
}
