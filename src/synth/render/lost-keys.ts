import type { ApiObject } from 'cdk8s';
import type { Problem } from '../../manifest/problem';
import { loseNoKeys } from '../../rules/making-rules';
import { stepInto } from '../yaml/unwritable';
import { asWarning, emissionProblem } from './problem';

const depthLimit = 100;

/** The way to a value, from its end; it becomes text only for a problem. */
type Path = { readonly above: Path; readonly key: string; readonly isIndex: boolean } | undefined;

function shown(path: Path): string {
  if (path === undefined) return '';
  const above = shown(path.above);
  return path.isIndex ? `${above}[${path.key}]` : stepInto(above, path.key);
}

/**
 * What cdk8s leaves out without a word: a key `__proto__`, and keys that are symbols.
 *
 * Getters are not called, so that each runs as often as with cdk8s alone: what they give is not looked into.
 */
export function findLostKeys(object: ApiObject): readonly Problem[] {
  const problems: Problem[] = [];
  const seen = new Set<object>();

  function visit(value: object, path: Path, depth: number): void {
    if (depth > depthLimit || seen.has(value)) return;
    if (!Array.isArray(value)) {
      // Tokens, lazy values and whatever a resolver takes are not looked into.
      if (Object.getPrototypeOf(value) !== Object.prototype) return;
      for (const symbol of Object.getOwnPropertySymbols(value)) {
        problems.push(asWarning(symbolKey(shown(path), symbol)));
      }
    }
    seen.add(value);
    for (const key of Object.keys(value)) {
      if (key === '__proto__') problems.push(protoKey(shown(path)));
      const field: unknown = Object.getOwnPropertyDescriptor(value, key)?.value;
      if (typeof field === 'object' && field !== null) {
        visit(field, { above: path, key, isIndex: Array.isArray(value) }, depth + 1);
      }
    }
  }

  const { props } = object as unknown as { readonly props?: unknown };
  try {
    if (typeof props === 'object' && props !== null) visit(props, undefined, 0);
  } catch {
    // A proxy throws: so it will for cdk8s, and there it is said.
  }
  return problems;
}

function symbolKey(path: string, symbol: symbol): Problem {
  return emissionProblem(
    loseNoKeys.id,
    'FieldValueTypeInvalid',
    path,
    `Invalid value: the key ${String(symbol)} is a symbol, which no manifest can carry: it is left out`,
  );
}

function protoKey(path: string): Problem {
  return emissionProblem(
    loseNoKeys.id,
    'FieldValueInvalid',
    stepInto(path, '__proto__'),
    'Invalid value: cdk8s drops a key of this name, and what it holds',
    'this key comes from parsed JSON or YAML: take it out there, or name it otherwise',
  );
}
