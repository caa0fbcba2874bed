import type { ApiObject } from 'cdk8s';
import type { Problem } from '../../manifest/problem';
import { findUnwritable, isPlainObject, type Flaw } from '../yaml/unwritable';
import { emissionProblem } from './problem';

/** A value that is made at synthesis, by this copy of cdk8s or another one. */
function isLazy(value: object): boolean {
  return typeof (value as { produce?: unknown }).produce === 'function';
}

/** A value that a resolver of cdk8s replaces: lazy values, implicit tokens, unions like IntOrString. */
function isResolved(value: object): boolean {
  const token = value as {
    readonly resolve?: unknown;
    produce?: unknown;
    readonly value?: unknown;
  };
  if (typeof token.resolve === 'function') return true;
  return (
    !isPlainObject(value) && (isLazy(value) || ['string', 'number'].includes(typeof token.value))
  );
}

/** cdk8s tells objects by their property `constructor`, which then is not the class. */
function unknownToCdk8s(value: object): string | undefined {
  if (Object.getPrototypeOf(value) === null) return 'has no prototype';
  return Object.hasOwn(value, 'constructor') ? 'has a key `constructor`' : undefined;
}

/** The fields of the object's props that cdk8s cannot render. */
function findUnrenderable(object: ApiObject, error: unknown): readonly Flaw[] {
  const { props } = object as unknown as { readonly props?: unknown };
  // cdk8s knows its lazy values by their class, and the class of another copy is another one.
  const takesLazy = !firstCause(error).includes("of type 'Lazy'");
  return findUnwritable(props, {
    isResolved: (value) => isResolved(value) && (takesLazy || !isLazy(value)),
    unknownTo: unknownToCdk8s,
  }).map((flaw) => {
    if (takesLazy || !flaw.message.endsWith('instance of Lazy')) return flaw;
    const message = 'Invalid value: is a lazy value of another copy of cdk8s';
    return {
      ...flaw,
      message,
      remedy: 'install one copy of cdk8s: npm ls cdk8s shows where others come from',
    };
  });
}

/** Anything can be thrown, even what cannot become text. */
function messageOf(thrown: unknown): string {
  try {
    return String(thrown instanceof Error ? thrown.message : thrown);
  } catch {
    return 'something that is no error';
  }
}

/** cdk8s wraps what was thrown; and a failed JSON patch says the whole object, on the lines after the first. */
function firstCause(error: unknown): string {
  return (
    messageOf(error)
      .replace(/^Failed serializing construct at path '.*' with name '.*': (?:Error: )?/, '')
      .split('\n')[0] ?? ''
  );
}

/** Why the `toJson` of a chart threw. */
export function explainChartFailure(
  objects: readonly ApiObject[],
  error: unknown,
): readonly Problem[] {
  const cause = objects.some(({ kind }) => kind === 'Secret')
    ? 'an error that may hold the data of a Secret'
    : firstCause(error);
  return [
    emissionProblem('render-plain-data', 'BadRequest', '', `cannot be rendered: toJson: ${cause}`),
  ];
}

/** Why `toJson` threw, by field where that can be found out. */
export function explainFailure(object: ApiObject, error: unknown): readonly Problem[] {
  // What user code throws may hold the data of a Secret.
  const shown = (thrown: unknown): string =>
    object.kind === 'Secret' ? 'an error that may hold its data' : firstCause(thrown);
  const flaws = findUnrenderable(object, error);
  if (flaws.length > 0) {
    return flaws.map(({ path, type, message, remedy, thrown }) => {
      const cause = thrown === undefined ? '' : `: ${shown(thrown)}`;
      return emissionProblem('render-plain-data', type, path, `${message}${cause}`, remedy);
    });
  }
  return [
    emissionProblem('render-plain-data', 'BadRequest', '', `cannot be rendered: ${shown(error)}`),
  ];
}
