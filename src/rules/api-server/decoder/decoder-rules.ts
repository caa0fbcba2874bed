import type { RuleInfo } from '../../rule';

/** A field that the version does not have. */
export const refuseUnknownFields: RuleInfo = {
  id: 'refuse-unknown-fields',
  refuses: 'a field that the version of the API does not have',
  reference: 'https://kubernetes.io/docs/reference/using-api/api-concepts/#field-validation',
};

/** A value of another JSON type than its field. */
export const refuseWrongTypes: RuleInfo = {
  id: 'refuse-wrong-types',
  refuses: 'a value of another type than its field, such as a number for a text',
};

/** A number that does not fit its field. */
export const refuseNumbersOutOfRange: RuleInfo = {
  id: 'refuse-numbers-out-of-range',
  refuses: 'a number with a fraction, or beyond 32 or 64 bits, in a field of whole numbers',
};

/** A text that is no quantity. */
export const refuseMalformedQuantities: RuleInfo = {
  id: 'refuse-malformed-quantities',
  refuses: 'a text that is no quantity, such as 1000mc or 1 GB',
  reference: 'https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/',
};

/** A text that is no time. */
export const refuseMalformedTimes: RuleInfo = {
  id: 'refuse-malformed-times',
  refuses: 'a text that is no time of RFC 3339',
};

/** A text that is no base64. */
export const refuseMalformedBase64: RuleInfo = {
  id: 'refuse-malformed-base64',
  refuses: 'a text that is not base64 where bytes are wanted',
};

/** A manifest of more than 3 MiB. */
export const limitRequestSize: RuleInfo = {
  id: 'limit-request-size',
  refuses: 'a manifest of more than 3 MiB as JSON, which the server does not read to its end',
  remedy: 'split it into several objects',
};

/** An object without its kind or version. */
export const requireApiVersionAndKind: RuleInfo = {
  id: 'require-api-version-and-kind',
  refuses: 'an object without apiVersion or kind',
};

/** A kind that differs from one of the API by its capitals. */
export const nameKindsAsTheApi: RuleInfo = {
  id: 'name-kinds-as-the-api',
  refuses: 'a kind that the API spells otherwise, such as pod for Pod',
};

/** A kind that no server serves under its apiVersion. */
export const requireServedKind: RuleInfo = {
  id: 'require-served-kind',
  refuses:
    "a kind of Kubernetes' own under an apiVersion that no asked version serves, such as policy/v1beta1, and a group that is neither Kubernetes' own nor has a dot",
  reference: 'https://kubernetes.io/docs/reference/using-api/deprecation-guide/',
};

/** A field whose feature gate is off. */
export const warnOfIgnoredFields: RuleInfo = {
  id: 'warn-of-ignored-fields',
  refuses: 'a field that the server takes and drops, because its feature gate is off by default',
  severity: 'warning',
  covers: [
    'POD-56',
    'POD-57',
    'PROBE-25',
    'PROBE-26',
    'PROBE-27',
    'STS-9',
    'STS-10',
    'STS-11',
    ...Array.from({ length: 18 }, (_, i) => `VOL-${116 + i}`),
  ],
  remedy: 'leave the field out, or turn the feature gate on in the cluster',
  reference: 'https://kubernetes.io/docs/reference/command-line-tools-reference/feature-gates/',
};

/** Every rule of the decoder. */
export const decoderRules: readonly RuleInfo[] = [
  limitRequestSize,
  requireApiVersionAndKind,
  nameKindsAsTheApi,
  requireServedKind,
  refuseUnknownFields,
  refuseWrongTypes,
  refuseNumbersOutOfRange,
  refuseMalformedQuantities,
  refuseMalformedTimes,
  refuseMalformedBase64,
  warnOfIgnoredFields,
];
