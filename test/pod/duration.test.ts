import { type Duration, durationProblem, seconds, spelled } from '../../src/pod/duration';

describe('a duration', () => {
  test.each([
    ['90s', 90],
    ['2m', 120],
    ['1m30s', 90],
    ['1h', 3600],
    ['1h30m', 5400],
    ['1h5s', 3605],
    ['1h1m1s', 3661],
    ['0s', 0],
    [45, 45],
  ] as const)('%p is %p seconds', (duration, expected) => {
    expect(seconds(duration)).toBe(expected);
  });

  // These pass the template literal type, by JavaScript's grammar of numbers, or come from untyped code.
  test.each([
    '-1s',
    '0x10s',
    '1e3s',
    '1.5m',
    ' 1s',
    '1s ',
    '500ms',
    '',
    's',
    '1',
    '1s1m',
    '2d',
    '１s',
  ])('%p is refused with a sentence that says what is allowed', (text) => {
    expect(() => seconds(text as Duration)).toThrow(
      `'${text}' is not a duration: write whole seconds, or hours, minutes and seconds as in '90s', '2m', '1m30s', '1h'`,
    );
  });

  test.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, null, undefined, {}, ['1s']])(
    '%p is refused',
    (value) => {
      expect(durationProblem(value as Duration)).toMatch(/is not a duration/);
    },
  );

  test('longer than an int32 of seconds is refused', () => {
    expect(durationProblem('600000h')).toBe("'600000h' is longer than 2147483647 seconds");
  });

  test('the compiler takes what can be one and refuses what cannot', () => {
    const good: Duration[] = [5, '5s', '1m30s', '1h5s', '1h1m1s'];
    // @ts-expect-error days are none
    const days: Duration = '2d';
    // @ts-expect-error a unit is asked for
    const bare: Duration = '5';
    expect([good.length, days, bare]).toEqual([5, '2d', '5']);
  });

  test.each([
    [0, '0s'],
    [59, '59s'],
    [60, '1m'],
    [90, '1m30s'],
    [3605, '1h5s'],
  ])('%p seconds are spelled %p and read back', (count, text) => {
    expect(spelled(count)).toBe(text);
    expect(seconds(text as Duration)).toBe(count);
  });
});
