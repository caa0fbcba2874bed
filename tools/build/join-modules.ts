/**
 * Joins the compiled modules of the library into a few files, because node takes a fifth of a millisecond to find and
 * open each, and hundreds of small files would take longer to load than to do their work.
 *
 * Each part of the library becomes `joined/<part>.js`. A module in it is made when another first uses what it exports,
 * so that what is not used costs nothing but its text; a part is read when one of its modules is first used. The
 * entries of the package stay where they are and hand out what the parts hold; all other scripts are gone.
 *
 * White space and comments are taken out and variables get short names; functions, classes and properties keep theirs,
 * and lines stay short: a trace names functions. Node is told not to show the lines that throw: nobody wrote them so.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { minifySync } from '@swc/core';
import { transformSync } from 'esbuild';

/** How a library is joined. */
export interface Joining {
  /** The modules that users can ask for, without extension: `rules/index`. */
  readonly entries: readonly string[];
  /** The folders of each part, by its name; what is in none of them belongs to the part without folders. */
  readonly parts: Readonly<Record<string, readonly string[]>>;
}

interface Module {
  readonly file: string;
  readonly code: string;
  /** Its number, by which other modules ask for it. */
  readonly number: number;
  readonly part: string;
}

type Modules = ReadonlyMap<string, Module>;

const requireCall = /\brequire\("(\.[^"]+)"\)/g;
const importLine = /^(?:const|var) (\w+) = require\("(\.[^"]+)"\);$/gm;
const reexport =
  /^Object\.defineProperty\(exports, "(\w+)", \{ enumerable: true, get: function \(\) \{ return (\w+)\.(\w+); \} \}\);$/gm;

/** Joins the modules of a compiled library, in place. */
export function joinModules(library: string, { entries, parts }: Joining): void {
  const root = resolve(library);
  const entryFiles = entries.map((entry) => join(root, `${entry}.js`));
  const modules = modulesBehind(entryFiles, root, parts);
  const texts = new Map([
    ...entryFiles.map((file) => [file, entryCode(file, modules, root)] as const),
    ...Object.keys(parts).map(
      (part) => [join(root, 'joined', `${part}.js`), small(partCode(part, modules))] as const,
    ),
  ]);
  for (const file of scripts(root)) rmSync(file);
  mkdirSync(join(root, 'joined'), { recursive: true });
  for (const [file, text] of texts) writeFileSync(file, text);
}

/** All modules that the entries ask for, directly or not; those that are used in most places have the shortest numbers. */
function modulesBehind(entries: readonly string[], root: string, parts: Joining['parts']): Modules {
  const codes = new Map<string, string>();
  const uses = new Map<string, number>();
  const visit = (file: string, isEntry: boolean): void => {
    if (codes.has(file)) return;
    if (entries.includes(file) !== isEntry)
      throw new Error(`${file} is an entry: ask for what it hands out`);
    const code = readFileSync(file, 'utf8');
    if (!isEntry) codes.set(file, code);
    for (const [, path = ''] of code.matchAll(requireCall)) visit(moduleFile(file, path), false);
    for (const [, name = '', path = ''] of code.matchAll(importLine)) {
      const asked = moduleFile(file, path);
      const places = code.match(new RegExp(`\\b${name}\\.`, 'g'))?.length ?? 0;
      uses.set(asked, (uses.get(asked) ?? 0) + places);
    }
  };
  for (const entry of entries) visit(entry, true);
  return new Map(
    [...codes]
      .sort(([one], [other]) => (uses.get(other) ?? 0) - (uses.get(one) ?? 0))
      .map(([file, code], number) => [
        file,
        { file, code, number, part: partOf(file, root, parts) },
      ]),
  );
}

function partOf(file: string, root: string, parts: Joining['parts']): string {
  const [folder = ''] = relative(root, file).split(sep);
  const all = Object.entries(parts);
  const found =
    all.find(([, folders]) => folders.includes(folder)) ??
    all.find(([, folders]) => folders.length === 0);
  if (found === undefined) throw new Error(`${file} belongs to no part`);
  return found[0];
}

/** What joins the modules has names that begin with a dollar, so that no variable of a module hides it. */
function partCode(part: string, modules: Modules): string {
  const all = [...modules.values()];
  const others = [...new Set(all.map((module) => module.part))].filter((name) => name !== part);
  const own = all.filter((module) => module.part === part);
  const made = own
    .map(
      ({ number, file, code }) => `${number}(exports) {\n${linked(code, file, part, modules)}\n},`,
    )
    .join('\n');
  const asked = all.filter(({ number }) => made.includes(`$${number} ??= `));
  return [
    '"use strict";',
    ...others.map((name) => `const ${loader(name)} = (at) => require("./${name}").load(at);`),
    ...(asked.length === 0 ? [] : [`let ${asked.map(({ number }) => `$${number}`).join(', ')};`]),
    'const made = [];',
    `const modules = {\n${made}\n};`,
    `function $(at) {
      let exports = made[at];
      if (exports === undefined) modules[at](exports = made[at] = {});
      return exports;
    }
    exports.load = $;`,
  ].join('\n');
}

/** What gives a module of another part. */
function loader(part: string): string {
  return `$${part.slice(0, 1)}`;
}

/** The code of a module, with what it imports taken from other modules when it is first used. */
function linked(code: string, file: string, part: string, modules: Modules): string {
  let text = code
    .replace(/^"use strict";$/m, '')
    .replace(/^Object\.defineProperty\(exports, "__esModule", .*$/m, '')
    .replaceAll(/^exports\.[\w$.= ]+ = void 0;$/gm, '');
  for (const [line, name = '', path = ''] of code.matchAll(importLine)) {
    const use = `(${loaded(file, path, part, modules)}).`;
    text = text
      .replace(line, '')
      .replaceAll(new RegExp(`\\(0, ${name}\\.(\\w+)\\)`, 'g'), (_, member: string) => use + member)
      .replaceAll(new RegExp(`\\b${name}\\.`, 'g'), () => use);
  }
  return text.replaceAll(
    requireCall,
    (_, path: string) => `(${loaded(file, path, part, modules)})`,
  );
}

function loaded(from: string, path: string, part: string, modules: Modules): string {
  const asked = modules.get(moduleFile(from, path));
  if (asked === undefined) throw new Error(`${from} asks for ${path}, which is in no part`);
  return `$${asked.number} ??= ${asked.part === part ? '$' : loader(asked.part)}(${asked.number})`;
}

/** An entry: says what it exports in the form in which node finds the names that ES modules may import. */
function entryCode(file: string, modules: Modules, root: string): string {
  const code = readFileSync(file, 'utf8');
  const sources = new Map(
    [...code.matchAll(importLine)].map(([, name = '', path = '']) => [name, path]),
  );
  const exported = [...code.matchAll(reexport)].map(([, name = '', source = '', member = '']) => {
    const module = modules.get(moduleFile(file, sources.get(source) ?? ''))!;
    return { name, member, module };
  });
  const rest = code
    .replaceAll(importLine, '')
    .replaceAll(reexport, '')
    .replaceAll(
      /^(?:"use strict";|Object\.defineProperty\(exports, "__esModule", .*|exports\..* = void 0;|\/\/.*|\/\*\*.*\*\/)$/gm,
      '',
    );
  if (rest.trim() !== '') throw new Error(`${file} is an entry, and does more than to hand out`);
  const parts = [...new Set(exported.map(({ module }) => module.part))];
  const hands = parts.map((part) => {
    const path = relative(dirname(file), join(root, 'joined', part)).replaceAll(sep, '/');
    const list = exported
      .filter(({ module }) => module.part === part)
      .map(({ name, member, module }) => [
        name,
        module.number,
        ...(name === member ? [] : [member]),
      ]);
    return `hand(() => require("${path.startsWith('.') ? path : `./${path}`}"), ${JSON.stringify(list)});`;
  });
  return `"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
${exported.map(({ name }) => `exports.${name} = `).join('')}void 0;
function hand(part, names) {
  for (const [name, at, member = name] of names)
    Object.defineProperty(exports, name, { enumerable: true, get: () => part().load(at)[member] });
}
${hands.join('\n')}
`;
}

function small(code: string): string {
  const shortened = minifySync(code, {
    compress: false,
    mangle: { toplevel: false, keep_fnames: true, reserved: classNames(code) },
    module: false,
  }).code;
  const text = inShortLines(shortened);
  const marked = text.replaceAll(/\bthrow\b/g, `/*${unshown}*/throw`);
  if (inShortLines(marked) !== inShortLines(text)) {
    throw new Error('a text holds the word throw, and would hold the mark of a line that throws');
  }
  return marked;
}

function inShortLines(code: string): string {
  return transformSync(code, {
    minifyWhitespace: true,
    minifySyntax: true,
    lineLimit: 160,
    legalComments: 'none',
    target: 'es2022',
  }).code;
}

/** What node looks for in the line that threw before it shows the line above the trace of an error nobody caught. */
const unshown = 'node-do-not-add-exception-line';

// Told to keep them, the minifier would make expressions of classes, which then get other names.
function classNames(code: string): string[] {
  return [...new Set([...code.matchAll(/\bclass (\w+)/g)].map(([, name = '']) => name))];
}

function moduleFile(from: string, path: string): string {
  const asked = resolve(dirname(from), path);
  const found = [`${asked}.js`, join(asked, 'index.js')].find((file) => existsSync(file));
  if (found === undefined) throw new Error(`${from} asks for ${path}, which is not there`);
  return found;
}

function scripts(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.js'))
    .map((file) => join(folder, file));
}
