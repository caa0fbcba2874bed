/** Who refuses: the API server, the Pod Security Standards, good practice, or the pod's own composition. */
export type ProblemSet = 'api-server' | 'pod-security' | 'good-practice' | 'composition';

/** The reason as the API names it in `status.details.causes[].reason`; `BadRequest` is what its decoder refuses. */
export type ProblemType =
  | 'FieldValueRequired'
  | 'FieldValueInvalid'
  | 'FieldValueDuplicate'
  | 'FieldValueForbidden'
  | 'FieldValueNotSupported'
  | 'FieldValueNotFound'
  | 'FieldValueTooLong'
  | 'FieldValueTooMany'
  | 'FieldValueTypeInvalid'
  | 'BadRequest';

/** A place in a program: a file with a one-based line and column. */
export interface SourcePlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Who set a field: the call (`withProbe`), and where in the user's code, and in the library between, it stands. */
export interface FieldOrigin {
  readonly call: string;
  readonly places: readonly SourcePlace[];
}

/** One finding about one manifest. */
export interface Problem {
  /** The rule's name, for example `require-container-image`. */
  readonly rule: string;
  readonly set: ProblemSet;
  readonly severity: 'error' | 'warning';
  /** The field path as the API server writes it, for example `spec.template.spec.containers[0].image`. */
  readonly path: string;
  /** The path of the field in the manifest, where the server writes another: `spec.template.metadata.labels[app]`. */
  readonly field?: string;
  readonly type: ProblemType;
  readonly message: string;
  /** What to change. */
  readonly remedy?: string;
  /** The minor versions that say so, where not all that were asked do. */
  readonly kubernetes?: readonly string[];
  /** The calls that set the field, the last one first. */
  readonly origins?: readonly FieldOrigin[];
}
