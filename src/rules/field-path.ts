import type { ProblemType } from '../manifest/problem';
import type { Report } from './report';
import { shownValue } from './shown-value';
import type { VersionSet } from './versions';

/**
 * A place in a manifest, and the pen to report problems there.
 *
 * Going down (`child`, `index`, `key`) costs one small object; the text of the path is made only for a problem.
 * The texts of the constructors are those of the API server's field errors.
 *
 * @see https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#statuscause-v1-meta
 */
export class FieldPath {
  // Declared only: fields that the class initialised would double the cost of going down.
  declare readonly report: Report;
  /** The versions for which a problem reported here holds. */
  declare readonly versions: VersionSet;
  declare private readonly parent: FieldPath | undefined;
  declare private readonly step: string | number;
  declare private readonly subscript: boolean;

  constructor(
    report: Report,
    versions: VersionSet,
    parent?: FieldPath,
    step: string | number = '',
    subscript = false,
  ) {
    this.report = report;
    this.versions = versions;
    this.parent = parent;
    this.step = step;
    this.subscript = subscript;
  }

  /** The field `name` of the object here. */
  child(name: string): FieldPath {
    return new FieldPath(this.report, this.versions, this, name);
  }

  /** The element of the list here. */
  index(position: number): FieldPath {
    return new FieldPath(this.report, this.versions, this, position, true);
  }

  /** The value of the map here: `limits[cpu]`. */
  key(name: string): FieldPath {
    return new FieldPath(this.report, this.versions, this, name, true);
  }

  /** The same place, for those of its versions that are in `versions`; what is reported for no version is not kept. */
  in(versions: VersionSet): FieldPath {
    if ((this.versions & versions) === this.versions) return this;
    return new FieldPath(
      this.report,
      this.versions & versions,
      this.parent,
      this.step,
      this.subscript,
    );
  }

  /** This place, where the server writes it but speaks of `field`, which stands elsewhere; so does what is below. */
  meaning(field: FieldPath): FieldPath {
    return new PathOfAnother(
      this.report,
      this.versions,
      this.parent,
      this.step,
      this.subscript,
      field,
    );
  }

  /** The path of the field in the manifest, of which the server may write another. */
  field(): string {
    return this.below(this.parent?.field() ?? '');
  }

  /** The path as the API server writes it: `spec.containers[0].resources.limits[cpu]`. */
  toString(): string {
    return this.below(this.parent?.toString() ?? '');
  }

  private below(before: string): string {
    if (this.subscript) return `${before}[${this.step}]`;
    return before === '' ? String(this.step) : `${before}.${this.step}`;
  }

  /** A value that is not there, or empty. */
  required(detail = '', remedy?: string): void {
    this.refuse('FieldValueRequired', 'Required value', detail, remedy);
  }

  /** A value that is wrong in itself. */
  invalid(value: unknown, detail: string, remedy?: string): void {
    this.refuse('FieldValueInvalid', `Invalid value: ${shownValue(value)}`, detail, remedy);
  }

  /** A value that is wrong in itself, once for each thing that a format check minds. */
  invalidEach(value: unknown, details: readonly string[]): void {
    for (const detail of details) this.invalid(value, detail);
  }

  /** A value that is not one of a closed set. */
  notSupported(value: unknown, supported: readonly string[], remedy?: string): void {
    const detail =
      supported.length === 0
        ? ''
        : `supported values: ${supported.map((one) => JSON.stringify(one)).join(', ')}`;
    this.refuse(
      'FieldValueNotSupported',
      `Unsupported value: ${shownValue(value)}`,
      detail,
      remedy,
    );
  }

  /** A value that may not stand here. */
  forbidden(detail: string, remedy?: string): void {
    this.refuse('FieldValueForbidden', 'Forbidden', detail, remedy);
  }

  /** A value that is there twice. */
  duplicate(value: unknown, remedy?: string): void {
    this.refuse('FieldValueDuplicate', `Duplicate value: ${shownValue(value)}`, '', remedy);
  }

  /** A reference to what is not there. */
  notFound(value: unknown, remedy?: string): void {
    this.refuse('FieldValueNotFound', `Not found: ${shownValue(value)}`, '', remedy);
  }

  /** A value of more than `most` bytes. */
  tooLong(most: number, remedy?: string): void {
    const detail = `may not be more than ${most} ${most === 1 ? 'byte' : 'bytes'}`;
    this.refuse('FieldValueTooLong', 'Too long', detail, remedy);
  }

  /** A list of more than `most` elements. */
  tooMany(count: number, most: number, remedy?: string): void {
    const detail = `must have at most ${most} ${most === 1 ? 'item' : 'items'}`;
    this.refuse('FieldValueTooMany', `Too many: ${count}`, detail, remedy);
  }

  /** A value of the wrong type, in a field that the server validates by schema. */
  typeInvalid(value: unknown, detail: string, remedy?: string): void {
    this.refuse('FieldValueTypeInvalid', `Invalid value: ${shownValue(value)}`, detail, remedy);
  }

  /** Any other finding, with its whole message. */
  problem(type: ProblemType, message: string, remedy?: string): void {
    if (this.versions === 0) return;
    this.report.add(this.toString(), type, message, this.versions, remedy, this.field());
  }

  private refuse(type: ProblemType, words: string, detail: string, remedy?: string): void {
    this.problem(type, detail === '' ? words : `${words}: ${detail}`, remedy);
  }
}

/** A place that is written for another field. */
class PathOfAnother extends FieldPath {
  declare readonly meant: FieldPath;

  constructor(
    report: Report,
    versions: VersionSet,
    parent: FieldPath | undefined,
    step: string | number,
    subscript: boolean,
    meant: FieldPath,
  ) {
    super(report, versions, parent, step, subscript);
    this.meant = meant;
  }

  override in(versions: VersionSet): FieldPath {
    return super.in(versions).meaning(this.meant);
  }

  override field(): string {
    return this.meant.field();
  }
}
