import type { CaseGroup } from '../case';
import { inContainers, inOtherContainers, inPods } from '../in-pods';
import { pairsAt, valuesAt } from '../values-at';

const names = [
  null,
  '',
  'a',
  '1',
  '1a',
  'a-1',
  'A',
  'a--b',
  '-a',
  'a-',
  '-',
  'a_b',
  'é',
  { $text: ['a', 15] },
  { $text: ['a', 16] },
];
const numbers = [null, 0, 1, -1, 65535, 65536, '80', 1.5];
const port = { containerPort: 80 };
const hosts = [
  [{ containerPort: 80, hostPort: 80 }],
  [{ containerPort: 80, hostPort: 81 }],
  [{ containerPort: 80 }],
  [{ containerPort: 80 }, { containerPort: 80 }],
  [{ containerPort: 0 }],
  [{ containerPort: 70000 }],
  [{ containerPort: 70000, hostPort: 1 }],
  [{ containerPort: 80, hostPort: 0, hostIP: '10.0.0.1' }],
];

/** Ports of containers, and of their nodes. */
export const groups: readonly CaseGroup[] = [
  ...inContainers([
    ...valuesAt('ports', [null, [], [null], [{}], {}]),
    ...names.map((name) => ({ ports: [{ ...port, name }] })),
    ...numbers.map((containerPort) => ({ ports: [{ containerPort }] })),
    ...numbers.map((hostPort) => ({ ports: [{ ...port, hostPort }] })),
    ...[null, '', 'TCP', 'UDP', 'SCTP', 'tcp', 'HTTP'].map((protocol) => ({
      ports: [{ ...port, protocol }],
    })),
    ...['', '10.0.0.1', 'x', '010.0.0.1'].map((hostIP) => ({
      ports: [{ ...port, hostPort: 80, hostIP }],
    })),
    {
      ports: [
        { ...port, name: 'a' },
        { containerPort: 81, name: 'a' },
      ],
    },
    {
      ports: [
        { ...port, name: 'a' },
        { containerPort: 81, name: 'b' },
      ],
    },
    {
      ports: [
        { ...port, name: 'A' },
        { containerPort: 81, name: 'A' },
      ],
    },
    { ports: [{ ...port, name: 'B-' }, {}, { containerPort: 65536, name: 'c' }] },
    { ports: { $list: [{ containerPort: 80 }, 2] } },
    { ports: { $list: [{ containerPort: 80, hostPort: 80 }, 2] } },
    {
      ports: [
        { ...port, hostPort: 80, protocol: 'UDP' },
        { ...port, hostPort: 80 },
      ],
    },
    {
      ports: [
        { ...port, hostPort: 80, hostIP: '10.0.0.1' },
        { ...port, hostPort: 80 },
      ],
    },
    {
      ports: [
        { ...port, hostPort: 80, protocol: '' },
        { ...port, hostPort: 80 },
      ],
    },
  ]),
  ...inPods('', [
    ...pairsAt('hostNetwork', [true, false, null], 'containers[0].ports', hosts),
    {
      'containers[0].ports': [{ containerPort: 80, hostPort: 80 }],
      'containers[+]': {
        name: 'b',
        image: 'b',
        ports: [{ containerPort: 81, hostPort: 80 }],
      },
    },
    {
      hostNetwork: true,
      'containers[0].ports': [{ containerPort: 80 }],
      'containers[+]': { name: 'b', image: 'b', ports: [{ containerPort: 80 }] },
    },
    {
      'containers[0].ports': [{ containerPort: 80, hostPort: 80 }],
      initContainers: [
        { name: 'i', image: 'i', ports: [{ containerPort: 81, hostPort: 80 }] },
        { name: 'j', image: 'j', ports: { $list: [{ containerPort: 81, hostPort: 80 }, 2] } },
      ],
    },
    {
      hostNetwork: true,
      initContainers: [
        { name: 'i', image: 'i', ports: [{ containerPort: 81, hostPort: 80 }] },
        { name: 'j', image: 'j', ports: { $list: [{ containerPort: 81 }, 2] } },
      ],
    },
    {
      'containers[0].ports': [{ containerPort: 80, name: 'http' }],
      'containers[+]': { name: 'b', image: 'b', ports: [{ containerPort: 80, name: 'http' }] },
    },
  ]),
  ...inOtherContainers([
    { ports: [{ containerPort: 80, hostPort: 80 }] },
    { ports: { $list: [{ containerPort: 80, hostPort: 80 }, 2] } },
    { ports: [{ containerPort: 0, name: 'A' }] },
  ]),
];
