/** What the Go sources of one API group say that its OpenAPI document leaves out. */
export interface GoGroup {
  /** The constants of every string type, in the order of the source. */
  readonly constants: ReadonlyMap<string, readonly string[]>;
  /** The untyped string constants by name. */
  readonly untyped: ReadonlyMap<string, string>;
  /** The types whose comment carries `+enum`. */
  readonly marked: ReadonlySet<string>;
  /** The Go type of each field by the struct's name and the field's JSON name, embedded structs included. */
  readonly fields: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

/** Reads the text of a `types.go`. */
export function readGoGroup(source: string): GoGroup {
  const constants = new Map<string, string[]>();
  const untyped = new Map<string, string>();
  const marked = new Set<string>();
  const own = new Map<string, Map<string, string>>();
  const embedded = new Map<string, string[]>();
  let comment: string[] = [];
  let struct: string | undefined;
  for (const line of source.split('\n')) {
    const text = line.trim();
    if (text.startsWith('//')) {
      comment.push(text);
      continue;
    }
    const isMarked = comment.some((one) => /^\/\/\s*\+enum$/.test(one));
    comment = [];
    const named = /^type (\w+) string$/.exec(text);
    if (named?.[1] !== undefined && isMarked) marked.add(named[1]);
    const opened = /^type (\w+) struct \{/.exec(text);
    if (opened?.[1] !== undefined) {
      struct = opened[1];
      own.set(struct, new Map());
      embedded.set(struct, []);
    } else if (line === '}') struct = undefined;
    else if (struct !== undefined) readMember(text, own.get(struct), embedded.get(struct));
    else readConstant(text, constants, untyped);
  }
  const fields = new Map([...own.keys()].map((name) => [name, withEmbedded(name, own, embedded)]));
  return { constants, untyped, marked, fields };
}

function readMember(text: string, own?: Map<string, string>, embedded?: string[]): void {
  const inline = /^(?:\w+\.)?(\w+)\s+`json:",inline"/.exec(text);
  if (inline?.[1] !== undefined) embedded?.push(inline[1]);
  const member = /^(?:\w+\s+)?(\S+)\s+`json:"([^",]+)/.exec(text);
  if (member?.[1] !== undefined && member[2] !== undefined) {
    own?.set(member[2], member[1].replace(/^(?:\*|\[\])+/, ''));
  }
}

function readConstant(
  text: string,
  constants: Map<string, string[]>,
  untyped: Map<string, string>,
): void {
  const match = /^(?:const )?(\w+)(?:\s+(\w+))?\s*=\s*(?:(\w+)\()?"([^"]*)"/.exec(text);
  if (match === null) return;
  const [, name = '', declared, converted, value = ''] = match;
  const type = declared ?? converted;
  if (type === undefined || type === 'string') {
    untyped.set(name, value);
    return;
  }
  const values = constants.get(type) ?? [];
  if (!values.includes(value)) values.push(value);
  constants.set(type, values);
}

function withEmbedded(
  name: string,
  own: ReadonlyMap<string, ReadonlyMap<string, string>>,
  embedded: ReadonlyMap<string, readonly string[]>,
): Map<string, string> {
  const fields = new Map(own.get(name));
  for (const part of embedded.get(name) ?? []) {
    for (const [field, type] of withEmbedded(part, own, embedded)) fields.set(field, type);
  }
  return fields;
}
