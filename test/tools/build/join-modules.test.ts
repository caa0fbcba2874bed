import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { joinModules } from '../../../tools/build/join-modules';

const parts = { rules: ['rules'], constructs: [] };

function joined(files: Readonly<Record<string, string>>, ...entries: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'join-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  joinModules(folder, { entries, parts });
  return folder;
}

const handsOut = (name: string, from: string) =>
  `exports.${name} = void 0;\nvar from_1 = require("${from}");\nObject.defineProperty(exports, "${name}", { enumerable: true, get: function () { return from_1.${name}; } });\n`;

describe('the joined modules of a library', () => {
  const folder = joined(
    {
      'index.js':
        handsOut('one', './outer') + handsOut('Inner', './inner').replaceAll('from_1', 'inner_1'),
      'outer.js':
        '"use strict";\nconst two_1 = require("./rules/two");\nexports.one = () => (0, two_1.two)() - 1;\n',
      'rules/index.js': handsOut('two', './two'),
      'rules/two.js':
        '// A comment.\nconst inner_1 = require("../inner");\nexports.two = two;\nfunction two() {\n    return inner_1.half * 2;\n}\n',
      'inner.js':
        'exports.half = 1;\nclass Inner {\n    static made = new Inner();\n}\nexports.Inner = Inner;\nfunction later() {\n    class Inner {\n    }\n    return Inner;\n}\nexports.Later = later();\n',
      'unused.js': 'throw new Error("never loaded");\n',
      'rules/two.d.ts': 'export declare function two(): number;\n',
    },
    'index',
    'rules/index',
  );

  it('are one file for each part, beside the entries and the declarations', () => {
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    expect(new Set(files)).toEqual(
      new Set([
        'index.js',
        'joined',
        'joined/constructs.js',
        'joined/rules.js',
        'rules',
        'rules/index.js',
        'rules/two.d.ts',
      ]),
    );
    expect(readFileSync(join(folder, 'joined/rules.js'), 'utf8')).not.toContain('A comment');
  });

  it('export what they exported, across parts', () => {
    const { one } = require(join(folder, 'index.js')) as { one: () => number };
    const { two } = require(join(folder, 'rules')) as { two: () => number };
    expect([one(), two()]).toEqual([1, 2]);
    expect(two.name).toBe('two');
  });

  it('keep the names of classes', () => {
    const { Inner } = require(join(folder, 'index.js')) as { Inner: { readonly name: string } };
    expect(Inner.name).toBe('Inner');
  });

  it('give ES modules their names', async () => {
    const entry = (await import(join(folder, 'index.js'))) as object;
    expect(Object.keys(entry)).toContain('one');
  });

  it('are made when they are first used', () => {
    const files = joined(
      {
        'index.js': handsOut('say', './say'),
        'say.js': 'const loud_1 = require("./loud");\nexports.say = () => (0, loud_1.loud)();\n',
        'loud.js': 'globalThis.loud = true;\nexports.loud = () => 2;\n',
      },
      'index',
    );
    const { say } = require(files) as { say: () => number };
    expect('loud' in globalThis).toBe(false);
    expect([say(), 'loud' in globalThis]).toEqual([2, true]);
  });

  it('find each other where a function has variables named like a part or a module', () => {
    const files = joined(
      {
        'index.js': handsOut('both', './both'),
        'both.js':
          'const inner_1 = require("./inner");\nconst two_1 = require("./rules/two");\nexports.both = (rules, load, m1, m2) => [(0, two_1.two)(rules), (0, inner_1.one)(load), m1, m2];\n',
        'inner.js': 'exports.one = (given) => `one ${given}`;\n',
        'rules/two.js': 'exports.two = (given) => `two ${given}`;\n',
      },
      'index',
    );
    const { both } = require(files) as { both: (...given: readonly string[]) => readonly string[] };
    expect(both('a', 'b', 'c', 'd')).toEqual(['two a', 'one b', 'c', 'd']);
  });

  it('throw without a line of theirs above the trace', () => {
    const files = joined(
      {
        'index.js': handsOut('fail', './fail'),
        'fail.js': 'exports.fail = () => { if (true) throw new Error(`in\\ntwo lines`); };\n',
      },
      'index',
    );
    const program = `require(${JSON.stringify(files)}).fail()`;
    const { stderr } = spawnSync(process.execPath, ['-e', program], { encoding: 'utf8' });
    expect(stderr).toMatch(/^Error: in\ntwo lines\n {4}at /);
  });

  it('are refused where a text would hold the mark of a line that throws', () => {
    const files = {
      'index.js': handsOut('word', './word'),
      'word.js': 'exports.word = "throw";\n',
    };
    expect(() => joined(files, 'index')).toThrow('a text holds the word throw');
  });

  it('hand out, and do nothing else, where they are entries', () => {
    expect(() => joined({ 'index.js': 'exports.one = 1;\n' }, 'index')).toThrow(
      'is an entry, and does more than to hand out',
    );
  });
});
