import type { Secret } from '../../../kubernetes';
import type { Decoded } from '../../decoded';
import type { FieldPath } from '../../field-path';
import { run, type Rule } from '../../rule';
import { base64Length } from '../formats/base64';
import { byteLength } from '../formats/byte-length';
import { configKeyErrors } from '../formats/config-key';
import { mostDataBytes } from './judge-config-map';
import { secretTypeRules } from './secret-types';

/** A Secret as rules meet it. */
export type SecretNode = Decoded<Secret>;

const checkSecretKeys: Rule<SecretNode> = {
  id: 'check-secret-keys',
  refuses: 'a key of a Secret that is no file name',
  covers: ['SECRET-2'],
  reference: 'https://kubernetes.io/docs/concepts/configuration/secret/#restriction-names-data',
  check({ data, stringData }, at) {
    // The server moves stringData into data before it looks.
    for (const key in stringData) refuseMalformedKey(key, at);
    for (const key in data) {
      if (stringData === undefined || !Object.hasOwn(stringData, key)) refuseMalformedKey(key, at);
    }
  },
};

function refuseMalformedKey(key: string, at: FieldPath): void {
  const errors = configKeyErrors(key);
  if (errors.length > 0) at.child('data').key(key).invalidEach(key, errors);
}

const limitSecretSize: Rule<SecretNode> = {
  id: 'limit-secret-size',
  refuses: 'more than 1 MiB of values in a Secret',
  covers: ['SECRET-3'],
  check({ data, stringData }, at) {
    let bytes = 0;
    for (const key in stringData) bytes += byteLength(stringData[key] ?? '');
    for (const key in data) {
      if (stringData === undefined || !Object.hasOwn(stringData, key)) {
        bytes += base64Length(data[key] ?? '');
      }
    }
    if (bytes > mostDataBytes) at.child('data').tooLong(mostDataBytes);
  },
};

/** The rules of a Secret. */
export const secretRules: readonly Rule<SecretNode>[] = [
  checkSecretKeys,
  limitSecretSize,
  ...secretTypeRules,
];

/** Judges a Secret. */
export function judgeSecret(object: SecretNode, at: FieldPath): void {
  run(secretRules, object, at, undefined);
}
