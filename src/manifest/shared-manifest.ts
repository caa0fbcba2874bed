/** The method by which an object hands out its manifest without copying it; shared by all copies of the package. */
export const sharedManifest: unique symbol = Symbol.for('podwright.shared-manifest');

interface Sharing {
  /** The manifest, which nobody may change; `undefined` where somebody has put another `toJson` in place of ours. */
  [sharedManifest](): Readonly<Record<string, unknown>> | undefined;
}

/** What `toJson` would return, where it can be had without a copy: for who reads it and lets it go. */
export function manifestToRead(object: object): Readonly<Record<string, unknown>> | undefined {
  const sharing = object as Partial<Sharing>;
  return typeof sharing[sharedManifest] === 'function' ? sharing[sharedManifest]() : undefined;
}
