import type { FieldType } from '../../../src/kubernetes/fields';
import { at, type Json, type Manifest } from '../edit';
import { slotsOf } from './slots';

/** What stands in the fields of valid manifests, by definition and field: parts to graft onto others. */
export type Donors = ReadonlyMap<string, readonly Json[]>;

/** The key of what stands in any field of a type. */
export function anywhere(type: FieldType): string {
  return type.kind === 'object' ? `any ${type.definition}` : `any ${type.kind}`;
}

/** Collects the parts of manifests. */
export function donorsOf(manifests: Iterable<Manifest>): Donors {
  const donors = new Map<string, Map<string, Json>>();
  for (const manifest of manifests) {
    for (const { steps, field, type, present } of slotsOf(manifest)) {
      if (!present) continue;
      const value = at(manifest, steps) as Json;
      for (const key of [`${field} ${type.kind}`, anywhere(type)]) {
        const known = donors.get(key) ?? new Map<string, Json>();
        donors.set(key, known);
        if (known.size < 3000) known.set(JSON.stringify(value), value);
      }
    }
  }
  return new Map([...donors].map(([key, values]) => [key, [...values.values()]]));
}
