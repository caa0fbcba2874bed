import { right } from './messages';

const backstep = /(?:^|\/)\.\.(?:\/|$)/;
const absolute = 'must be a relative path';
const hasBacksteps: readonly string[] = ["must not contain '..'"];

/** What is wrong with a path that may not lead upwards: an element `..`. */
export function backstepErrors(path: string): readonly string[] {
  return backstep.test(path) ? hasBacksteps : right;
}

/** What is wrong with a path that stays below where it begins: not absolute, no element `..`. */
export function relativePathErrors(path: string): readonly string[] {
  if (!path.startsWith('/')) return backstepErrors(path);
  return [absolute, ...backstepErrors(path)];
}

/** What is wrong with a path of a file that a volume writes: relative, and not beginning with `..`, which the kubelet uses. */
export function volumeFilePathErrors(path: string): readonly string[] {
  const errors = relativePathErrors(path);
  if (!path.startsWith('..') || path.startsWith('../')) return errors;
  return [...errors, "must not start with '..'"];
}
