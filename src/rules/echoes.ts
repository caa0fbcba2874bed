import type { Problem } from '../manifest/problem';
import { mountTakenVolumes } from './api-server/containers/volume-mounts';
import { warnOfOverlappingPorts, warnOfRepeatedPortNames } from './api-server/pod-warnings/ports';

const portWarnings: ReadonlySet<string> = new Set([
  warnOfOverlappingPorts.id,
  warnOfRepeatedPortNames.id,
]);

/**
 * Problems without what only repeats another: advice about a field of which something graver is said already (an image
 * that is refused for want of a tag need not be warned of for it), and what the server would say of a port that is not
 * found, of one that two containers have, of a value that no manifest can hold, of the form of what is empty, and of a
 * mount because of its volume.
 */
export function withoutEchoes(problems: readonly Problem[]): readonly Problem[] {
  const said = new Set<string>();
  const portsNotFound = new Set<string>();
  const unfit = new Set<string>();
  const empty = new Set<string>();
  let hasPortTwice = false;
  for (const { set, path, rule, type } of problems) {
    if (set !== 'good-practice' && path !== '') said.add(path);
    if (rule === 'name-existing-ports') portsNotFound.add(path);
    if (rule === 'unique-ports') hasPortTwice = true;
    if (rule === 'valid-arguments') unfit.add(path);
    if (set === 'api-server' && type === 'FieldValueRequired') empty.add(path);
  }
  if (said.size === 0) return problems;
  return problems.filter(({ set, path, rule, type, message }) => {
    if (set === 'good-practice') return !said.has(path);
    if (set !== 'api-server') return true;
    if (portsNotFound.has(path) || rule === mountTakenVolumes.id) return false;
    if (hasPortTwice && portWarnings.has(rule)) return false;
    if (type === 'FieldValueRequired') return !unfit.has(path);
    return !(empty.has(path) && message.startsWith('Invalid value: "": '));
  });
}
