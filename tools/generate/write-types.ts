import type { FieldType } from '../../src/kubernetes/schema';
import type { KubernetesVersion } from '../../src/kubernetes/versions';
import type { Merged, MergedDefinition, MergedEnum, MergedField } from './merge';
import type { ApiGroup } from './groups';

/** Unions longer than this are written by name, so that a message of the compiler stays one line. */
const longestInlineUnion = 12;

const scalarTypes: Readonly<Record<string, string>> = {
  string: 'string',
  boolean: 'boolean',
  int32: 'number',
  int64: 'number',
  double: 'number',
  quantity: 'Quantity',
  'int-or-string': 'IntOrString',
  time: 'Time',
  'micro-time': 'MicroTime',
  bytes: 'string',
  any: 'unknown',
};

const scalarAliases: Readonly<Record<string, readonly [type: string, comment: string]>> = {
  IntOrString: [
    'number | string',
    'A number, or a string: a port name, or a percentage such as `25%`.',
  ],
  MicroTime: ['string', 'A time in RFC 3339 with microseconds.'],
  Quantity: ['number | string', 'An amount such as `500m`, `2Gi` or `1`.'],
  Time: ['string', 'A time in RFC 3339, for example `2026-01-31T12:00:00Z`.'],
};

interface File {
  readonly names: string[];
  readonly lines: string[];
  readonly uses: Set<string>;
}

/** The TypeScript types of the newest release, one file an API group, by file name without its ending. */
export function writeTypes(merged: Merged, newest: KubernetesVersion): ReadonlyMap<string, string> {
  const page = `https://kubernetes.io/docs/reference/generated/kubernetes-api/v${newest}/`;
  const files = new Map<string, File>();
  const enums = new Map(merged.enums.map((one) => [one.name, one]));
  for (const definition of merged.definitions.filter(({ typed }) => typed)) {
    const file = fileOf(files, definition.group.file);
    writeInterface(
      file,
      definition,
      enums,
      `${page}#${anchorOf(definition.name, definition.group)}`,
    );
  }
  const scalars = fileOf(files, 'scalars');
  for (const [name, [type, comment]] of Object.entries(scalarAliases)) {
    if (![...files.values()].some(({ uses }) => uses.has(name))) continue;
    scalars.names.push(name);
    scalars.lines.push(`/** ${comment} */`, `export type ${name} = ${type};`, '');
  }
  const unions = fileOf(files, 'enums');
  for (const { name, values } of merged.enums) {
    unions.names.push(name);
    unions.lines.push(`export type ${name} = ${unionOf(values)};`);
  }
  const homes = new Map(
    [...files].flatMap(([file, { names }]) => names.map((name) => [name, file])),
  );
  const texts = [...files].map(([name, file]): [string, string] => [
    name,
    textOf(name, file, homes),
  ]);
  return new Map([...texts, ['index', listOf(files)]]);
}

/** How the reference page names a definition. */
export function anchorOf(name: string, group: ApiGroup): string {
  return `${name.toLowerCase()}-${group.anchor}`;
}

function writeInterface(
  file: File,
  { name, group, kind, fields }: MergedDefinition,
  enums: ReadonlyMap<string, MergedEnum>,
  reference: string,
): void {
  file.names.push(name);
  file.lines.push(`/** @see ${reference} */`, `export interface ${name} {`);
  for (const field of fields) {
    if (field.until !== undefined || (kind && field.name === 'status')) continue;
    const type =
      kind && field.name === 'apiVersion'
        ? `'${group.apiVersion}'`
        : kind && field.name === 'kind'
          ? `'${name}'`
          : typeText(field, field.type, enums, file.uses);
    file.lines.push(`  readonly ${field.name}${field.required ? '' : '?'}: ${type};`);
  }
  file.lines.push('}', '');
}

function typeText(
  field: MergedField,
  type: FieldType,
  enums: ReadonlyMap<string, MergedEnum>,
  uses: Set<string>,
): string {
  switch (type.kind) {
    case 'object':
      uses.add(type.definition);
      return type.definition;
    case 'map':
      return `{ readonly [key: string]: ${typeText(field, type.values, enums, uses)} }`;
    case 'list': {
      const items = typeText(field, type.items, enums, uses);
      return `readonly ${items.includes('|') ? `(${items})` : items}[]`;
    }
    default: {
      const values = field.enumName === undefined ? undefined : enums.get(field.enumName);
      if (values !== undefined && type.kind === 'string') {
        if (values.values.length <= longestInlineUnion) return unionOf(values.values);
        uses.add(values.name);
        return values.name;
      }
      const text = scalarTypes[type.kind];
      if (text === undefined) throw new Error(`no TypeScript type for ${type.kind}`);
      if (scalarAliases[text] !== undefined) uses.add(text);
      return text;
    }
  }
}

function unionOf(values: MergedEnum['values']): string {
  return values.map(({ value }) => `'${value}'`).join(' | ');
}

function textOf(
  name: string,
  { names, lines, uses }: File,
  homes: ReadonlyMap<string, string>,
): string {
  const imports = new Map<string, string[]>();
  for (const used of [...uses].filter((one) => !names.includes(one)).sort()) {
    const home = homes.get(used);
    if (home === undefined) throw new Error(`${used}, used in ${name}, has no type`);
    imports.set(home, [...(imports.get(home) ?? []), used]);
  }
  const head = [...imports]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([from, used]) => `import type { ${used.join(', ')} } from './${from}';`);
  return [...head, ...(head.length === 0 ? [] : ['']), lines.join('\n').trimEnd(), ''].join('\n');
}

function listOf(files: ReadonlyMap<string, File>): string {
  const lists = [...files]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([file, { names }]) => {
      const list = [...names].sort().map((name) => `  ${name},\n`);
      return `export type {\n${list.join('')}} from './${file}';\n`;
    });
  return lists.join('');
}

function fileOf(files: Map<string, File>, name: string): File {
  const file = files.get(name) ?? { names: [], lines: [], uses: new Set<string>() };
  files.set(name, file);
  return file;
}
