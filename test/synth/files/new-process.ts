/** From here on, what this process wrote counts as written by an earlier one, which is gone. */
export function asNewProcess(): void {
  Reflect.deleteProperty(globalThis, Symbol.for('podwright.claims'));
}
