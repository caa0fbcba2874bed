import { mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dropInnerDeclarations } from '../../../tools/build/drop-inner-declarations';

it('keeps the declarations that an entry leads to', () => {
  const folder = mkdtempSync(join(tmpdir(), 'declarations-'));
  mkdirSync(join(folder, 'deep'));
  const files = {
    'index.d.ts': "export type { A } from './a';\n",
    'a.d.ts': "export type A = import('./deep').B;\n",
    'deep/index.d.ts': "import type { C } from './c';\nexport type B = C;\n",
    'deep/c.d.ts': 'export type C = 1;\n',
    'deep/inner.d.ts': 'export type D = 1;\n',
    'index.js': '',
  };
  for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text);
  dropInnerDeclarations(folder, ['index']);
  expect(new Set(readdirSync(folder, { recursive: true, encoding: 'utf8' }))).toEqual(
    new Set(['a.d.ts', 'deep', 'deep/c.d.ts', 'deep/index.d.ts', 'index.d.ts', 'index.js']),
  );
});
