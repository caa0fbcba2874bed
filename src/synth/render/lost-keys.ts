import type { ApiObject } from 'cdk8s';
import type { Problem } from '../../manifest/problem';
import { stepInto } from '../yaml/unwritable';
import { asWarning, emissionProblem } from './problem';

const depthLimit = 100;

/** What cdk8s leaves out without a word: a key `__proto__`, and keys that are symbols. */
export function findLostKeys(object: ApiObject): readonly Problem[] {
  const problems: Problem[] = [];
  const seen = new Set<object>();

  function visit(value: unknown, path: string, depth: number): void {
    if (typeof value !== 'object' || value === null || depth > depthLimit || seen.has(value))
      return;
    if (Array.isArray(value)) {
      seen.add(value);
      for (let at = 0; at < value.length; at += 1) visit(value[at], `${path}[${at}]`, depth + 1);
      return;
    }
    // Tokens, lazy values and whatever a resolver takes are not looked into.
    if (Object.getPrototypeOf(value) !== Object.prototype) return;
    seen.add(value);
    for (const symbol of Object.getOwnPropertySymbols(value)) {
      problems.push(asWarning(symbolKey(path, symbol)));
    }
    for (const [key, descriptor] of Object.entries(Object.getOwnPropertyDescriptors(value))) {
      if (key === '__proto__') problems.push(protoKey(path));
      // A getter is for cdk8s to call, once.
      else if ('value' in descriptor) visit(descriptor.value, stepInto(path, key), depth + 1);
    }
  }

  visit((object as unknown as { readonly props?: unknown }).props, '', 0);
  return problems;
}

function symbolKey(path: string, symbol: symbol): Problem {
  return emissionProblem(
    'lose-no-keys',
    'FieldValueTypeInvalid',
    path,
    `Invalid value: the key ${String(symbol)} is a symbol, which no manifest can carry: it is left out`,
  );
}

function protoKey(path: string): Problem {
  return emissionProblem(
    'lose-no-keys',
    'FieldValueInvalid',
    stepInto(path, '__proto__'),
    'Invalid value: cdk8s drops a key of this name, and what it holds',
    'this key comes from parsed JSON or YAML: take it out there, or name it otherwise',
  );
}
