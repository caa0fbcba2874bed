import { placeInFrame } from '../../src/pod/stack-frame';

const told: readonly [string, string, string | undefined][] = [
  ['a function', 'at call (/x/shop.ts:3:4)', '/x/shop.ts:3:4'],
  ['no function', 'at /x/shop.ts:3:4', '/x/shop.ts:3:4'],
  ['a constructor', 'at new Shop (/x/shop.ts:3:4)', '/x/shop.ts:3:4'],
  ['an async function', 'at async call (/x/shop.ts:3:4)', '/x/shop.ts:3:4'],
  ['an async module', 'at async file:///x/shop.mjs:3:4', '/x/shop.mjs:3:4'],
  ['a method by another name', 'at Shop.run [as go] (/x/shop.ts:3:4)', '/x/shop.ts:3:4'],
  ['a function without a name', 'at Object.<anonymous> (/x/shop.ts:3:4)', '/x/shop.ts:3:4'],
  ['brackets and spaces', 'at call (/x/esm (x) y/shop.ts:3:4)', '/x/esm (x) y/shop.ts:3:4'],
  ['a folder in brackets', 'at /x/(web)/shop.ts:3:4', '/x/(web)/shop.ts:3:4'],
  ['colons', 'at call (/x/a:b/c:12/shop.ts:3:4)', '/x/a:b/c:12/shop.ts:3:4'],
  ['a percent sign', 'at call (/x/100%/shop.ts:3:4)', '/x/100%/shop.ts:3:4'],
  ['a URL', 'at call (file:///x/esm%20(x)%20%C3%BC/shop.mjs:3:4)', '/x/esm (x) ü/shop.mjs:3:4'],
  ['a URL with a query', 'at file:///x/shop.mjs?again=1:3:4', '/x/shop.mjs:3:4'],
  [
    'a drive',
    String.raw`at call (C:\my shop (x)\shop.ts:3:4)`,
    String.raw`C:\my shop (x)\shop.ts:3:4`,
  ],
  ['a share', String.raw`at \\host\x\shop.ts:3:4`, String.raw`\\host\x\shop.ts:3:4`],
  [
    'code made at run time',
    'at eval (eval at run (/x/(web)/shop.ts:3:4), <anonymous>:1:1)',
    '/x/(web)/shop.ts:3:4',
  ],
  ["Node's own module", 'at Module._compile (node:internal/modules/cjs/loader:1521:14)', undefined],
  ["Node's own file", 'at node:internal/main/run_main_module:28:49', undefined],
  ['a builtin', 'at Array.map (<anonymous>)', undefined],
  ['a promise', 'at async Promise.all (index 0)', undefined],
  ['the console', 'at REPL1:1:1', undefined],
  ['a URL of no file', 'at call (file:///x/a%2Fb/shop.mjs:3:4)', undefined],
  ['another scheme', 'at call (https://example.org/shop.mjs:3:4)', undefined],
  ['the message', 'Error: no (/x/shop.ts:3:4)', undefined],
];

describe('the place in a frame', () => {
  test.each(told)('with %s', (_, frame, place) => {
    const found = placeInFrame(`    ${frame}`);
    expect(found && `${found.file}:${found.line}:${found.column}`).toBe(place);
  });
});
