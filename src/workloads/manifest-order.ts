const first = ['apiVersion', 'kind', 'metadata'];

/** What every object begins with, then the rest as it comes. */
export function inOrder(manifest: Record<string, unknown>): Record<string, unknown> {
  const keys = Object.keys(manifest);
  if (first.every((key, at) => keys[at] === key)) return manifest;
  const { apiVersion, kind, metadata, ...rest } = manifest;
  const begin = Object.entries({ apiVersion, kind, metadata });
  return { ...Object.fromEntries(begin.filter(([, value]) => value !== undefined)), ...rest };
}
