/**
 * An API type as rules meet it: decoded, so every value has its type, and every field may be absent.
 *
 * Enumerations are strings, because the server's decoder takes any; a `null` has become absent.
 */
export type Decoded<T> = unknown extends T
  ? unknown
  : T extends readonly (infer Item)[]
    ? readonly Decoded<Item>[]
    : T extends string
      ? string
      : T extends object
        ? { readonly [Name in keyof T]?: Decoded<T[Name]> | undefined }
        : T;
