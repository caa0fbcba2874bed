import { FieldPath } from '../field-path';
import type { Report } from '../report';
import type { VersionSet } from '../versions';
import { Decoding } from './decoder/decoding';
import {
  nameKindsAsTheApi,
  refuseWrongTypes,
  requireApiVersionAndKind,
  requireServedKind,
} from './decoder/decoder-rules';
import { keptObjects, type KeptObject } from './decoder/kept-objects';
import { objectReader } from './decoder/read-object';
import { nearName } from '../near-name';
import { judgedKind, kindMeant, unknownKind, type JudgedKind } from './kinds';
import { judgeMetadata, judgeUncheckedName } from './metadata/judge-metadata';
import type { ObjectMetadata } from './metadata/metadata-scope';
import {
  apiVersionThatServes,
  isGroupOfKubernetes,
  kindsServed,
  versionsThatServe,
} from './served-kinds';

/** An object that some versions decode, as those versions see it. */
export interface Judged {
  readonly apiVersion: string;
  readonly kind: string;
  /** The versions that see it so; their decoder took it. */
  readonly versions: VersionSet;
  readonly object: { readonly metadata?: ObjectMetadata };
  /** The manifest as it was given, of a kind that is not known: of that only the metadata is decoded. */
  readonly given?: object;
}

/** Judges one object as the API server does; answers what was judged, for each group of versions that see the same. */
export function judgeObject(manifest: unknown, report: Report): readonly Judged[] {
  const decoding = new Decoding(report, report.asked);
  if (typeof manifest !== 'object' || manifest === null || Array.isArray(manifest)) {
    decoding.refuse(refuseWrongTypes, 'a manifest is an object with apiVersion and kind');
    decoding.finish();
    return [];
  }
  const { apiVersion, kind: name } = manifest as Record<string, unknown>;
  if (!isText(apiVersion, 'apiVersion', decoding) || !isText(name, 'kind', decoding)) return [];
  const kind = judgedKind(apiVersion, name);
  if (kind === undefined) return judgeOther(manifest, apiVersion, name, decoding, report);
  const object = objectReader(kind.definition)(manifest, decoding) as Judged['object'];
  decoding.refuseIfTooLarge(manifest);
  if (decoding.notes.length > 0) decoding.finish();
  const versions = report.asked & ~decoding.failed;
  if (versions === 0) return [];
  if (decoding.ignored.length === 0) {
    judgeDecoded(object, kind, new FieldPath(report, versions));
    return [{ apiVersion, kind: name, versions, object }];
  }
  const kept = keptObjects(object, versions, decoding.ignored);
  return judgeKept(kept, { apiVersion, kind: name }, kind, report);
}

function judgeKept(
  kept: readonly KeptObject[],
  type: Pick<Judged, 'apiVersion' | 'kind'>,
  kind: JudgedKind,
  report: Report,
): readonly Judged[] {
  return kept.map(({ versions, object }) => {
    judgeDecoded(object, kind, new FieldPath(report, versions));
    return { ...type, versions, object };
  });
}

function judgeDecoded(object: Judged['object'], kind: JudgedKind, root: FieldPath): void {
  const metadata = object.metadata ?? {};
  kind.before?.(object, root);
  const at = root.in(~root.report.refusedBy);
  if (at.versions === 0) return;
  if (!kind.metadataLast) {
    judgeMetadata(metadata, at.child('metadata'), kind);
    kind.judge(object, at);
    judgeUncheckedName(metadata, at.child('metadata'));
    return;
  }
  kind.judge(object, at);
  judgeMetadata(metadata, at.in(~at.report.refusedBy).child('metadata'), kind);
}

function isText(value: unknown, field: string, decoding: Decoding): value is string {
  if (typeof value === 'string' && value !== '') return true;
  if (value === undefined || value === null || value === '') {
    const shown = field === 'kind' ? "Object 'Kind' is missing" : "Object 'apiVersion' is missing";
    decoding.refuse(requireApiVersionAndKind, shown);
  } else decoding.refuseType(value, 'string');
  decoding.under(field, 0);
  decoding.finish();
  return false;
}

/** Judges an object of a kind whose content is not known, or that is none. */
function judgeOther(
  manifest: object,
  apiVersion: string,
  name: string,
  decoding: Decoding,
  report: Report,
): readonly Judged[] {
  const serving = name.endsWith('List') ? undefined : versionsThatServe(apiVersion, name);
  if (serving === undefined || (serving & report.asked) !== 0) {
    return judgeUnknown(manifest, apiVersion, name, report);
  }
  const meant = kindMeant(apiVersion, name, report.asked);
  if (meant !== undefined) return judgeMisspelt(manifest, apiVersion, name, meant, decoding);
  const message = `no matches for kind "${name}" in version "${apiVersion}"`;
  const remedy = remedyOfUnserved(apiVersion, name, report.asked);
  decoding.refuse(requireServedKind, message, report.asked, remedy);
  decoding.under(kindsServed(report.asked, apiVersion).length === 0 ? 'apiVersion' : 'kind', 0);
  decoding.finish();
  // The metadata is the same whatever the version; who mends that wants to know the rest.
  judgeUnknown(manifest, apiVersion, name, report);
  return [];
}

/** What to write where a kind is not served. */
function remedyOfUnserved(apiVersion: string, name: string, versions: VersionSet): string {
  const instead = apiVersionThatServes(name, apiVersion, versions);
  if (instead !== undefined) return `write apiVersion: ${instead}`;
  const near = nearName(name, new Set(kindsServed(versions, apiVersion)));
  if (near !== undefined) return `did you mean ${near}?`;
  const meant = nearName(name, new Set(kindsServed(versions)));
  const serving =
    meant === undefined ? undefined : apiVersionThatServes(meant, apiVersion, versions);
  if (serving !== undefined) return `did you mean ${meant} of apiVersion: ${serving}?`;
  return isGroupOfKubernetes(apiVersion)
    ? 'leave the object out: no server of the versions asked for has this kind'
    : 'write the group in full: that of a custom resource has a dot, as in example.com/v1';
}

/** Says how the kind is spelled, and what the decoder of that kind says of the rest. */
function judgeMisspelt(
  manifest: object,
  apiVersion: string,
  name: string,
  meant: string,
  decoding: Decoding,
): readonly Judged[] {
  decoding.refuse(
    nameKindsAsTheApi,
    `no matches for kind "${name}" in version "${apiVersion}": the API spells it ${meant}`,
  );
  decoding.under('kind', 0);
  const definition = judgedKind(apiVersion, meant)?.definition;
  if (definition !== undefined) objectReader(definition)(manifest, decoding);
  decoding.finish();
  return [];
}

function judgeUnknown(
  manifest: object,
  apiVersion: string,
  kind: string,
  report: Report,
): readonly Judged[] {
  const { metadata } = manifest as Record<string, unknown>;
  if (kind.endsWith('List') && metadata === undefined) return [];
  const decoding = new Decoding(report, report.asked);
  const read = objectReader('ObjectMeta')(metadata ?? {}, decoding) as ObjectMetadata;
  decoding.under('metadata', 0);
  decoding.finish();
  const versions = report.asked & ~decoding.failed;
  if (versions === 0) return [];
  const at = new FieldPath(report, versions).child('metadata');
  judgeMetadata(read, at, unknownKind(apiVersion));
  return [{ apiVersion, kind, versions, object: { metadata: read }, given: manifest }];
}
