/**
 * The parts of a script by name, cut at the lines `#part NAME`, without comment lines and empty ones.
 *
 * What stands before the first part is dropped but for its first line, which opens the part `start`.
 */
export function partsOf(script: string): ReadonlyMap<string, readonly string[]> {
  const [first = '', ...rest] = script.split('\n');
  const parts = new Map<string, string[]>();
  let part: string[] = [];
  for (const line of rest) {
    const name = /^#part (\w+)$/.exec(line)?.[1];
    if (name) parts.set(name, (part = parts.size === 0 ? [first] : []));
    else if (line.trim() !== '' && !/^\s*#/.test(line)) part.push(line);
  }
  return parts;
}
