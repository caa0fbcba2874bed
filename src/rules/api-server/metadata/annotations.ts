import type { FieldPath } from '../../field-path';
import type { Rule } from '../../rule';
import { byteLength } from '../formats/byte-length';
import { qualifiedNameErrors } from '../formats/qualified-name';
import type { ObjectMetadata } from './metadata-scope';

const mostBytes = 256 * 1024;

type Annotations = Readonly<Record<string, string | undefined>>;

/** Refuses annotations whose key is malformed, and more than 256 KiB of them; the server names the map, not the key. */
export function refuseMalformedAnnotations(
  annotations: Annotations | undefined,
  at: FieldPath,
): void {
  let bytes = 0;
  for (const key in annotations) {
    const errors = qualifiedNameErrors(key.toLowerCase());
    if (errors.length > 0) at.meaning(at.key(key)).invalidEach(key, errors);
    bytes += (key.length + (annotations[key] ?? '').length) * 3;
  }
  if (bytes > mostBytes && exactBytes(annotations ?? {}) > mostBytes) at.tooLong(mostBytes);
}

function exactBytes(annotations: Annotations): number {
  let bytes = 0;
  for (const key in annotations) bytes += byteLength(key) + byteLength(annotations[key] ?? '');
  return bytes;
}

/** The annotations of an object. */
export const checkAnnotations: Rule<ObjectMetadata> = {
  id: 'check-annotations',
  of: 'annotations',
  refuses: 'an annotation whose key is malformed, and more than 256 KiB of annotations',
  covers: ['META-10', 'META-11'],
  reference:
    'https://kubernetes.io/docs/concepts/overview/working-with-objects/annotations/#syntax-and-character-set',
  check({ annotations }, at) {
    if (annotations !== undefined) refuseMalformedAnnotations(annotations, at.child('annotations'));
  },
};
