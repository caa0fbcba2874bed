import type { Case } from '../case';
import { pathText, type Manifest } from '../edit';
import { slotsOf } from './slots';
import { valuesFor } from './values';

/** Every slot of a base manifest with every value that is worth trying there, one change a case. */
export function casesFromFields(name: string, manifest: Manifest, under = ''): readonly Case[] {
  const cases: Case[] = [];
  for (const slot of slotsOf(manifest)) {
    const path = pathText(slot.steps);
    if (!path.startsWith(under)) continue;
    for (const value of valuesFor(slot)) cases.push({ base: name, edits: { [path]: value } });
    if (slot.type.kind === 'list' && slot.present) {
      cases.push({ base: name, edits: { [`${path}[+]`]: { $copy: `${path}[0]` } } });
    }
    if (slot.type.kind === 'object' && slot.present) {
      cases.push({ base: name, edits: { [`${path}.unknownField`]: 'x' } });
    }
  }
  return cases;
}
