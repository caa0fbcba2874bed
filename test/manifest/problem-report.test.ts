import { join } from 'node:path';
import { PodwrightError } from '../../src/manifest/podwright-error';
import { printable, printableLines } from '../../src/manifest/printable';
import type { Problem } from '../../src/manifest/problem';
import { formatProblem, formatProblems } from '../../src/manifest/problem-report';

const problem: Problem = {
  rule: 'probe-what-runs',
  set: 'api-server',
  severity: 'error',
  path: 'spec.template.spec.initContainers[0].livenessProbe',
  type: 'FieldValueForbidden',
  message: 'Forbidden: may not be set for init containers without restartPolicy=Always',
  remedy: 'probe the container it prepares, or make it a sidecar',
  origins: [
    {
      call: 'withProbe',
      places: [{ file: join(process.cwd(), 'src/shop.ts'), line: 14, column: 5 }],
    },
    {
      call: 'withContainer',
      places: [
        { file: join(process.cwd(), 'src/shop.ts'), line: 9, column: 3 },
        { file: join(process.cwd(), 'node_modules/@acme/pods/lib/web.js'), line: 30, column: 7 },
        { file: '/elsewhere/library.js', line: 1, column: 2 },
      ],
    },
  ],
};

describe('a report', () => {
  test('says in whose work a field is missing, since nobody set it', () => {
    const missing: Problem = { ...problem, type: 'FieldValueRequired' };
    expect(formatProblems('Deployment shop/web', [missing])).toContain(
      '\n    in withProbe at src/shop.ts:14:5\n',
    );
  });

  test('says where, what, who set it, and what to do', () => {
    expect(
      formatProblems('Deployment shop/web', [problem, { ...problem, path: 'spec', origins: [] }]),
    ).toBe(
      [
        'Deployment shop/web: 2 problems',
        '  spec.template.spec.initContainers[0].livenessProbe: Forbidden: may not be set for init containers without restartPolicy=Always',
        '    set by withProbe at src/shop.ts:14:5',
        '    before that by withContainer at src/shop.ts:9:3, in @acme/pods at node_modules/@acme/pods/lib/web.js:30:7, in /elsewhere/library.js:1:2',
        '    probe the container it prepares, or make it a sidecar',
        '  spec: Forbidden: may not be set for init containers without restartPolicy=Always',
        '    probe the container it prepares, or make it a sidecar',
      ].join('\n'),
    );
  });

  test('counts warnings as such, and problems where there is one among them', () => {
    const warning: Problem = { ...problem, severity: 'warning' };
    expect(formatProblems('a', [warning])).toMatch(/^a: 1 warning\n/);
    expect(formatProblems('a', [warning, warning])).toMatch(/^a: 2 warnings\n/);
    expect(formatProblems('a', [warning, problem])).toMatch(/^a: 2 problems\n/);
  });

  test('names the versions where not all say so, and leaves an empty path out', () => {
    expect(
      formatProblem({
        rule: 'r',
        set: 'api-server',
        severity: 'error',
        path: '',
        type: 'BadRequest',
        message: 'no',
        kubernetes: ['1.33', '1.34'],
      }),
    ).toBe('no (Kubernetes 1.33, 1.34)');
  });

  test('escapes what could steer a terminal, wherever it comes from', () => {
    const evil = '\u001b[2J\u009b\u202e\r';
    const shown = formatProblems(evil, [
      {
        ...problem,
        path: evil,
        message: evil,
        remedy: evil,
        origins: [{ call: evil, places: [{ file: `/x/${evil}`, line: 1, column: 1 }] }],
      },
    ]);
    // oxlint-disable-next-line no-control-regex -- control characters are what it looks for
    expect(shown).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
  });
});

test('text is printable on one line, or on its own lines', () => {
  expect(printable('a\nb\tc\u0000d\ud800e😀é')).toBe('a\\nb\\tc\\x00d\\ud800e😀é');
  expect(printableLines('a\tb\nc\u001b')).toEqual(['a  b', 'c\\x1b']);
});

describe('an error', () => {
  const error = new PodwrightError('no', [
    { subject: 'a', problems: [problem] },
    { subject: 'b', problems: [problem] },
  ]);

  test('tells its problems to programs, and Node does not print them again', () => {
    expect(error.problems).toEqual([problem, problem]);
    expect(error.reports.map(({ subject }) => subject)).toEqual(['a', 'b']);
    expect(Object.keys(error)).not.toContain('reports');
    expect(error.name).toBe('PodwrightError');
  });

  test('of another copy of the package is known', () => {
    jest.isolateModules(() => {
      const other = require('../../src/manifest/podwright-error') as {
        PodwrightError: typeof PodwrightError;
      };
      expect(other.PodwrightError).not.toBe(PodwrightError);
      expect(error).toBeInstanceOf(other.PodwrightError);
      expect(new Error('no')).not.toBeInstanceOf(other.PodwrightError);
    });
  });
});
