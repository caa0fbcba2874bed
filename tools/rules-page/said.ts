import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { kubernetesVersions } from '../../src/kubernetes/versions';
import { check } from '../../src/rules';

/** What a rule says of the recorded cases, which real API servers judged too. */
export interface Said {
  /** The versions in which it says something: `''` for all, else `from 1.34`, `to 1.35`, `1.33`. */
  readonly versions: string;
  /** Its most frequent messages, without the values that they name. */
  readonly messages: readonly string[];
}

const file = join(__dirname, 'said.tsv');
const most = 3;

/** Reads what the rules said of the cases when the page was made. */
export function readSaid(): ReadonlyMap<string, Said> {
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(
    lines.map((line) => {
      const [rule = '', versions = '', ...messages] = line.split('\t');
      return [rule, { versions, messages }];
    }),
  );
}

/** Judges all manifests, and keeps what each rule says. */
export function writeSaid(manifests: Iterable<unknown>): void {
  const said = new Map<string, Map<string, { count: number; readonly versions: Set<string> }>>();
  for (const manifest of manifests) {
    for (const { rule, set, message, kubernetes = kubernetesVersions } of check(manifest)) {
      if (set !== 'api-server') continue;
      const messages = entry(said, rule, () => new Map());
      const one = entry(messages, shapeOf(message), () => ({ count: 0, versions: new Set() }));
      one.count += 1;
      for (const version of kubernetes) one.versions.add(version);
    }
  }
  const lines = [...said].sort(byKey).map(([rule, messages]) => {
    const versions = new Set([...messages.values()].flatMap((one) => [...one.versions]));
    const frequent = [...messages].sort(
      ([a, one], [b, other]) => other.count - one.count || (a < b ? -1 : 1),
    );
    const shown = frequent.slice(0, most).map(([message, one]) => {
      const limits = rangeOf(one.versions);
      return limits === rangeOf(versions) ? message : `${message} (${limits || 'all versions'})`;
    });
    return [rule, rangeOf(versions), ...shown].join('\t');
  });
  const heading =
    '# What the rules say of the recorded cases: rule, versions, messages. Generated.';
  writeFileSync(file, `${[heading, ...lines].join('\n')}\n`);
}

/** A message without what it quotes: `Invalid value: ...: must be no more than 63 characters`. */
export function shapeOf(message: string): string {
  const [, words = '', rest = ''] =
    /^((?:Invalid value|Unsupported value|Duplicate value|Not found|Too many): )?(.*)$/s.exec(
      message,
    ) ?? [];
  const detail = words === '' ? rest : afterValue(rest);
  const closed = words.startsWith('Unsupported');
  const named = closed ? detail : detail.replaceAll(/"(?:[^"\\]|\\.)*"/g, '"..."');
  const shape = named
    .replaceAll(/\[\d+\]/g, '[i]')
    .replaceAll(/\s+/g, ' ')
    .replace(/ \((?:e\.g\. .*regex used|regex used).*$/, '');
  const whole = words === '' ? shape : `${words}...${shape}`;
  return whole.length <= longest ? whole : `${whole.slice(0, longest)}...`;
}

const longest = 160;

/** What stands behind the value at the beginning of a text: `: must be 1`. */
function afterValue(text: string): string {
  let depth = 0;
  for (let i = 0; i < text.length; i += 1) {
    const character = text[i];
    if (character === '"') i = endOfString(text, i);
    else if (character === '{' || character === '[') depth += 1;
    else if (character === '}' || character === ']') depth -= 1;
    else if (character === ':' && depth <= 0) return text.slice(i);
  }
  return '';
}

function endOfString(text: string, start: number): number {
  let i = start + 1;
  while (i < text.length && text[i] !== '"') i += text[i] === '\\' ? 2 : 1;
  return i;
}

function rangeOf(versions: ReadonlySet<string>): string {
  const known: readonly string[] = kubernetesVersions;
  const held = known.filter((version) => versions.has(version));
  const [first = ''] = held;
  const last = held.at(-1) ?? '';
  if (held.length === known.length) return '';
  if (held.length === 1 && last !== known.at(-1)) return first;
  if (held.length !== known.indexOf(last) - known.indexOf(first) + 1) return held.join(', ');
  if (last === known.at(-1)) return `from ${first}`;
  return first === known[0] ? `to ${last}` : `${first} to ${last}`;
}

function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}

function entry<Value>(map: Map<string, Value>, key: string, make: () => Value): Value {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}
