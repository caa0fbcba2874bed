import { ApiObject, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '../../src/manifest/problem';
import { formatProblem } from '../../src/manifest/problem-report';
import { problemsOf } from '../../src/manifest/validated';
import { App } from '../../src/synth/app';
import { temporaryFolder } from './temporary-folder';

function problem(severity: Problem['severity'], path: string): Problem {
  return {
    rule: 'be-good',
    set: 'api-server',
    severity,
    path,
    type: 'FieldValueForbidden',
    message: 'Forbidden: not here',
    remedy: 'take it away',
  };
}

/** An object that tells its problems in both ways, as the workloads do. */
class Validated extends ApiObject {
  readonly [problemsOf]: () => readonly Problem[];

  constructor(scope: Construct, id: string, problems: readonly Problem[]) {
    super(scope, id, { apiVersion: 'v1', kind: 'Pod' });
    this[problemsOf] = () => problems;
    this.node.addValidation({
      validate: () => problems.filter(({ severity }) => severity === 'error').map(formatProblem),
    });
  }
}

function messageOf(app: App): string {
  try {
    app.synth();
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}

test('each construct is asked once', () => {
  const app = new App({ outdir: temporaryFolder() });
  const validate = jest.fn(() => []);
  for (const id of ['a', 'b', 'c']) new Chart(app, id).node.addValidation({ validate });
  app.synth();
  expect(validate).toHaveBeenCalledTimes(3);
});

test('what constructs say is thrown all at once, in the words of cdk8s, and nothing is written', () => {
  const outdir = join(temporaryFolder(), 'dist');
  const app = new App({ outdir });
  const chart = new Chart(app, 'chart');
  new Chart(app, 'fine');
  chart.node.addValidation({ validate: () => ['first', 'second'] });
  new Construct(chart, 'inner').node.addValidation({ validate: () => ['third\nover two lines'] });
  expect(messageOf(app)).toBe(
    'Validation failed with the following errors:\n  [chart] first\n  [chart] second\n  [chart/inner] third\n    over two lines',
  );
  expect(existsSync(outdir)).toBe(false);
});

test('problems are shown in full, and not again as strings', () => {
  const app = new App({ outdir: temporaryFolder() });
  const chart = new Chart(app, 'chart');
  const pod = new Validated(chart, 'pod', [problem('error', 'spec.a'), problem('error', 'spec.b')]);
  pod.node.addValidation({ validate: () => ['and something else'] });
  expect(messageOf(app)).toBe(
    [
      'Validation failed with the following errors:',
      '  [chart/pod] and something else',
      'Pod chart/pod: 2 problems',
      '  spec.a: Forbidden: not here',
      '    take it away',
      '  spec.b: Forbidden: not here',
      '    take it away',
    ].join('\n'),
  );
});

test('warnings are printed once in a process, and throw nothing', () => {
  const write = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  try {
    const app = new App({ outdir: temporaryFolder() });
    new Validated(new Chart(app, 'chart'), 'pod', [
      problem('warning', 'spec.c'),
      problem('warning', 'spec.d'),
    ]);
    app.synth();
    app.synth();
    app.synthYaml();
    expect(write.mock.calls.map(([text]) => text)).toEqual([
      'Pod chart/pod: 2 warnings\n  spec.c: Forbidden: not here\n  spec.d: Forbidden: not here\n    take it away\n',
    ]);
  } finally {
    write.mockRestore();
  }
});

test('warnings about many objects are counted', () => {
  const write = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  try {
    const app = new App({ outdir: temporaryFolder() });
    const chart = new Chart(app, 'many');
    for (let index = 0; index < 50; index += 1) {
      new Validated(chart, `pod${index}`, [
        problem('warning', 'spec.e'),
        problem('warning', 'spec.f'),
      ]);
    }
    app.synth();
    const text = write.mock.calls.map(([text]) => text).join('');
    expect(text.match(/^Pod many/gm)).toHaveLength(20);
    expect(text.endsWith('\nwarnings about 30 more objects: 60 of be-good\n')).toBe(true);
  } finally {
    write.mockRestore();
  }
});

test('what could steer a terminal is escaped in ids and in messages', () => {
  const app = new App({ outdir: temporaryFolder() });
  const chart = new Chart(app, 'evil\u001b[2J');
  chart.node.addValidation({ validate: () => ['bad \u001b]0;title\u0007\r\u202egnp.exe'] });
  expect(messageOf(app)).toBe(
    'Validation failed with the following errors:\n  [evil\\x1b[2J] bad \\x1b]0;title\\x07\\r\\u202egnp.exe',
  );
});

test('so are the ids of constructs in a circle', () => {
  const app = new App();
  const [one, two] = [new Chart(app, 'a\u001b[31m'), new Chart(app, 'b')];
  one.addDependency(two);
  two.addDependency(one);
  expect(() => app.synthYaml()).toThrow('Dependency cycle detected: a\\x1b[31m => b => a\\x1b[31m');
});
