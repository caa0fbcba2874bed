import { FieldPath } from '../../field-path';
import type { Report } from '../../report';
import type { RuleInfo } from '../../rule';
import type { VersionSet } from '../../versions';
import type { Steps } from './node';
import { limitRequestSize, refuseWrongTypes, warnOfIgnoredFields } from './decoder-rules';
import type { IgnoredField } from './ignored-fields';

/** A field that some versions drop before they look. */
export interface Ignored {
  readonly steps: Steps;
  readonly versions: VersionSet;
}

/** What the decoder has to say of one place. */
interface Note {
  /** The way from the root to the place, the last step first; it grows while the decoder goes back up. */
  readonly stepsUp: (string | number)[];
  readonly versions: VersionSet;
  readonly write: (path: FieldPath, steps: Steps) => void;
}

// Most manifests have nothing to say, so that their lists are made when they are needed; this one stays empty.
const nothing: never[] = [];

/**
 * One run of the decoder over one manifest.
 *
 * The way down is not kept, because most manifests have nothing to say: who finds something notes it, and who called
 * him adds the step that led there.
 */
export class Decoding {
  /** The versions whose decoder refuses the manifest. */
  failed: VersionSet = 0;
  /** At least a sixth of the bytes that the manifest takes as JSON, roughly counted: a few signs are left out. */
  size = 0;
  /** The fields that were met and that some version takes and ignores. */
  ignored: Ignored[] = nothing;
  /** What was found until now. */
  notes: Note[] = nothing;
  readonly versions: VersionSet;
  private readonly report: Report;

  constructor(report: Report, versions: VersionSet) {
    this.report = report;
    this.versions = versions;
  }

  /** Says that what was noted from `first` on stands under a field, a key or an index. */
  under(step: string | number, first: number): void {
    for (let i = first; i < this.notes.length; i += 1) this.notes[i]?.stepsUp.push(step);
  }

  /** Notes that some versions take what stands here and ignore it. */
  ignore({ gate, versions }: IgnoredField, value: unknown): void {
    const dropping = versions & this.versions;
    if (dropping === 0) return;
    this.note(dropping, (path, steps) => {
      if (isSidecarPolicy(steps, value)) return;
      if (this.ignored === nothing) this.ignored = [];
      this.ignored.push({ steps, versions: dropping });
      path.report.rule = warnOfIgnoredFields;
      path.problem(
        'FieldValueForbidden',
        `accepted, and ignored: the feature gate ${gate} is off by default`,
      );
    });
  }

  /** Refuses what stands here, in the given versions; the remedy is that of the rule where none is given. */
  refuse(
    rule: RuleInfo,
    message: string | ((path: FieldPath, steps: Steps) => string),
    versions: VersionSet = this.versions,
    remedy?: string,
  ): void {
    this.failed |= versions;
    this.note(versions, (path, steps) => {
      path.report.rule = rule;
      const text = typeof message === 'string' ? message : message(path, steps);
      path.problem('BadRequest', text, remedy);
    });
  }

  /** Refuses a value whose JSON type is not the one that the field has. */
  refuseType(value: unknown, goType: string): void {
    const found = jsonType(value);
    this.refuse(refuseWrongTypes, (_, steps) => {
      const names = steps.filter((step) => typeof step === 'string').join('.');
      const place = names === '' ? 'Go value' : `Go struct field ${names}`;
      return `json: cannot unmarshal ${found} into ${place} of type ${goType}`;
    });
  }

  /** Refuses a manifest that is too large to be sent, for that alone. */
  refuseIfTooLarge(manifest: object): void {
    if (this.size * 6 <= mostBytes || bytesOf(manifest) <= mostBytes) return;
    this.notes = nothing;
    this.refuse(limitRequestSize, `Request entity too large: limit is ${mostBytes}`);
  }

  /** Reports all that was noted. */
  finish(): void {
    for (const { stepsUp, versions, write } of this.notes) {
      const steps = stepsUp.toReversed();
      let path = new FieldPath(this.report, versions);
      for (const step of steps)
        path = typeof step === 'number' ? path.index(step) : path.child(step);
      write(path, steps);
    }
    this.notes = nothing;
    this.report.rule = undefined;
  }

  private note(versions: VersionSet, write: Note['write']): void {
    if (this.notes === nothing) this.notes = [];
    this.notes.push({ stepsUp: [], versions, write });
  }
}

const mostBytes = 3 * 1024 * 1024;

function bytesOf(manifest: object): number {
  try {
    return Buffer.byteLength(JSON.stringify(manifest));
  } catch {
    // What JSON cannot hold is refused where it stands.
    return 0;
  }
}

// The restart policy that makes an init container a sidecar is older than the gate of the others.
function isSidecarPolicy(steps: Steps, value: unknown): boolean {
  return (
    value === 'Always' && steps.at(-1) === 'restartPolicy' && steps.at(-3) === 'initContainers'
  );
}

function jsonType(value: unknown): string {
  if (Array.isArray(value)) return 'array';
  switch (typeof value) {
    case 'string':
      return 'string';
    case 'boolean':
      return 'bool';
    case 'number':
    case 'bigint':
      return Number.isSafeInteger(value) ? 'number' : `number ${String(value)}`;
    default:
      return typeof value;
  }
}
