import { clonedData } from '../manifest/cloned-data';
import type { Problem } from '../manifest/problem';
import {
  decoderRules,
  refuseMalformedBase64,
  refuseMalformedQuantities,
  refuseMalformedTimes,
  refuseNumbersOutOfRange,
  refuseUnknownFields,
  refuseWrongTypes,
} from './api-server/decoder/decoder-rules';
import { check } from './check';
import type { CheckOptions } from './check-options';

const fromDecoder: ReadonlySet<string> = new Set(decoderRules.map(({ id }) => id));

/** The rules that refuse a value, not an object as a whole. */
const ofValues: ReadonlySet<string> = new Set(
  [
    refuseWrongTypes,
    refuseNumbersOutOfRange,
    refuseMalformedQuantities,
    refuseMalformedTimes,
    refuseMalformedBase64,
  ].map(({ id }) => id),
);

type Holder = Record<string | number, unknown>;

/**
 * What is wrong with a manifest beside what its decoder refuses. A server that cannot decode an object says nothing else
 * of it; who corrects it wants to know the rest. So fields that are unknown are left out, what stands for a number, a
 * text or a boolean is taken for it, and the result is judged. Where nobody knows what a value is meant for, its field is
 * left out, too, and only that is told which would be wrong with any value: errors of the server, away from that field.
 *
 * @param problems - what `check` says of the manifest
 */
export function beyondDecoding(
  manifest: object,
  problems: readonly Problem[],
  options: CheckOptions,
): readonly Problem[] {
  const refused = problems.filter(isRefused);
  if (refused.length === 0) return none;
  const meant = clonedData(manifest) as Holder;
  const leftOut: string[] = [];
  for (const problem of refused) {
    if (mend(meant, problem)) continue;
    if (!leaveOut(meant, problem)) return none;
    leftOut.push(...holdersOf(problem.path));
  }
  const found = check(meant, options).filter(({ rule }) => !fromDecoder.has(rule));
  return leftOut.length === 0 ? found : found.filter((one) => isApartFrom(leftOut, one));
}

const none: readonly never[] = [];

/** Whether it is what a decoder refuses. */
function isRefused({ rule, severity }: Problem): boolean {
  return severity === 'error' && fromDecoder.has(rule);
}

/** Makes what is refused what is meant, in place; `false` where that is not known, or another thing in each version. */
function mend(manifest: Holder, { rule, path, message, kubernetes }: Problem): boolean {
  const place = placeOf(manifest, path);
  if (place === undefined || kubernetes !== undefined) return false;
  const { holder, key } = place;
  if (rule === refuseUnknownFields.id) return delete holder[key];
  const type = rule === refuseWrongTypes.id ? / of type (\w+)$/.exec(message)?.[1] : undefined;
  const value = type === undefined ? undefined : asType(holder[key], type);
  if (value === undefined) return false;
  holder[key] = value;
  return true;
}

/** Leaves a field out, in place; `false` where it is none that can be left out, or not in all versions. */
function leaveOut(manifest: Holder, { rule, path, kubernetes }: Problem): boolean {
  if (!ofValues.has(rule) || kubernetes !== undefined) return false;
  const place = placeOf(manifest, path);
  // The elements behind it would be others.
  if (place === undefined || Array.isArray(place.holder)) return false;
  return delete place.holder[place.key];
}

/** A path, as it is and as the server writes one whose last step is a key: `limits.cpu`, `limits[cpu]`. */
function holdersOf(path: string): readonly string[] {
  const dot = path.lastIndexOf('.');
  return dot < 0 ? [path] : [path, `${path.slice(0, dot)}[${path.slice(dot + 1)}]`];
}

/** Whether a problem is one of the server that the fields left out have nothing to do with: by their places, or by their names. */
function isApartFrom(leftOut: readonly string[], problem: Problem): boolean {
  const { set, severity, type, path, rule } = problem;
  if (set !== 'api-server' || severity !== 'error' || type === 'FieldValueNotFound') return false;
  // What compares two fields is named so.
  if (rule.startsWith('match-')) return false;
  return !leftOut.some(
    (one) =>
      leadsTo(one, path) ||
      leadsTo(path, one) ||
      (type === 'FieldValueRequired' && lastStep(one) === lastStep(path)),
  );
}

function lastStep(path: string): string {
  return /([^.[\]]*)\]?$/.exec(path)?.[1] ?? path;
}

/** What a scalar is in another type; `undefined` where it says nothing of that type. */
function asType(value: unknown, type: string): string | number | boolean | undefined {
  if (!['string', 'number', 'boolean'].includes(typeof value)) return undefined;
  const text = String(value);
  if (type === 'string') return text;
  if (type === 'bool') return ['true', 'false'].includes(text) ? text === 'true' : undefined;
  return /^int(?:32|64)?$/.test(type) && /^-?\d{1,9}$/.test(text) ? Number(text) : undefined;
}

/** Where a field path leads; keys of maps may have dots in them. */
function placeOf(
  manifest: Holder,
  path: string,
): { readonly holder: Holder; readonly key: string | number } | undefined {
  let holder: unknown = manifest;
  let rest = path;
  while (typeof holder === 'object' && holder !== null) {
    const key = Object.keys(holder)
      .filter((name) => leadsTo(rest, Array.isArray(holder) ? `[${name}]` : name))
      .reduce((longest, name) => (name.length > longest.length ? name : longest), '');
    if (key === '') return undefined;
    const step = Array.isArray(holder) ? `[${key}]` : key;
    if (rest === step) return { holder: holder as Holder, key };
    rest = rest.slice(step.length).replace(/^\./, '');
    holder = (holder as Holder)[key];
  }
  return undefined;
}

function leadsTo(path: string, step: string): boolean {
  return path.startsWith(step) && /^(?:$|[.[])/.test(path.slice(step.length));
}
