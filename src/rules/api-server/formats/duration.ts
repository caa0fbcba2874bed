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

const part = /(\d*)(?:(\.)(\d*))?(ns|[uµμ]s|ms|s|m|h)/y;
const longest = 2 ** 63;

/** Whether a text is a duration as Go reads it: `1h30m`, `-1.5s`, `0`; one that does not fit into 64 bits is none. */
export function isDuration(text: string): boolean {
  if (text.length > 1024) return false;
  const unsigned = text.replace(/^[+-]/, '');
  if (unsigned === '0') return true;
  if (unsigned === '') return false;
  let total = 0;
  let position = 0;
  while (position < unsigned.length) {
    part.lastIndex = position;
    const found = part.exec(unsigned);
    if (found === null) return false;
    const [all, whole = '', , fraction = '', unit = ''] = found;
    if (whole === '' && fraction === '') return false;
    total += Number(`${whole || '0'}.${fraction || '0'}`) * (nanoseconds[unit] ?? 0);
    position += all.length;
  }
  return total < longest;
}
