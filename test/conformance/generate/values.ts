import type { FieldType } from '../../../src/kubernetes/fields';
import type { Json } from '../edit';
import type { Slot } from './slots';

const long = (character: string, count: number): Json => ({ $text: [character, count] });

const texts: readonly Json[] = [
  '',
  'a',
  'A',
  'a.b',
  'a-b',
  '-a',
  'a-',
  'a_b',
  'a b',
  ' ',
  '/',
  '/a',
  'a/b',
  'a/b/c',
  'example.com/a',
  '.',
  '..',
  '../a',
  '1',
  '1a',
  'é',
  '$(X)',
  'a:b',
  long('a', 63),
  long('a', 64),
  long('a', 253),
  long('a', 254),
];

const numbers: readonly Json[] = [
  0,
  1,
  -1,
  2,
  63,
  64,
  100,
  101,
  255,
  256,
  511,
  512,
  3600,
  65535,
  65536,
  100000,
  100001,
  2147483647,
  2147483648,
  1.5,
  '1',
  '',
];

const byKind: Readonly<Record<FieldType['kind'], readonly Json[]>> = {
  string: texts,
  boolean: [true, false, 'true', 0],
  int32: numbers,
  int64: [...numbers, -2147483649, 4294967296, 9007199254740991, 1e19],
  double: [0, 1.5, '1'],
  quantity: [
    '0',
    '1',
    '-1',
    '1m',
    '1500m',
    '0.5',
    '1.5',
    '100n',
    '1Ki',
    '1Gi',
    '1.5Gi',
    '1e3',
    '1E',
    '5',
    '1000mc',
    '1 Gi',
    '',
    '.',
    'Mi',
    '1gi',
    1,
    0.1,
    -2,
    true,
    {},
  ],
  'int-or-string': [
    0,
    1,
    -1,
    80,
    65535,
    65536,
    '0%',
    '1%',
    '50%',
    '100%',
    '101%',
    '-1%',
    '1.5%',
    '%',
    '',
    'http',
    'http-',
    '80',
    long('a', 16),
    true,
  ],
  time: ['2020-01-01T00:00:00Z', '2020-01-01', '', 'x', 1],
  'micro-time': ['2020-01-01T00:00:00.000000Z', 'x'],
  bytes: ['YQ==', 'YQ', '!', '', 'YQ=\n=', 1],
  any: [{}, { 'f:a': {} }, [], 'x', 1],
  object: [{}, { unknown: 1 }, [], 'x', 1],
  list: [[], [null], {}, 'x'],
  map: [
    {},
    { '': 'a' },
    { 'a b': 'a' },
    { 'a/b/c': 'a' },
    { a: '' },
    { a: 'a b' },
    { a: null },
    { a: 1 },
    { 'example.com/a': 'b' },
    { A: 'B' },
    [],
    'x',
  ],
};

const formats: readonly (readonly [RegExp, readonly Json[]])[] = [
  [
    /ip|cidr|except|nameservers|address|ranges/i,
    [
      '10.0.0.1',
      '010.0.0.1',
      '10.0.0.256',
      '::1',
      '::ffff:10.0.0.1',
      '10.0.0.0/8',
      '10.0.0.1/8',
      '10.0.0.0/08',
      '2001:db8::/64',
      '2001:db8::1/64',
      '0.0.0.0/0',
      '127.0.0.1',
      '224.0.0.1',
      '169.254.0.1',
      '0.0.0.0',
      'None',
    ],
  ],
  [
    /path|prefix|uri|repository|directory/i,
    ['/a', 'a', '../a', 'a/../b', '/a/', '..', '..a', 'a:b', '/', './a', 'a//b', '/a%2f', '/a b'],
  ],
  [/image/i, ['a:1', ' a', 'a ', 'a', 'A:1', 'a@sha256:b', 'reg:5000/a/b:c']],
  [
    /schedule$/i,
    [
      '* * * * *',
      '@daily',
      '@every 1h',
      '*/5 * * * *',
      '60 * * * *',
      'TZ=UTC * * * * *',
      '0 0 31 2 *',
      '0 0 * * 7',
      '1-5/2 * * * mon',
      '* * * *',
      '@never',
      '5-1 * * * *',
    ],
  ],
  [/timeZone/i, ['UTC', 'Local', 'local', 'Europe/Vienna', 'Mars/X', '../x', '']],
  [/host/i, ['a.example.com', '*.example.com', '*', 'a.*.com', 'A.com', '10.0.0.1', 'a_b']],
  [
    /name$|domain|kind|driver|key/i,
    ['web', 'app', 'a.b.c', 'Web', 'example.com', 'kubernetes.io/a', 'Node', 'default'],
  ],
  [/indexes/i, ['0', '0-1', '1-0', '0,0', '3,1', '0-2,4', 'a', '0-100000', '']],
  [
    /fieldPath/i,
    [
      'metadata.name',
      'metadata.labels',
      "metadata.labels['a']",
      'spec.nodeName',
      'status.hostIPs',
      'status.phase',
      'metadata.uid',
      "metadata.annotations['a b']",
    ],
  ],
  [
    /resource$/i,
    [
      'limits.cpu',
      'requests.memory',
      'limits.hugepages-2Mi',
      'cpu',
      'requests.ephemeral-storage',
      'limits.nvidia.com/gpu',
    ],
  ],
  [/operator/i, ['In', 'NotIn', 'Exists', 'DoesNotExist', 'Gt', 'Lt', 'Equal', 'in']],
  [
    /resources$|limits|requests|overhead|capacity/i,
    ['cpu', 'memory'].map((key) => ({ [key]: '1' })),
  ],
];

const resourceMaps: readonly Json[] = [
  { cpu: '1' },
  { memory: '1Gi' },
  { cpu: '-1' },
  { memory: '100m' },
  { storage: '1Gi' },
  { 'hugepages-2Mi': '4Mi' },
  { 'hugepages-2Mi': '3Mi' },
  { 'hugepages-2Mi': '4Mi', memory: '1Gi' },
  { 'ephemeral-storage': '1Gi' },
  { 'example.com/gpu': 1 },
  { 'example.com/gpu': '1500m' },
  { gpu: 1 },
  { 'requests.cpu': 1 },
  { 'kubernetes.io/x': 1 },
  { cpu: '2', memory: '2Gi' },
  { cpu: '0' },
  { cpu: null },
  { pods: 1 },
  { 'a b': 1 },
  { 'attachable-volumes-a': 1 },
];

/** Values that are worth trying in a slot: right ones, wrong ones and those at the borders. */
export function valuesFor(slot: Slot): readonly Json[] {
  const { type, values } = slot;
  const name = slot.steps.findLast((step) => typeof step === 'string') ?? '';
  const own: Json[] = [null];
  if (slot.present) own.push('$absent');
  if (type.kind === 'map' && type.values.kind === 'quantity') own.push(...resourceMaps);
  if (type.kind === 'string') {
    own.push(...values, ...(values[0] === undefined ? [] : [values[0].toLowerCase(), 'Unknown']));
    for (const [pattern, extra] of formats) if (pattern.test(name)) own.push(...extra);
  }
  if (type.kind === 'list' && type.items.kind === 'string')
    own.push(['a'], ['a', 'a'], ['a', ''], ...values.map((one) => [one]));
  if (type.kind === 'list' && type.items.kind !== 'string') own.push([{}]);
  return [...own, ...byKind[type.kind]];
}
