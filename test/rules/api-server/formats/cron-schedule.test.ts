import { cronScheduleError } from '../../../../src/rules/api-server/formats/cron-schedule';
import { durationError } from '../../../../src/rules/api-server/formats/duration';
import { countIndexes } from '../../../../src/rules/api-server/formats/index-intervals';
import { timeZoneErrors } from '../../../../src/rules/api-server/formats/time-zone';

describe('a schedule', () => {
  it.each([
    ['5 4 * * *'],
    ['*/15 0-6,22 1 JAN-mar ?'],
    ['  0\t0 * * sun '],
    [', * * * *'],
    ['*-5-7/2 * * * *'],
    ['@daily'],
    ['@every 1h30m'],
  ])('may be %j', (schedule) => {
    expect(cronScheduleError(schedule)).toBeUndefined();
  });

  it.each([
    ['* * * *', 'expected exactly 5 fields, found 4: [* * * *]'],
    ['60 * * * *', 'end of range (60) above maximum (59): 60'],
    ['* * 0 * *', 'beginning of range (0) below minimum (1): 0'],
    ['5-1 * * * *', 'beginning of range (5) beyond end of range (1): 5-1'],
    ['*/0 * * * *', 'step of range should be a positive number: */0'],
    ['1-2-3 * * * *', 'too many hyphens: 1-2-3'],
    ['1/2/3 * * * *', 'too many slashes: 1/2/3'],
    ['@never', 'unrecognized descriptor: @never'],
    ['@every x', 'failed to parse duration @every x: time: invalid duration "x"'],
  ])('may not be %j', (schedule, error) => {
    expect(cronScheduleError(schedule)).toBe(error);
  });

  it('is read in linear time', () => {
    expect(cronScheduleError(`${'1,'.repeat(1_000_000)}x * * * *`)).toContain('parsing "x"');
  });
});

it.each([
  ['1h', true],
  ['-1.5h2m', true],
  ['0', true],
  ['.5s', true],
  ['1µs', true],
  ['', false],
  ['1', false],
  ['.s', false],
  ['1d', false],
  ['1h ', false],
  ['9223372036854775807ns', false],
  ['300000000h', false],
])('%j is a duration: %s', (text, expected) => {
  expect(durationError(text) === undefined).toBe(expected);
});

it.each([
  ['', 5, 0],
  ['0-2,4', 5, 4],
  ['+1', 5, 1],
  ['4', 4, 'too large index: "4"'],
  ['0,', 5, 'cannot convert string to integer for index: ""'],
])('%j of %d are %s indexes', (intervals, completions, expected) => {
  expect(countIndexes(intervals, completions)).toBe(expected);
});

it.each([
  ['UTC', []],
  ['Europe/Vienna', []],
  ['America/Argentina/ComodRivadavia', []],
  ['', ['timeZone must be nil or non-empty string']],
  ['europe/vienna', ['unknown time zone europe/vienna']],
  ['Mars/X', ['unknown time zone Mars/X']],
  ['../UTC', ['unknown time zone ../UTC']],
  [
    'Local',
    ['timeZone must be an explicit time zone as defined in https://www.iana.org/time-zones'],
  ],
])('%j as a time zone: %j', (name, errors) => {
  expect(timeZoneErrors(name)).toEqual(errors);
});
