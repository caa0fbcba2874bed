import type { Problem } from '../manifest/problem';

/** What problems say, as data that can be compared. */
export function saidIn(...lists: readonly (readonly Problem[])[]): readonly string[] {
  const said: string[] = [];
  for (const list of lists) for (const { path, message } of list) said.push(path, message);
  return said;
}
