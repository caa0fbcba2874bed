/** An object whose fields are looked up by name. */
export type Node = Record<string | number, unknown>;
/** The names and indexes from the root of a manifest to a place in it. */
export type Steps = readonly (string | number)[];

/** A value as an object; one without fields where it is none. */
export function asNode(value: unknown): Node {
  return typeof value === 'object' && value !== null ? (value as Node) : {};
}
