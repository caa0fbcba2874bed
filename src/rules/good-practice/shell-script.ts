/** A command of a shell script that stands by itself, not within a loop, a condition or a group. */
export interface ShellCommand {
  /** The program and its arguments, without leading assignments and `exec`. */
  readonly words: readonly string[];
  /** Whether the script goes on at once, because the command ends in `&`. */
  readonly background: boolean;
}

const shells: ReadonlySet<string> = new Set(['sh', 'bash', 'ash', 'dash', 'zsh', 'ksh']);
const wrappers: ReadonlySet<string> = new Set([
  'exec',
  'nohup',
  'setsid',
  'command',
  'time',
  'env',
]);
const openers: ReadonlySet<string> = new Set(['while', 'until', 'for', 'if', 'case', '{', '(']);
const closers: ReadonlySet<string> = new Set(['done', 'fi', 'esac', '}', ')']);
const leads: ReadonlySet<string> = new Set(['do', 'then', 'else', 'elif', '!']);
const longest = 16_384;

/** Scripts come again and again, in each pod with the same helper: what was found in the last ones is kept. */
const mostKept = 64;

/** Whether a program is a shell. */
export function isShell(program: string): boolean {
  return shells.has(basename(program));
}

/** The name of a program without its path. */
export function basename(program: string): string {
  return program.slice(program.lastIndexOf('/') + 1);
}

/** The script that a container's command and arguments hand to a shell; undefined where there is none. */
export function scriptOf(commandLine: readonly string[]): string | undefined {
  if (!isShell(commandLine[0] ?? '')) return undefined;
  let position = 1;
  let flag = commandLine[position] ?? '';
  while (flag.startsWith('-') && !/^-[a-z]*c[a-z]*$/.test(flag)) {
    position += flag.endsWith('o') ? 2 : 1;
    flag = commandLine[position] ?? '';
  }
  return flag.startsWith('-') ? commandLine[position + 1] : undefined;
}

/**
 * The commands of a script, in order; loops, conditions, groups and functions count as one command without words.
 *
 * It reads what people write into manifests, not all of the shell's language: of a script with a here-document, or
 * longer than 16 KiB, it answers nothing.
 */
export function shellCommands(script: string): readonly ShellCommand[] {
  return script.length > longest || script.includes('<<') ? [] : knownCommands(script);
}

const knownCommands = oncePerScript(commandsIn);

/** The same function, which looks through a script once, however many pods run it. */
export function oncePerScript<Found>(find: (script: string) => Found): (script: string) => Found {
  const kept = new Map<string, { readonly found: Found }>();
  return (script) => {
    let known = kept.get(script);
    if (known === undefined) {
      if (kept.size >= mostKept) kept.clear();
      kept.set(script, (known = { found: find(script) }));
    }
    return known.found;
  };
}

function commandsIn(script: string): readonly ShellCommand[] {
  const commands: ShellCommand[] = [];
  let words: string[] = [];
  let depth = 0;
  let compound = false;
  for (const token of tokens(script)) {
    if (token.kind === 'word') {
      const keyword = token.plain && words.length === 0;
      if (keyword && closers.has(token.text)) depth = Math.max(depth - 1, 0);
      else if ((keyword && openers.has(token.text)) || opensFunction(token, words)) {
        depth += 1;
        compound = true;
        words = [];
      } else if (!keyword || !leads.has(token.text)) words.push(token.text);
      continue;
    }
    if (depth === 0 && (words.length > 0 || compound)) {
      commands.push({
        words: compound ? [] : unwrapped(words),
        background: token.text === '&',
      });
      compound = false;
    }
    words = [];
  }
  return commands;
}

function opensFunction({ text, plain }: Token, words: readonly string[]): boolean {
  return plain && text === '{' && words.length === 1 && words[0]?.endsWith('()') === true;
}

function unwrapped(words: readonly string[]): readonly string[] {
  let first = 0;
  for (;;) {
    const word = words[first] ?? '';
    if (!wrappers.has(word) && !/^[A-Za-z_][A-Za-z0-9_]*=/.test(word)) break;
    first += 1;
  }
  return words.slice(first);
}

interface Token {
  readonly kind: 'word' | 'end';
  readonly text: string;
  /** Whether the word was written without quotes, so that the shell may read a keyword in it. */
  readonly plain: boolean;
}

const end = (text: string): Token => ({ kind: 'end', text, plain: true });

function* tokens(script: string): Generator<Token> {
  let text = '';
  let started = false;
  let plain = true;
  let position = 0;
  const word = (): Token => {
    const token: Token = { kind: 'word', text, plain };
    text = '';
    started = false;
    plain = true;
    return token;
  };
  while (position < script.length) {
    const char = script.charAt(position);
    const next = script.charAt(position + 1);
    position += 1;
    if (char === '\\') {
      if (next !== '\n') {
        text += next;
        started = true;
        plain = false;
      }
      position += 1;
    } else if (char === "'" || char === '"') {
      const close = closingQuote(script, position, char);
      text += script.slice(position, close);
      position = close + 1;
      started = true;
      plain = false;
    } else if (char === '$' && next === '(') {
      const close = closingParenthesis(script, position + 1);
      text += script.slice(position - 1, close);
      position = close;
      started = true;
      plain = false;
    } else if (char === '#' && !started) {
      while (position < script.length && script.charAt(position) !== '\n') position += 1;
    } else if (char === ' ' || char === '\t') {
      if (started) yield word();
    } else if (char === '(' && !started) {
      position = closingParenthesis(script, position);
      yield { kind: 'word', text: '(', plain: true };
      yield end(')');
      yield { kind: 'word', text: ')', plain: true };
    } else if (char === '&' && (next === '>' || script.charAt(position - 2) === '>')) {
      text += char;
      started = true;
    } else if (char === '\n' || char === ';' || char === '&' || char === '|') {
      if (started) yield word();
      const doubled = (char === '&' || char === '|') && next === char;
      if (doubled) position += 1;
      yield end(doubled ? `${char}${char}` : char);
    } else {
      text += char;
      started = true;
    }
  }
  if (started) yield word();
  yield end('');
}

function closingQuote(script: string, from: number, quote: string): number {
  for (let position = from; position < script.length; position += 1) {
    const char = script.charAt(position);
    if (char === quote) return position;
    if (char === '\\' && quote === '"') position += 1;
  }
  return script.length;
}

/** The position behind the parenthesis that closes the one before `from`. */
function closingParenthesis(script: string, from: number): number {
  let depth = 1;
  for (let position = from; position < script.length; position += 1) {
    const char = script.charAt(position);
    if (char === '\\') position += 1;
    else if (char === "'" || char === '"') position = closingQuote(script, position + 1, char);
    else if (char === '(') depth += 1;
    else if (char === ')') depth -= 1;
    if (depth === 0) return position + 1;
  }
  return script.length;
}
