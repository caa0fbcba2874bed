import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const reference = /(?:\bfrom|\bimport)\s*\(?\s*['"](\.[^'"]+)['"]/g;

/** Removes the declarations that no entry of the package leads to: no program can name what is in them. */
export function dropInnerDeclarations(library: string, entries: readonly string[]): void {
  const reached = new Set<string>();
  const visit = (file: string): void => {
    if (reached.has(file)) return;
    reached.add(file);
    for (const [, path = ''] of readFileSync(file, 'utf8').matchAll(reference)) {
      const asked = resolve(dirname(file), path);
      const found = [`${asked}.d.ts`, join(asked, 'index.d.ts')].find((one) => existsSync(one));
      if (found === undefined) throw new Error(`${file} asks for ${path}, which is not there`);
      visit(found);
    }
  };
  for (const entry of entries) visit(resolve(library, `${entry}.d.ts`));
  for (const path of readdirSync(library, { recursive: true, encoding: 'utf8' })) {
    const file = resolve(library, path);
    if (file.endsWith('.d.ts') && !reached.has(file)) rmSync(file);
  }
}
