import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiObject, Chart } from 'cdk8s';
import { App } from 'podwright';
import { Progress } from '../../src/synth/progress';

function written(steps: number, { isTTY = true, ci = '', seconds = 2 } = {}): string {
  const write = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  const terminal = Object.getOwnPropertyDescriptor(process.stderr, 'isTTY');
  const before = process.env['CI'];
  Object.defineProperty(process.stderr, 'isTTY', { value: isTTY, configurable: true });
  process.env['CI'] = ci;
  const now = jest.spyOn(performance, 'now').mockReturnValue(0);
  try {
    const progress = new Progress();
    progress.begin({ doing: 'checking', total: 1000, things: 'constructs' });
    now.mockReturnValue(seconds * 1000);
    for (let step = 0; step < steps; step += 1) progress.step();
    progress.clear();
    return write.mock.calls.map(([text]) => text).join('');
  } finally {
    jest.restoreAllMocks();
    if (terminal === undefined) delete (process.stderr as { isTTY?: boolean }).isTTY;
    else Object.defineProperty(process.stderr, 'isTTY', terminal);
    if (before === undefined) delete process.env['CI'];
    else process.env['CI'] = before;
  }
}

test('a terminal sees how far synthesis is once it takes longer than a second, and the line goes away', () => {
  expect(written(30)).toBe('\r\u001b[2Kchecking 16 of 1000 constructs\r\u001b[2K');
});

test.each([
  ['what is quick', { seconds: 0.5 }],
  ['CI', { ci: 'true' }],
  ['what is no terminal', { isTTY: false }],
])('%s sees nothing', (_, where) => {
  expect(written(1000, where)).toBe('');
});

test('each phase of a synthesis is counted by what it does', () => {
  const phases: string[] = [];
  const app = new App({ outdir: mkdtempSync(join(tmpdir(), 'podwright-')) });
  for (let index = 0; index < 3; index += 1) {
    new ApiObject(new Chart(app, `chart-${index}`), 'config', {
      apiVersion: 'v1',
      kind: 'ConfigMap',
    });
  }
  const begin = jest.spyOn(Progress.prototype, 'begin').mockImplementation((phase) => {
    phases.push(`${phase.doing} ${phase.total} ${phase.things}`);
  });
  app.synth();
  begin.mockRestore();
  expect(phases).toEqual(['checking 7 constructs', 'rendering 3 objects', 'writing 3 files']);
});
