import type { Problem } from '../../src/manifest/problem';
import type { ProblemReport } from '../../src/manifest/problem-report';

type Warn = (reports: readonly ProblemReport[]) => void;

const place = { file: '/home/me/shop.ts', line: 12, column: 20 };

function warning(path: string, rest: Partial<Problem> = {}): Problem {
  return {
    rule: 'be-good',
    set: 'good-practice',
    severity: 'warning',
    path,
    type: 'FieldValueRequired',
    message: 'it would be better',
    remedy: 'make it better',
    origins: [{ call: 'WebPod', places: [place] }],
    ...rest,
  };
}

/** What is printed by a process of its own: what was printed before is not known to it. */
function printed(
  calls: readonly (readonly ProblemReport[])[],
  { isTTY = false, env = {} }: { isTTY?: boolean; env?: NodeJS.ProcessEnv } = {},
): readonly string[] {
  const before = { env: process.env, isTTY: process.stderr.isTTY };
  const write = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  try {
    process.env = { ...env };
    process.stderr.isTTY = isTTY;
    jest.isolateModules(() => {
      // oxlint-disable-next-line typescript/no-require-imports -- a copy that has printed nothing yet
      const { warn } = require('../../src/synth/warnings') as { readonly warn: Warn };
      for (const reports of calls) warn(reports);
    });
    return write.mock.calls.flatMap(([text]) => String(text).trimEnd().split('\n'));
  } finally {
    write.mockRestore();
    process.env = before.env;
    process.stderr.isTTY = before.isTTY;
  }
}

const hint = expect.stringContaining("waive('be-good', '...')");

test('a warning is a line with its rule, then where, then what to do', () => {
  expect(printed([[{ subject: 'Pod web', problems: [warning('spec.a')] }]])).toEqual([
    'Pod web: 1 warning',
    '  spec.a: it would be better (be-good)',
    '    in WebPod at /home/me/shop.ts:12:20',
    '    make it better',
    hint,
  ]);
});

test('the name of a rule that cannot be waived is not shown', () => {
  const layout = { ...warning('spec.a'), rule: 'write-objects-apart', set: 'composition' } as const;
  const waiver = { ...warning('spec.b'), rule: 'keep-waivers-current' };
  const lines = printed([[{ subject: 'Pod web', problems: [layout, waiver] }]]);
  expect(lines.slice(1, 3)).toEqual([
    '  spec.a: it would be better',
    '  spec.b: it would be better',
  ]);
});

test('what one change answers stands together, and who set it is said once', () => {
  const sidecar = { origins: [{ call: 'withSidecar', places: [{ ...place, line: 13 }] }] };
  const problems = [
    warning('spec.a'),
    warning('spec.b', { remedy: 'change b', type: 'FieldValueInvalid' }),
    warning('spec.c'),
    warning('spec.d', sidecar),
  ];
  expect(printed([[{ subject: 'Pod web', problems }]]).slice(1, -1)).toEqual([
    '  spec.a: it would be better (be-good)',
    '  spec.c: it would be better (be-good)',
    '    in WebPod at /home/me/shop.ts:12:20',
    '  spec.d: it would be better (be-good)',
    '    in withSidecar at /home/me/shop.ts:13:20',
    '    make it better',
    '  spec.b: it would be better (be-good)',
    '    set by WebPod at /home/me/shop.ts:12:20',
    '    change b',
  ]);
});

test('of what a default leaves out, only the remedy is said', () => {
  const problems = [warning('spec.a', { origins: [{ call: 'the defaults', places: [] }] })];
  expect(printed([[{ subject: 'Pod web', problems }]])[2]).toBe('    make it better');
});

test('each is printed once in a process, and so is how to waive it', () => {
  const first = [{ subject: 'Pod web', problems: [warning('spec.a')] }];
  const second = [{ subject: 'Pod web', problems: [warning('spec.a'), warning('spec.b')] }];
  const lines = printed([first, first, second]);
  expect(lines.filter((line) => line.includes('spec.a'))).toHaveLength(1);
  expect(lines.filter((line) => line.includes('spec.b'))).toHaveLength(1);
  expect(lines.filter((line) => line.includes('waive('))).toHaveLength(1);
});

test('what cannot be waived says nothing of waivers', () => {
  const problems = [warning('spec.a', { set: 'api-server' })];
  expect(printed([[{ subject: 'Pod web', problems }]])).toHaveLength(4);
});

describe('colour', () => {
  const reports = [[{ subject: 'Pod web', problems: [warning('spec.a')] }]];
  const isColoured = (lines: readonly string[]): boolean => lines.join('').includes('\u001b[');

  test.each([
    ['a terminal gets some', { isTTY: true }, true],
    ['a file gets none', { isTTY: false }, false],
    ['NO_COLOR is heard', { isTTY: true, env: { NO_COLOR: '1' } }, false],
    ['an empty NO_COLOR says nothing', { isTTY: true, env: { NO_COLOR: '' } }, true],
    ['a dumb terminal gets none', { isTTY: true, env: { TERM: 'dumb' } }, false],
  ])('%s', (_, options, expected) => {
    expect(isColoured(printed(reports, options))).toBe(expected);
  });
});

test('nothing in a warning steers a terminal', () => {
  const evil = '\u001b[2J';
  const problems = [warning(evil, { message: evil, remedy: evil, rule: evil })];
  expect(printed([[{ subject: evil, problems }]]).join('\n')).not.toContain(evil);
});
