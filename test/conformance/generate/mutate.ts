import type { Case } from '../case';
import { edited, pathText, type Edits, type Json, type Manifest } from '../edit';
import { disturbance, misspelt, type DisturbanceSource } from './disturb';
import { anywhere, donorsOf, type Donors } from './donors';
import { random, type Random } from './random';
import { slotsOf, type Slot } from './slots';
import { valuesFor } from './values';

/** How to make cases at random. */
export interface MutationSource extends DisturbanceSource {
  readonly bases: readonly (readonly [name: string, manifest: Manifest])[];
  readonly donors: Donors;
  /** The most changes of one case. */
  readonly most: number;
}

/** What to make cases of: the manifests to change, and others to take parts from. */
export function mutationSource(
  seed: number,
  manifests: MutationSource['bases'],
  others: readonly Manifest[],
): Omit<MutationSource, 'under' | 'most'> {
  const donors = donorsOf(others);
  return {
    random: random(seed),
    bases: manifests,
    donors,
    parts: [...donors].flatMap(([key, values]) => (key.startsWith('any ') ? values : [])),
    kinds: [
      ...new Set(others.map(({ apiVersion, kind }) => `${String(apiVersion)} ${String(kind)}`)),
    ].map((one) => ({ apiVersion: one.split(' ')[0] ?? '', kind: one.split(' ')[1] ?? '' })),
  };
}

/** A base manifest with some changes, few more often than many. */
export function mutated(source: MutationSource): Case {
  const [name, manifest] = source.random.one(source.bases);
  const edits: Record<string, Json> = {};
  const count = 1 + source.random.below(1 + source.random.below(source.most));
  for (let i = 0; i < count; i += 1) {
    const now = i === 0 ? manifest : edited(manifest, edits);
    if (source.random.chance(0.3)) {
      Object.assign(edits, disturbance(now, source));
      continue;
    }
    const slots = slotsOf(now).filter(({ steps }) => pathText(steps).startsWith(source.under));
    if (slots.length === 0) break;
    Object.assign(edits, change(source.random.one(slots), source));
  }
  return { base: name, edits };
}

function change(slot: Slot, { random, donors }: MutationSource): Edits {
  const path = pathText(slot.steps);
  const parts = donors.get(`${slot.field} ${slot.type.kind}`) ?? [];
  if (random.chance(0.02)) return { [`${path}.unknownField`]: 'x' };
  if (slot.type.kind === 'list' && slot.present && random.chance(0.4)) {
    return {
      [`${path}[+]`]: random.chance(0.3) ? { $copy: `${path}[0]` } : element(slot, random, donors),
    };
  }
  if (slot.type.kind === 'map' && slot.present && random.chance(0.3)) {
    return { [`${path}[${random.one(keys)}]`]: random.one(['a', '', null, 1, 'a b']) };
  }
  if (parts.length > 0 && random.chance(0.4)) return { [path]: random.one(parts) };
  const others = donors.get(anywhere(slot.type)) ?? [];
  if (others.length > 0 && random.chance(0.2)) return { [path]: random.one(others) };
  if (slot.type.kind === 'string' && random.chance(0.2)) {
    const part = parts.length > 0 ? random.one(parts) : 'a';
    return { [path]: misspelt(typeof part === 'string' ? part : 'a', random) };
  }
  return { [path]: random.one(valuesFor(slot)) };
}

const keys = ['a', 'example.com/a', 'a b', '', '-', 'cpu', 'kubernetes.io/a'];

function element(slot: Slot, random: Random, donors: Donors): Json {
  if (slot.type.kind !== 'list') return null;
  const items = donors.get(`${slot.field} ${slot.type.items.kind}`) ?? [];
  if (items.length > 0 && random.chance(0.6)) return random.one(items);
  const others = donors.get(anywhere(slot.type.items)) ?? [];
  if (others.length > 0 && random.chance(0.5)) return random.one(others);
  return random.one(valuesFor({ ...slot, type: slot.type.items, present: false }));
}
