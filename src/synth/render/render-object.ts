import type { ApiObject } from 'cdk8s';
import type { Problem } from '../../manifest/problem';
import { manifestToRead } from '../../manifest/shared-manifest';
import { SharedInSynthesis } from '../../manifest/synthesis';
import { isValidated } from '../../manifest/validated';
import { Unwritable, type Flaw } from '../yaml/unwritable';
import { explainFailure } from './explain-failure';
import { renderPatched } from './json-patches';
import { findLostKeys } from './lost-keys';
import { emissionProblem } from './problem';

/** A manifest as plain data. */
export type Manifest = Readonly<Record<string, unknown>>;

/** What an API object renders to, and what is wrong with that; without a manifest there is an error. */
export interface Rendered {
  readonly manifest?: Manifest;
  readonly problems: readonly Problem[];
}

/** A text in pieces. The second, the fourth and so on are long scalars, which may be the same in many texts. */
export type Pieces = readonly string[];

/** How a manifest becomes text: as YAML or as JSON. Throws `Unwritable`. */
export type Write = (manifest: Manifest, options: { readonly nulls: boolean }) => Pieces;

/**
 * Whether a missing value may be written as null: schemas and custom resources have a use for it, the objects of
 * Kubernetes itself do not, and read it as an empty string or an empty object.
 */
export function takesNulls(manifest: Manifest): boolean {
  const apiVersion = String(manifest['apiVersion']);
  const group = apiVersion.slice(0, Math.max(0, apiVersion.indexOf('/')));
  return group === 'apiextensions.k8s.io' || (group.includes('.') && !group.endsWith('.k8s.io'));
}

/** Without these two, no reader knows what the rest is. */
function findMissingType(manifest: Manifest): readonly Problem[] {
  return ['apiVersion', 'kind']
    .filter((field) => typeof manifest[field] !== 'string' || manifest[field] === '')
    .map((field) =>
      emissionProblem(
        'name-the-type',
        'FieldValueRequired',
        field,
        'Required value',
        'every manifest has an apiVersion and a kind',
      ),
    );
}

const ahead = new SharedInSynthesis(() => new Map<ApiObject, Rendered>());

/** As `renderObject`, which gives the same when it is asked for the object next in this synthesis. */
export function renderAhead(object: ApiObject): Rendered {
  const rendered = renderObject(object);
  ahead.now()?.set(object, rendered);
  return rendered;
}

/** Renders the object by its own `toJson`, once; nobody may change the manifest. */
export function renderObject(object: ApiObject): Rendered {
  const kept = ahead.now();
  const rendered = kept?.get(object);
  if (rendered === undefined) return renderNow(object);
  // Nobody asks a third time: what is written need not be kept.
  kept?.delete(object);
  return rendered;
}

/** What a `toJson` has given, and what is wrong with it, after what is known already. */
export function renderedFrom(value: unknown, before: readonly Problem[] = []): Rendered {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    const manifest = value as Manifest;
    return { manifest, problems: [...before, ...findMissingType(manifest)] };
  }
  const message = 'Invalid value: what is rendered is no object, and cannot be a manifest';
  return { problems: [...before, emissionProblem('render-plain-data', 'BadRequest', '', message)] };
}

function renderNow(object: ApiObject): Rendered {
  const own = isValidated(object);
  const before = own ? [] : findLostKeys(object);
  try {
    const patched = own ? undefined : renderPatched(object);
    const problems = [...before, ...(patched?.problems ?? [])];
    if (problems.some(({ severity }) => severity === 'error')) return { problems };
    if (patched !== undefined) return renderedFrom(patched.value, problems);
    return renderedFrom(manifestToRead(object) ?? object.toJson(), before);
  } catch (error) {
    return { problems: [...before, ...explainFailure(object, error)] };
  }
}

function flawProblem({ path, type, message, remedy }: Flaw): Problem {
  return emissionProblem('write-plain-data', type, path, message, remedy);
}

/** The text of a manifest, or why there is none. */
export function writeManifest(
  manifest: Manifest,
  write: Write,
): { readonly text: Pieces } | { readonly problems: readonly Problem[] } {
  try {
    return { text: write(manifest, { nulls: takesNulls(manifest) }) };
  } catch (error) {
    if (error instanceof Unwritable) return { problems: error.flaws.map(flawProblem) };
    // No text of JavaScript is longer than half a gigabyte.
    if (error instanceof RangeError) {
      const message = `Invalid value: cannot be written: ${error.message}`;
      return { problems: [emissionProblem('write-plain-data', 'FieldValueTooLong', '', message)] };
    }
    throw error;
  }
}
