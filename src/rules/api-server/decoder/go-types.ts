import type { FieldType } from '../../../kubernetes/fields';

const names: Partial<Record<FieldType['kind'], string>> = {
  boolean: 'bool',
  double: 'float64',
  quantity: 'resource.Quantity',
  'int-or-string': 'intstr.IntOrString',
  time: 'v1.Time',
  'micro-time': 'v1.MicroTime',
  bytes: '[]uint8',
};

/** The name of a type in the server's messages: `map[string]string`. */
export function goTypeOf(type: FieldType): string {
  switch (type.kind) {
    case 'object':
      return `v1.${type.definition}`;
    case 'list':
      return `[]${goTypeOf(type.items)}`;
    case 'map':
      return `map[string]${goTypeOf(type.values)}`;
    default:
      return names[type.kind] ?? type.kind;
  }
}
