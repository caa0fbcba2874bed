import { fieldOrigin, originOf } from '../../src/pod/origin';

function call(): ReturnType<typeof originOf> {
  return originOf(call);
}

/** Calls it from so many functions deep. */
function within(depth: number): ReturnType<typeof originOf> {
  return depth === 0 ? call() : within(depth - 1);
}

function frames(depth: number): number {
  return (within(depth).trace.stack ?? '').split('\n').length - 1;
}

describe('an origin', () => {
  const before = Error.stackTraceLimit;

  afterEach(() => {
    Error.stackTraceLimit = before;
  });

  test('names the call and the line below it', () => {
    const { call: name, places } = fieldOrigin(call());
    expect(name).toBe('call');
    expect(places[0]?.file).toBe(__filename);
    expect(places[0]?.line).toBe(24);
  });

  test('keeps five frames, and leaves the limit of the program as it is', () => {
    Error.stackTraceLimit = 10;
    expect(frames(8)).toBe(5);
    expect(Error.stackTraceLimit).toBe(10);
  });

  test.each([3, 20, 50])('keeps as many frames as the program asks for: %i', (limit) => {
    Error.stackTraceLimit = limit;
    expect(frames(60)).toBe(limit);
    expect(Error.stackTraceLimit).toBe(limit);
  });

  test('is told without a place where the program wants no traces', () => {
    Error.stackTraceLimit = 0;
    expect(fieldOrigin(call())).toEqual({ call: 'call', places: [] });
  });
});
