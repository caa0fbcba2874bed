import type { RuleInfo } from '../../rule';
import type { Report } from '../../report';
import { FieldPath } from '../../field-path';
import type { VersionSet } from '../../versions';
import type { Steps } from './changed-copy';
import { refuseWrongTypes, warnOfIgnoredFields } from './decoder-rules';
import type { IgnoredField } from './ignored-fields';

/** A field that some versions drop before they look. */
export interface Ignored {
  readonly steps: Steps;
  readonly versions: VersionSet;
}

/** One run of the decoder over one manifest: where it stands, and which versions have refused something. */
export class Decoding {
  /** The versions whose decoder refuses the manifest. */
  failed: VersionSet = 0;
  /** The fields that were met and that some version takes and ignores. */
  readonly ignored: Ignored[] = [];
  /** The names and indexes from the root to where the decoder stands; those from `depth` on are stale. */
  readonly steps: (string | number)[] = [];
  depth = 0;
  readonly versions: VersionSet;
  private readonly report: Report;

  constructor(report: Report, versions: VersionSet) {
    this.report = report;
    this.versions = versions;
  }

  /** Goes down to a field, a key or an element. */
  enter(step: string | number): void {
    this.steps[this.depth] = step;
    this.depth += 1;
  }

  leave(): void {
    this.depth -= 1;
  }

  /** Notes that some versions take what stands here and ignore it, and warns of it. */
  ignore({ gate, versions }: IgnoredField): void {
    const dropping = versions & this.versions;
    if (dropping === 0) return;
    this.ignored.push({ steps: this.steps.slice(0, this.depth), versions: dropping });
    this.report.rule = warnOfIgnoredFields;
    this.report.add(
      this.place(dropping),
      'FieldValueForbidden',
      `accepted, and ignored: the feature gate ${gate} is off by default`,
      dropping,
      undefined,
    );
    this.report.rule = undefined;
  }

  /** Refuses what stands here, in the given versions. */
  refuse(rule: RuleInfo, message: string, versions: VersionSet = this.versions): void {
    const path = this.place(versions);
    this.failed |= versions;
    this.report.rule = rule;
    this.report.add(path, 'BadRequest', message, versions, undefined);
    this.report.rule = undefined;
  }

  /** Refuses a value whose JSON type is not the one that the field has. */
  refuseType(value: unknown, goType: string): void {
    const path = this.steps.slice(0, this.depth).filter((step) => typeof step === 'string');
    const place = path.length === 0 ? 'Go value' : `Go struct field ${path.join('.')}`;
    this.refuse(
      refuseWrongTypes,
      `json: cannot unmarshal ${jsonType(value)} into ${place} of type ${goType}`,
    );
  }

  /** The path of where the decoder stands. */
  place(versions: VersionSet): string {
    let path = new FieldPath(this.report, versions);
    for (let i = 0; i < this.depth; i += 1) {
      const step = this.steps[i] ?? '';
      path = typeof step === 'number' ? path.index(step) : path.child(step);
    }
    return path.toString();
  }
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
    case 'object':
      return 'object';
    default:
      return typeof value;
  }
}
