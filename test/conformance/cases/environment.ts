import type { CaseGroup } from '../case';
import { inContainers, inOtherContainers, inPods } from '../in-pods';
import type { Json } from '../edit';
import { valuesAt } from '../values-at';

const names = [
  null,
  '',
  'A',
  'a',
  '1',
  'a b',
  ' ',
  'a=b',
  '=',
  '.',
  '..',
  '..a',
  '$(A)',
  'é',
  'a\tb',
  'a\nb',
  '\u007f',
  '~',
];
const fieldPaths = [
  null,
  '',
  'metadata.name',
  'metadata.namespace',
  'metadata.uid',
  'metadata.labels',
  'metadata.annotations',
  "metadata.labels['a']",
  "metadata.labels['a b']",
  "metadata.labels['']",
  "metadata.labels['A/b']",
  "metadata.annotations['A.b/C']",
  "metadata.annotations['a b']",
  "metadata.annotations['a']b']",
  "metadata.name['a']",
  "['a']",
  "a['b']",
  "metadata.labels['a'",
  'metadata.labels[a]',
  'spec.nodeName',
  'spec.host',
  'spec.restartPolicy',
  'spec.schedulerName',
  'spec.serviceAccountName',
  'status.phase',
  'status.hostIP',
  'status.hostIPs',
  'status.podIP',
  'status.podIPs',
  'spec.x',
  'Metadata.name',
];
const resources = [
  null,
  '',
  'limits.cpu',
  'requests.cpu',
  'limits.memory',
  'limits.ephemeral-storage',
  'requests.hugepages-2Mi',
  'limits.hugepages-',
  'cpu',
  'limits.storage',
  'limits.example.com/gpu',
];
const divisors = [
  null,
  0,
  1,
  '1',
  '1m',
  '1000m',
  '0.001',
  '2',
  '1k',
  '1000',
  '1e3',
  '1e0',
  '+1',
  '01',
  '1.0',
  '1.000',
  '001m',
  '1.',
  '1000k',
  '1e6',
  '1e-3',
  '+1Ki',
  '01Mi',
  '8Ki',
  '1Ki',
  '1024',
  '1024Ki',
  '1Mi',
  '0.5Ki',
  '0.9765625Ki',
  '1E',
  '1Ei',
  '1n',
  '-1',
  '10',
  '1Gi',
  '1G',
  'x',
];
const keys = [
  null,
  '',
  'a',
  'A.b-c_d',
  'a b',
  'a/b',
  '.',
  '..',
  '..a',
  '.a',
  { $text: ['a', 254] },
];
const objectNames = [null, '', 'a', 'a.b', 'A', 'a-', '-a', '-', 'a_b', { $text: ['a', 254] }];
const file = { volumeName: 'v', path: 'f', key: 'K' };
const volumes: Json = [
  { name: 'v', emptyDir: {} },
  { name: 'w', configMap: { name: 'a' } },
  { name: 'u' },
  { name: 'V', emptyDir: {} },
];

function variable(valueFrom: Json): Json {
  return [{ name: 'A', valueFrom }];
}

/** Environment variables, and where their values come from. */
export const groups: readonly CaseGroup[] = [
  ...inContainers([
    ...valuesAt('env', [null, [], [null], [{}], 'x', [{ name: 'A', value: 1 }]]),
    ...names.map((name) => ({ env: [{ name, value: 'x' }] })),
    { env: [{ name: 'A', valueFrom: null }] },
    { env: variable({}) },
    { env: [{ name: 'A', value: '', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } }] },
    { env: [{ name: 'A', value: 'x', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } }] },
    { env: [{ name: 'A', value: 'x', valueFrom: {} }] },
    {
      env: variable({
        fieldRef: { fieldPath: 'metadata.name' },
        secretKeyRef: { name: 'a', key: 'b' },
      }),
    },
    {
      env: [
        {
          name: 'A',
          value: 'x',
          valueFrom: {
            configMapKeyRef: { name: 'a', key: 'b' },
            secretKeyRef: { name: 'a', key: 'b' },
          },
        },
      ],
    },
    ...fieldPaths.map((fieldPath) => ({ env: variable({ fieldRef: { fieldPath } }) })),
    ...['', 'v1', 'v2', 'V1'].map((apiVersion) => ({
      env: variable({ fieldRef: { apiVersion, fieldPath: 'metadata.name' } }),
    })),
    { env: variable({ fieldRef: { apiVersion: 'v2' } }) },
    ...resources.map((resource) => ({ env: variable({ resourceFieldRef: { resource } }) })),
    ...[
      'limits.cpu',
      'requests.memory',
      'limits.ephemeral-storage',
      'limits.hugepages-2Mi',
      'x',
      '',
    ].flatMap((resource) =>
      divisors.map((divisor) => ({ env: variable({ resourceFieldRef: { resource, divisor } }) })),
    ),
    { env: variable({ resourceFieldRef: { resource: 'limits.cpu', containerName: 'none' } }) },
    ...['configMapKeyRef', 'secretKeyRef'].flatMap((kind) => [
      { env: variable({ [kind]: {} }) },
      ...objectNames.map((name) => ({ env: variable({ [kind]: { name, key: 'a' } }) })),
      ...keys.map((key) => ({ env: variable({ [kind]: { name: 'a', key } }) })),
    ]),
    ...valuesAt('envFrom', [
      null,
      [],
      [null],
      [{}],
      [{ configMapRef: {} }],
      [{ secretRef: {} }],
      [{ configMapRef: { name: 'a' }, secretRef: { name: 'a' } }],
      [{ prefix: 'A_' }],
    ]),
    ...['configMapRef', 'secretRef'].flatMap((kind) =>
      objectNames.map((name) => ({ envFrom: [{ [kind]: { name } }] })),
    ),
    ...names.map((prefix) => ({ envFrom: [{ prefix, secretRef: { name: 'a' } }] })),
    {
      env: [
        { name: 'A', value: 'a' },
        { name: 'A', value: 'b' },
        { name: 'A', value: '$(A)' },
        { name: 'A', value: '$(A)c' },
      ],
    },
  ]),
  ...inPods('', [
    ...['v', 'w', 'u', 'V', '', 'none', 'A B', null].map((volumeName) => ({
      volumes,
      'containers[0].env': variable({ fileKeyRef: { ...file, volumeName } }),
    })),
    ...names.map((key) => ({
      volumes,
      'containers[0].env': variable({ fileKeyRef: { ...file, key } }),
    })),
    ...['', 'a/b', '/a', '../a', 'a/../b', '..a', null].map((path) => ({
      volumes,
      'containers[0].env': variable({ fileKeyRef: { ...file, path } }),
    })),
    { volumes, 'containers[0].env': variable({ fileKeyRef: {} }) },
    {
      volumes: [
        { name: 'v', emptyDir: {} },
        { name: 'v', configMap: { name: 'a' } },
      ],
      'containers[0].env': variable({ fileKeyRef: file }),
    },
  ]),
  ...inOtherContainers([
    { env: [{}] },
    { env: [{ name: 'A', valueFrom: {} }] },
    { env: [{ name: 'A', valueFrom: { fileKeyRef: file } }] },
    { envFrom: [{}] },
  ]),
];
