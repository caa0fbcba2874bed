import type { FieldType } from '../../../kubernetes/fields';

/** What a null in a list or map stands for. */
export function zeroOf(type: FieldType): unknown {
  switch (type.kind) {
    case 'object':
    case 'map':
      return Object.freeze({});
    case 'list':
      return Object.freeze([]);
    case 'boolean':
      return false;
    case 'quantity':
      return '0';
    case 'int32':
    case 'int64':
    case 'double':
    case 'int-or-string':
      return 0;
    default:
      return '';
  }
}
