import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { definition, knownKinds, type FieldType } from '../../src/kubernetes/fields';
import { isUntouched } from '../../tools/generate/generated-file';

function innermost(type: FieldType): FieldType {
  if (type.kind === 'list') return innermost(type.items);
  return type.kind === 'map' ? innermost(type.values) : type;
}

const folder = join(__dirname, '../../src/kubernetes/generated');
const files = readdirSync(folder).sort();
const texts = new Map(files.map((file) => [file, readFileSync(join(folder, file), 'utf8')]));
const interfaces = new Map(
  [...texts.values()]
    .flatMap((text) => [...text.matchAll(/^export interface (\w+) \{\n([\s\S]*?)^\}/gm)])
    .map(([, name = '', body = '']) => [name, body]),
);

test.each(files)('%s is as the generator left it', (file) => {
  expect(isUntouched(texts.get(file) ?? '')).toBe(true);
  expect(isUntouched(`${texts.get(file)} `)).toBe(false);
});

test('the package stays small', () => {
  expect(texts.get('field-table.ts')?.length).toBeLessThan(60_000);
});

test('every name is exported once', () => {
  const index = texts.get('index.ts') ?? '';
  const exported = [...index.matchAll(/^ {2}(\w+),$/gm)].map(([, name]) => name);
  expect(new Set(exported).size).toBe(exported.length);
  expect(exported).toEqual(expect.arrayContaining([...interfaces.keys()]));
});

describe('types and table', () => {
  const kinds = new Set(knownKinds().map((one) => one.definition));

  test('there are types for all that users write, and for nothing else', () => {
    const written = new Set<string>();
    const visit = (name: string): void => {
      if (written.has(name)) return;
      written.add(name);
      for (const field of definition(name).fields.values()) {
        if (field.until !== undefined || (kinds.has(name) && field.name === 'status')) continue;
        const inner = innermost(field.type);
        if (inner.kind === 'object') visit(inner.definition);
      }
    };
    for (const kind of kinds) visit(kind);
    expect([...interfaces.keys()].sort()).toEqual([...written].sort());
  });

  test.each([...interfaces.keys()])('%s has the fields of the newest version', (name) => {
    const shown = [...(interfaces.get(name) ?? '').matchAll(/^ {2}readonly (\w+)(\??):/gm)].map(
      ([, field, optional]) => `${field}${optional}`,
    );
    const known = [...definition(name).fields.values()]
      .filter((field) => field.until === undefined)
      .filter((field) => !(kinds.has(name) && field.name === 'status'))
      .map((field) => `${field.name}${field.required ? '' : '?'}`);
    expect(shown).toEqual(known);
  });
});
