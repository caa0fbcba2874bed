import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { joinModules } from '../../../tools/build/join-modules';

function library(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'join-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

describe('the joined modules of a folder', () => {
  const folder = library({
    'index.js':
      'exports.two = require("./rules").two;\nexports.inner = require("./rules/deep/inner").inner;\n',
    'outer.js': 'exports.one = 1;\n',
    'rules/index.js':
      'exports.two = void 0;\nvar two_1 = require("./two");\nObject.defineProperty(exports, "two", { enumerable: true, get: function () { return two_1.two; } });\n',
    'rules/two.js':
      'const outer_1 = require("../outer");\nexports.two = outer_1.one + 1;\n//# sourceMappingURL=two.js.map\n',
    'rules/two.js.map':
      '{"version":3,"sources":["../../src/rules/two.ts"],"names":[],"mappings":"AAAA"}',
    'rules/deep/inner.js': 'exports.inner = { two: require("../two").two };\n',
    'rules/unused.js': 'throw new Error("never loaded");\n',
    'rules/two.d.ts': 'export declare const two: number;\n',
  });
  joinModules(join(folder, 'rules'));

  it('export what they exported, from one file', () => {
    const { two, inner } = require(join(folder, 'index.js')) as { two: number; inner: object };
    expect({ two, inner }).toEqual({ two: 2, inner: { two: 2 } });
    expect(
      readdirSync(join(folder, 'rules'), { recursive: true, encoding: 'utf8' }).sort((a, b) =>
        a < b ? -1 : 1,
      ),
    ).toEqual(['deep', 'deep/inner.js', 'index.js', 'joined.js', 'joined.js.map', 'two.d.ts']);
  });

  it('are made when they are first used', () => {
    const files = library({
      'rules/index.js':
        'const loud_1 = require("./loud");\nexports.say = () => (0, loud_1.say)();\nexports.quiet = 1;\n',
      'rules/loud.js': 'globalThis.loud = true;\nexports.say = () => 2;\n',
    });
    joinModules(join(files, 'rules'));
    const { say, quiet } = require(join(files, 'rules')) as { say: () => number; quiet: number };
    expect([quiet, 'loud' in globalThis]).toEqual([1, false]);
    expect([say(), 'loud' in globalThis]).toEqual([2, true]);
  });

  it('keep their source maps, each from its line on', () => {
    const map = JSON.parse(readFileSync(join(folder, 'rules/joined.js.map'), 'utf8')) as {
      sections: readonly { offset: { line: number }; map: { sources: readonly string[] } }[];
    };
    const [section] = map.sections;
    const lines = readFileSync(join(folder, 'rules/joined.js'), 'utf8').split('\n');
    expect(lines[section?.offset.line ?? 0]).toBe('const outer_1 = require("../outer");');
    expect(section?.map.sources).toEqual(['../../src/rules/two.ts']);
  });
});
