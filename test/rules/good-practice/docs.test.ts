import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listRules, type RuleInfo } from '../../../src/rules';

const page = readFileSync(join(__dirname, '../../../docs/good-practice.md'), 'utf8');
const rows = page
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .map((line) => line.replaceAll(/\s+/g, ' '));

interface AdviceInfo extends RuleInfo {
  readonly knownAs?: readonly string[];
}

const rules: readonly AdviceInfo[] = listRules().filter(({ set }) => set === 'good-practice');

describe('the page of good practice', () => {
  test.each(rules)('tells of $id', ({ id, refuses, reference, knownAs = [] }) => {
    const name = reference === undefined ? `\`${id}\`` : `[\`${id}\`](${reference})`;
    const row = rows.find((line) => line.startsWith(`| ${name} `));
    expect(row).toContain(`| ${refuses} |`);
    for (const check of knownAs) expect(row).toContain(check.slice(check.indexOf(' ') + 1));
  });

  test('tells of no other rule', () => {
    const told = rows.map((line) => /^\| \[?`([a-z0-9-]+)`/.exec(line)?.[1]);
    expect(told.filter((id) => id !== undefined).sort()).toEqual(rules.map(({ id }) => id).sort());
  });
});

describe('every piece of advice', () => {
  test.each(rules)('$id has a name of its own, which begins with a verb', ({ id }) => {
    expect(rules.filter((rule) => rule.id === id)).toHaveLength(1);
    expect(id).toMatch(/^[a-z]+(?:-[a-z]+)+$/);
  });
});
