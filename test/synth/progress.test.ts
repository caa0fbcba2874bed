import { Progress } from '../../src/synth/progress';

function written(steps: number, { isTTY = true, ci = '', seconds = 2 } = {}): string {
  const write = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  const terminal = Object.getOwnPropertyDescriptor(process.stderr, 'isTTY');
  const before = process.env['CI'];
  Object.defineProperty(process.stderr, 'isTTY', { value: isTTY, configurable: true });
  process.env['CI'] = ci;
  const now = jest.spyOn(performance, 'now').mockReturnValue(0);
  try {
    const progress = new Progress(1000);
    now.mockReturnValue(seconds * 1000);
    for (let step = 0; step < steps; step += 1) progress.step();
    progress.end();
    return write.mock.calls.join('');
  } finally {
    jest.restoreAllMocks();
    if (terminal === undefined) delete (process.stderr as { isTTY?: boolean }).isTTY;
    else Object.defineProperty(process.stderr, 'isTTY', terminal);
    if (before === undefined) delete process.env['CI'];
    else process.env['CI'] = before;
  }
}

test('a terminal sees how far synthesis is once it takes longer than a second, and the line goes away', () => {
  expect(written(100)).toBe('\r\u001b[2Krendering 64 of 1000 objects\r\u001b[2K');
});

test.each([
  ['what is quick', { seconds: 0.5 }],
  ['CI', { ci: 'true' }],
  ['what is no terminal', { isTTY: false }],
])('%s sees nothing', (_, where) => {
  expect(written(1000, where)).toBe('');
});
