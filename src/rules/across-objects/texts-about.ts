/** Deeper than any custom resource that people write. */
const deepest = 32;

/**
 * The texts in the spec of a custom resource that may name an object of a kind: what stands in a field whose name has the
 * kind in it, or below one, as a Certificate's `secretName`; all of them where its own kind has, as ExternalSecret.
 */
export function textsAbout(kind: string, manifest: object): ReadonlySet<string> {
  const word = kind.toLowerCase();
  const texts = new Set<string>();

  function collect(value: unknown, isAbout: boolean, depth: number): void {
    if (typeof value === 'string') {
      if (isAbout) texts.add(value);
      return;
    }
    if (typeof value !== 'object' || value === null || depth > deepest) return;
    for (const [field, inner] of Object.entries(value)) {
      collect(inner, isAbout || field.toLowerCase().includes(word), depth + 1);
    }
  }

  const { kind: own, spec } = manifest as { readonly kind?: unknown; readonly spec?: unknown };
  collect(spec, String(own).toLowerCase().includes(word), 0);
  return texts;
}
