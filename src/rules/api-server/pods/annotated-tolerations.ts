import type { Toleration } from '../../../kubernetes';
import type { Decoded } from '../../decoded';

type Tolerations = readonly Decoded<Toleration>[];

// Go matches the names of fields whatever their case.
const fields: ReadonlyMap<string, string> = new Map(
  ['key', 'operator', 'value', 'effect', 'tolerationSeconds'].map((name) => [
    name.toLowerCase(),
    name,
  ]),
);

/** The tolerations that an annotation holds as JSON, or why it holds none. */
export function annotatedTolerations(text: string): Tolerations | string {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return 'invalid character in JSON';
  }
  if (parsed === null) return [];
  if (!Array.isArray(parsed))
    return 'json: cannot unmarshal into Go value of type []core.Toleration';
  const tolerations: Decoded<Toleration>[] = [];
  for (const item of parsed as unknown[]) {
    const toleration = tolerationOf(item);
    if (toleration === undefined) {
      return 'json: cannot unmarshal into Go value of type core.Toleration';
    }
    tolerations.push(toleration);
  }
  return tolerations;
}

function tolerationOf(item: unknown): Decoded<Toleration> | undefined {
  if (item === null) return {};
  if (typeof item !== 'object' || Array.isArray(item)) return undefined;
  const toleration: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(item)) {
    const field = fields.get(name.toLowerCase());
    if (field === undefined || value === null) continue;
    const right =
      field === 'tolerationSeconds' ? Number.isSafeInteger(value) : typeof value === 'string';
    if (!right) return undefined;
    toleration[field] = value;
  }
  return toleration;
}
