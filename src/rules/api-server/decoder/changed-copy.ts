/** An object whose fields are looked up by name. */
export type Node = Record<string | number, unknown>;
/** The names and indexes from the root of a manifest to a place in it. */
export type Steps = readonly (string | number)[];

/** A value as an object; one without fields where it is none. */
export function asNode(value: unknown): Node {
  return typeof value === 'object' && value !== null ? (value as Node) : {};
}

/** A copy in which one place has another value; what does not lie on the way there is shared. */
export function withChild(
  node: unknown,
  steps: Steps,
  change: (value: unknown) => unknown,
): unknown {
  const [step, ...rest] = steps;
  if (step === undefined) return change(node);
  if (typeof node !== 'object' || node === null) return node;
  const child = withChild((node as Node)[step], rest, change);
  if (Array.isArray(node)) {
    const copy = [...(node as unknown[])];
    copy[Number(step)] = child;
    return copy;
  }
  return { ...node, [step]: child };
}
