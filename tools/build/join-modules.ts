/**
 * Joins the compiled modules of a folder into one file, because node takes a fifth of a millisecond to find and open
 * each, and a room of two hundred small files would take longer to load than to do its work.
 *
 *     tsx tools/build/join-modules.ts lib/rules
 *
 * A module is made when another first uses what it exports, so that what is not used costs nothing but its text.
 *
 * `joined.js` in the folder then holds every module that the entry (`index.js`) or a file outside asks for; in the
 * place of such a file stands one line that takes the module out of `joined.js`, and the other files are gone. The
 * declarations stay as they are; the source maps are joined too.
 */
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';

interface Module {
  readonly file: string;
  /** The module's name in the joined file: its path in the folder, without extension. */
  readonly name: string;
  readonly code: string;
}

const requireCall = /\brequire\("(\.[^"]+)"\)/g;

/** Joins the modules of a folder of compiled files. */
export function joinModules(folder: string): void {
  const root = resolve(folder);
  const entries = [join(root, 'index.js'), ...modulesAskedFrom(dirname(root), root)];
  const modules = modulesFrom(entries, root);
  writeFileSync(join(root, 'joined.js'), joined(modules, root));
  writeFileSync(join(root, 'joined.js.map'), joinedMap(modules, root));
  for (const file of scripts(root)) {
    if (file.endsWith(`${sep}joined.js`)) continue;
    rmSync(`${file}.map`, { force: true });
    if (entries.includes(file)) writeFileSync(file, entryCode(file, root));
    else rmSync(file);
  }
}

/** The modules in `root` that files outside of it ask for. */
function modulesAskedFrom(library: string, root: string): readonly string[] {
  const outside = scripts(library).filter((file) => !isInside(file, root));
  return outside.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(requireCall)]
      .map(([, path = '']) => moduleFile(file, path))
      .filter((asked) => isInside(asked, root)),
  );
}

function modulesFrom(entries: readonly string[], root: string): readonly Module[] {
  const modules = new Map<string, Module>();
  const visit = (file: string): void => {
    if (modules.has(file)) return;
    const code = readFileSync(file, 'utf8').replace(/^\/\/# sourceMappingURL=.*$/m, '');
    modules.set(file, { file, name: nameOf(file, root), code });
    for (const [, path = ''] of code.matchAll(requireCall)) {
      const asked = moduleFile(file, path);
      if (isInside(asked, root)) visit(asked);
    }
  };
  entries.forEach(visit);
  return [...modules.values()];
}

const head = ['"use strict";', 'const made = {};', 'const modules = {'].join('\n');
const tail = `};
function load(name) {
  let exports = made[name];
  if (exports === undefined) {
    exports = made[name] = {};
    modules[name](exports);
  }
  return exports;
}
exports.load = load;
//# sourceMappingURL=joined.js.map
`;

function joined(modules: readonly Module[], root: string): string {
  const texts = modules.map(
    ({ file, name, code }) => `${JSON.stringify(name)}(exports) {\n${linked(code, file, root)}\n},`,
  );
  return [head, ...texts, tail].join('\n');
}

const importLine = /^(?:const|var) (\w+) = require\("(\.[^"]+)"\);$/gm;

/** The code of a module with its imports bound: to modules of the joined file when they are first used, to others at once. */
function linked(code: string, file: string, root: string): string {
  let text = code;
  for (const [line, name = '', path = ''] of code.matchAll(importLine)) {
    const asked = moduleFile(file, path);
    if (!isInside(asked, root)) continue;
    const use = `(${name} ??= load(${JSON.stringify(nameOf(asked, root))})).`;
    text = text.replace(line, `let ${name};`).replaceAll(new RegExp(`\\b${name}\\.`, 'g'), use);
  }
  return text.replaceAll(requireCall, (_, path: string) => {
    const asked = moduleFile(file, path);
    const name = JSON.stringify(nameOf(asked, root));
    if (isInside(asked, root)) return `load(${name})`;
    return `require(${name})`;
  });
}

function joinedMap(modules: readonly Module[], root: string): string {
  let line = head.split('\n').length;
  const sections = modules.flatMap(({ file, code }) => {
    const offset = { line: line + 1, column: 0 };
    line += code.split('\n').length + 2;
    if (!existsSync(`${file}.map`)) return [];
    const map = JSON.parse(readFileSync(`${file}.map`, 'utf8')) as { sources: readonly string[] };
    const sources = map.sources.map((source) =>
      relative(root, resolve(dirname(file), source)).replaceAll(sep, '/'),
    );
    return [{ offset, map: { ...map, sources } }];
  });
  return JSON.stringify({ version: 3, file: 'joined.js', sections });
}

function entryCode(file: string, root: string): string {
  const path = relative(dirname(file), join(root, 'joined')).replaceAll(sep, '/');
  const from = path.startsWith('.') ? path : `./${path}`;
  const exported = Object.keys(exportedNames(readFileSync(file, 'utf8')));
  return `"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
const joined = require(${JSON.stringify(from)}).load(${JSON.stringify(nameOf(file, root))});
${exported.map(getter).join('\n')}
`;
}

// In the form in which node finds the names that ES modules may import.
function getter(name: string): string {
  return `Object.defineProperty(exports, "${name}", { enumerable: true, get: function () { return joined.${name}; } });`;
}

/** What a module of the compiler's exports; written out, so that ES modules may import it by name. */
function exportedNames(code: string): Readonly<Record<string, true>> {
  const names: Record<string, true> = {};
  for (const [, name = ''] of code.matchAll(/^exports\.([A-Za-z_$][\w$]*) = /gm))
    names[name] = true;
  for (const [, name = ''] of code.matchAll(/^Object\.defineProperty\(exports, "([^"]+)"/gm)) {
    if (name !== '__esModule') names[name] = true;
  }
  return names;
}

function nameOf(file: string, root: string): string {
  return relative(root, file).replaceAll(sep, '/').replace(/\.js$/, '');
}

function moduleFile(from: string, path: string): string {
  const asked = resolve(dirname(from), path);
  const found = [`${asked}.js`, join(asked, 'index.js'), asked].find((file) => existsSync(file));
  if (found === undefined) throw new Error(`${from} asks for ${path}, which is not there`);
  return found;
}

function isInside(file: string, root: string): boolean {
  return file.startsWith(root + sep);
}

function scripts(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.js'))
    .map((file) => join(folder, file));
}

if (require.main === module) {
  const [folder] = process.argv.slice(2);
  if (folder === undefined)
    throw new Error('name the folder whose modules are to be joined: lib/rules');
  joinModules(folder);
}
