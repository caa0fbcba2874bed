import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { definition } from '../../../src/kubernetes/fields';
import { listRules } from '../../../src/rules';
import { heldBy, rulesPage } from '../../../tools/rules-page/page';
import { shapeOf } from '../../../tools/rules-page/said';
import { readTables } from '../../../tools/rules-page/tables';

const tables = readTables();
const { rows, formats, byType, otherwise, said } = tables;
const rules = listRules();

describe('the page of the rules', () => {
  it('is the one that the rules make', () => {
    const page = readFileSync(join(__dirname, '../../../docs/rules.md'), 'utf8').split('\n');
    const made = rulesPage(rules, tables).split('\n');
    const line = made.findIndex((text, index) => text !== page[index]);
    if (line < 0 && page.length === made.length) return;
    const at = line < 0 ? made.length : line;
    throw new Error(
      `docs/rules.md is older than the rules: run \`npm run generate:rules\` and commit the page\n` +
        `  line ${at + 1} is   ${page[at] ?? 'not there'}\n  and should be ${made[at] ?? 'not there'}`,
    );
  });

  it('says of every row of the catalogue how it is held', () => {
    const held = heldBy(tables, rules);
    expect(rows.map(({ id }) => id).filter((id) => !held.has(id))).toEqual([]);
    expect(rows).toHaveLength(901);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(901);
  });

  it('names no row that is not in the catalogue, and no format that is not in the list', () => {
    const known = new Set(rows.map(({ id }) => id));
    const named = [
      ...rules.flatMap(({ covers = [] }) => covers),
      ...otherwise.keys(),
      ...byType.map(({ id }) => id),
    ];
    expect(named.filter((id) => !known.has(id))).toEqual([]);
    const meant = rows.flatMap(({ message }) => [...message.matchAll(/\{(F\d\w*)\}/g)]);
    const listed = new Set(formats.map(({ id }) => id));
    expect(meant.map(([, id = '']) => id).filter((id) => !listed.has(id))).toEqual([]);
  });

  it('says why a row cannot be held, or names the rules that are there', () => {
    const ids = new Set(rules.map(({ id }) => id));
    for (const [row, how] of otherwise) {
      const name = /^`(.*)`$/.exec(how)?.[1];
      if (name === undefined) {
        expect(`${row} ${how}`).toMatch(
          / (?:cannot (?:happen|be known before the cluster)|the rules of )/,
        );
      } else expect(ids).toContain(name);
    }
  });

  it('tells what rules say that are there', () => {
    const ids = new Set(rules.map(({ id }) => id));
    expect([...said.keys()].filter((id) => !ids.has(id))).toEqual([]);
    expect(said.get('require-containers')).toEqual({ versions: '', messages: ['Required value'] });
    expect(said.get('check-hostname-override')?.versions).toBe('from 1.35');
  });
});

describe('what the compiler holds', () => {
  const folder = join(__dirname, '../../types/cases');
  const sentences = readdirSync(folder)
    .flatMap((file) => readFileSync(join(folder, file), 'utf8').split('\n'))
    .filter((line) => line.includes('// error: '))
    .join('\n');

  it.each(byType.filter(({ proof }) => proof === 'values'))(
    '$id: $text has values of its own',
    ({ text }) => {
      const [name = '', field = ''] = text.split('.');
      expect(definition(name).fields.get(field)?.values?.length).toBeGreaterThan(1);
    },
  );

  it.each(byType.filter(({ proof }) => proof === 'sentence'))('$id: $text', ({ text }) => {
    expect(sentences).toContain(text);
  });
});

describe('the shape of a message', () => {
  it.each([
    ['Required value', 'Required value'],
    ['Invalid value: -1: must be 1', 'Invalid value: ...: must be 1'],
    ['Invalid value: "a: \\"b": must be 1', 'Invalid value: ...: must be 1'],
    ['Invalid value: {"a":{"b":[1]}}: must be 1', 'Invalid value: ...: must be 1'],
    ['Duplicate value: "a"', 'Duplicate value: ...'],
    [
      'Unsupported value: "x": supported values: "A"',
      'Unsupported value: ...: supported values: "A"',
    ],
    ['no port named "x" in spec.containers[3]', 'no port named "..." in spec.containers[i]'],
    [
      "Invalid value: \"A\": bad (e.g. 'a', regex used for validation is 'a')",
      'Invalid value: ...: bad',
    ],
  ])('of %s', (message, shape) => {
    expect(shapeOf(message)).toBe(shape);
  });
});
