import { at, type Manifest } from '../edit';

type Steps = readonly (string | number)[];

/** The smallest manifest that still has what `holds` asks: parts are taken away while they can be. */
export async function shrink(
  manifest: Manifest,
  holds: (manifest: Manifest) => Promise<boolean>,
): Promise<Manifest> {
  let smallest = manifest;
  let before: Manifest;
  do {
    before = smallest;
    for (const steps of partsOf(smallest, [])) {
      if (at(smallest, steps) === undefined) continue;
      const smaller = without(smallest, steps);
      if (await holds(smaller)) smallest = smaller;
    }
  } while (smallest !== before);
  return smallest;
}

// The last elements of lists first, so that the indexes of the others stay.
function partsOf(node: unknown, steps: Steps): Steps[] {
  if (typeof node !== 'object' || node === null) return [];
  const keys: (string | number)[] = Array.isArray(node)
    ? node.map((_, index) => node.length - 1 - index)
    : Object.keys(node);
  return keys.flatMap((key) => {
    const here = [...steps, key];
    const inner = partsOf((node as Record<string | number, unknown>)[key], here);
    return ['apiVersion', 'kind'].includes(String(here[0])) ? [] : [here, ...inner];
  });
}

function without(manifest: Manifest, steps: Steps): Manifest {
  const copy = structuredClone(manifest);
  const parent = at(copy, steps.slice(0, -1)) as Record<string | number, unknown>;
  const last = steps.at(-1) ?? '';
  if (Array.isArray(parent)) parent.splice(Number(last), 1);
  else delete parent[last];
  return copy;
}
