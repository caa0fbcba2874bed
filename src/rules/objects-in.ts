/** One object that is sent to the server. */
export interface ObjectInManifest {
  readonly object: unknown;
  /** The field path of the object: `''`, or `items[0]` in a List. */
  readonly path: string;
}

/**
 * The objects in a manifest: itself, or the items of a `List`, which kubectl sends one by one.
 *
 * Items of a list of one kind, such as a `PodList`, need not name apiVersion and kind.
 */
export function objectsIn(manifest: unknown): readonly ObjectInManifest[] {
  if (!isList(manifest)) return [{ object: manifest, path: '' }];
  const { apiVersion, items } = manifest;
  const kind = manifest.kind.slice(0, -'List'.length);
  return items.map((item, index) => ({
    object: kind === '' ? item : withType(item, apiVersion, kind),
    path: `items[${index}]`,
  }));
}

interface List {
  readonly apiVersion: unknown;
  readonly kind: string;
  readonly items: readonly unknown[];
}

function isList(manifest: unknown): manifest is List {
  if (typeof manifest !== 'object' || manifest === null) return false;
  const { kind, items } = manifest as Partial<List>;
  return Array.isArray(items) && typeof kind === 'string' && kind.endsWith('List');
}

function withType(item: unknown, apiVersion: unknown, kind: string): unknown {
  if (typeof item !== 'object' || item === null || Array.isArray(item)) return item;
  return 'kind' in item || 'apiVersion' in item ? item : { apiVersion, kind, ...item };
}
