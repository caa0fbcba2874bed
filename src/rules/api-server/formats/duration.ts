const nanoseconds: Readonly<Record<string, number>> = {
  ns: 1,
  us: 1e3,
  µs: 1e3,
  μs: 1e3,
  ms: 1e6,
  s: 1e9,
  m: 60e9,
  h: 3600e9,
};

const part = /(\d*)(?:\.(\d*))?([^\d.]*)/y;
const longest = 2 ** 63;

/** What is wrong with a duration as Go reads it, such as `1h30m`, `-1.5s`, `0`; undefined where nothing is. */
export function durationError(text: string): string | undefined {
  const shown = JSON.stringify(text.slice(0, 64));
  const invalid = `time: invalid duration ${shown}`;
  const unsigned = text.replace(/^[+-]/, '');
  if (unsigned === '0') return undefined;
  if (unsigned === '' || text.length > 1024) return invalid;
  let total = 0;
  let position = 0;
  while (position < unsigned.length) {
    part.lastIndex = position;
    const [all = '', whole = '', fraction = '', unit = ''] = part.exec(unsigned) ?? [];
    if (whole === '' && fraction === '') return invalid;
    if (unit === '') return `time: missing unit in duration ${shown}`;
    if (!Object.hasOwn(nanoseconds, unit)) {
      return `time: unknown unit ${JSON.stringify(unit)} in duration ${shown}`;
    }
    total += Number(`${whole || '0'}.${fraction || '0'}`) * (nanoseconds[unit] ?? 0);
    position += all.length;
  }
  return total < longest ? undefined : invalid;
}
