import type { Problem } from '../manifest/problem';

const portWarnings: ReadonlySet<string> = new Set([
  'warn-of-overlapping-ports',
  'warn-of-repeated-port-names',
]);

/**
 * Problems without what only repeats another: advice about a field of which something graver is said already (an image
 * that is refused for want of a tag need not be warned of for it), and what the server would say of a port that is not
 * found, and so is not there or not a number, or of one that is refused because two containers have it.
 */
export function withoutEchoes(problems: readonly Problem[]): readonly Problem[] {
  const said = new Set<string>();
  const portsNotFound = new Set<string>();
  let hasPortTwice = false;
  for (const { set, path, rule } of problems) {
    if (set !== 'good-practice' && path !== '') said.add(path);
    if (rule === 'name-existing-ports') portsNotFound.add(path);
    if (rule === 'unique-ports') hasPortTwice = true;
  }
  if (said.size === 0) return problems;
  return problems.filter(({ set, path, rule }) => {
    if (hasPortTwice && portWarnings.has(rule)) return false;
    if (set === 'api-server') return !portsNotFound.has(path);
    return set !== 'good-practice' || !said.has(path);
  });
}
