import { definition, definitionOf, type FieldType } from '../../../src/kubernetes/fields';
import type { Manifest } from '../edit';

/** A place in a manifest where the API has something: a field that is there or might be, an element, a map's value. */
export interface Slot {
  readonly steps: readonly (string | number)[];
  readonly type: FieldType;
  /** The definition and field, `Container.image`; of an element or map value, the list's or map's. */
  readonly field: string;
  /** The values of an enumeration. */
  readonly values: readonly string[];
  readonly present: boolean;
}

/** Every slot of a manifest, apart from `apiVersion`, `kind` and `status`. */
export function slotsOf(manifest: Manifest): readonly Slot[] {
  const found = definitionOf(String(manifest['apiVersion']), String(manifest['kind']));
  if (found === undefined) return [];
  const slots: Slot[] = [];
  fieldSlots(manifest, found.name, [], slots);
  return slots.filter(({ steps }) => !['apiVersion', 'kind', 'status'].includes(String(steps[0])));
}

function fieldSlots(
  node: unknown,
  name: string,
  steps: readonly (string | number)[],
  slots: Slot[],
): void {
  if (typeof node !== 'object' || node === null || Array.isArray(node)) return;
  const object = node as Record<string, unknown>;
  for (const field of definition(name).fields.values()) {
    const present = Object.hasOwn(object, field.name);
    const here = [...steps, field.name];
    const slot = {
      steps: here,
      type: field.type,
      field: `${name}.${field.name}`,
      values: field.values ?? [],
      present,
    };
    slots.push(slot);
    if (present) innerSlots(object[field.name], slot, slots);
  }
}

function innerSlots(value: unknown, slot: Slot, slots: Slot[]): void {
  const { type, steps, field, values } = slot;
  if (type.kind === 'object') fieldSlots(value, type.definition, steps, slots);
  if (typeof value !== 'object' || value === null) return;
  if (type.kind === 'list' && Array.isArray(value)) {
    value.forEach((item: unknown, position) => {
      const element = {
        steps: [...steps, position],
        type: type.items,
        field,
        values,
        present: true,
      };
      slots.push(element);
      innerSlots(item, element, slots);
    });
  }
  if (type.kind === 'map') {
    for (const [key, item] of Object.entries(value)) {
      const entry = { steps: [...steps, key], type: type.values, field, values, present: true };
      slots.push(entry);
      innerSlots(item, entry, slots);
    }
  }
}
