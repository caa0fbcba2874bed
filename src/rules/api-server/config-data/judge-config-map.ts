import type { ConfigMap } from '../../../kubernetes';
import type { Decoded } from '../../decoded';
import type { FieldPath } from '../../field-path';
import { run, type Rule } from '../../rule';
import { base64Length } from '../formats/base64';
import { byteLength } from '../formats/byte-length';
import { configKeyErrors } from '../formats/config-key';

/** A ConfigMap as rules meet it. */
export type ConfigMapNode = Decoded<ConfigMap>;

/** The most bytes that the values of a ConfigMap or a Secret may take. */
export const mostDataBytes: number = 1024 * 1024;

const checkConfigMapKeys: Rule<ConfigMapNode> = {
  id: 'check-config-map-keys',
  refuses: 'a key of a ConfigMap that is no file name, or stands in both data and binaryData',
  covers: ['CM-2', 'CM-3'],
  reference: 'https://kubernetes.io/docs/concepts/configuration/configmap/#configmap-object',
  check({ data, binaryData }, at) {
    for (const key in data) {
      const errors = configKeyErrors(key);
      if (errors.length > 0) at.child('data').key(key).invalidEach(key, errors);
      if (binaryData !== undefined && Object.hasOwn(binaryData, key)) {
        at.child('data').key(key).invalid(key, 'duplicate of key present in binaryData');
      }
    }
    for (const key in binaryData) {
      const errors = configKeyErrors(key);
      if (errors.length > 0) at.child('binaryData').key(key).invalidEach(key, errors);
    }
  },
};

const limitConfigMapSize: Rule<ConfigMapNode> = {
  id: 'limit-config-map-size',
  refuses: 'more than 1 MiB of values in a ConfigMap',
  covers: ['CM-4'],
  check({ data, binaryData }, at) {
    let bytes = 0;
    for (const key in data) bytes += byteLength(data[key] ?? '');
    for (const key in binaryData) bytes += base64Length(binaryData[key] ?? '');
    // The server names no field, in brackets.
    if (bytes > mostDataBytes) at.key('').tooLong(mostDataBytes);
  },
};

/** The rules of a ConfigMap. */
export const configMapRules: readonly Rule<ConfigMapNode>[] = [
  checkConfigMapKeys,
  limitConfigMapSize,
];

/** Judges a ConfigMap. */
export function judgeConfigMap(object: ConfigMapNode, at: FieldPath): void {
  run(configMapRules, object, at, undefined);
}
