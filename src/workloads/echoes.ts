import type { Problem } from '../manifest/problem';

/**
 * Problems without what only repeats another: advice about a field of which something graver is said already (an image
 * that is refused for want of a tag need not be warned of for it), and what the server would say of a port that is not
 * found, and so is not there or not a number.
 */
export function withoutEchoes(problems: readonly Problem[]): readonly Problem[] {
  const said = new Set<string>();
  const portsNotFound = new Set<string>();
  for (const { set, path, rule } of problems) {
    if (set !== 'good-practice' && path !== '') said.add(path);
    if (rule === 'name-existing-ports') portsNotFound.add(path);
  }
  if (said.size === 0) return problems;
  return problems.filter(({ set, path }) => {
    if (set === 'api-server') return !portsNotFound.has(path);
    return set !== 'good-practice' || !said.has(path);
  });
}
