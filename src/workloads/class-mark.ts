/** Registered, so that two copies of this package in one program know each other's classes. */
const mark = Symbol.for('podwright.class');

/** Marks a class by its name, for {@link isInstance}. */
export function markClass({ prototype }: { readonly prototype: object }, name: string): void {
  Object.defineProperty(prototype, mark, { value: name });
}

/**
 * What `instanceof` answers for a class: whether the value is of it, of a class below it, or of the same class of
 * another copy of this package. cdk8s answers for every subclass of `ApiObject` that any ApiObject is one.
 */
export function isInstance(value: unknown, of: { readonly prototype: object }): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const name = markOf(of.prototype);
  let prototype: unknown = Object.getPrototypeOf(value);
  while (typeof prototype === 'object' && prototype !== null) {
    if (prototype === of.prototype) return true;
    if (name !== undefined && markOf(prototype) === name) return true;
    prototype = Object.getPrototypeOf(prototype);
  }
  return false;
}

/** The mark of the class itself: one that it inherits says nothing of it. */
function markOf(prototype: object): unknown {
  return Object.getOwnPropertyDescriptor(prototype, mark)?.value;
}
