import type { CaseGroup } from '../case';
import { pairsAt, valuesAt } from '../values-at';

const types = ['ClusterIP', 'NodePort', 'LoadBalancer', 'ExternalName', '', 'Other'];
const all = [
  'service',
  'service-headless',
  'service-node-port',
  'service-load-balancer',
  'service-external-name',
];
const hints = 'service.kubernetes.io/topology-aware-hints';
const mode = 'service.kubernetes.io/topology-mode';
const ranges = 'service.beta.kubernetes.io/load-balancer-source-ranges';

/** Service: its type, its ports and who may reach it. */
export const groups: readonly CaseGroup[] = [
  {
    bases: all,
    at: 'spec',
    cases: [
      ...valuesAt('type', [...types, null, '$absent', 'clusterIP', 1]),
      ...valuesAt('ports', [null, '$absent', [], [null], [{}], {}, [{ port: 80 }, { port: 81 }]]),
      ...valuesAt('selector', [null, {}, { 'a b': 'c' }, { a: 'b c' }, { a: null }, 'x']),
      ...valuesAt('sessionAffinity', ['', null, 'None', 'ClientIP', 'clientIP', 'Other']),
      ...valuesAt('externalName', [
        '',
        'a.b',
        'A.b',
        'a.b.',
        'a.b..',
        '.',
        '10.0.0.1',
        'a_b',
        null,
      ]),
      ...valuesAt('externalTrafficPolicy', ['', null, 'Cluster', 'Local', 'local']),
      ...valuesAt('internalTrafficPolicy', ['', null, 'Cluster', 'Local', 'cluster']),
      ...valuesAt('trafficDistribution', [
        '',
        null,
        'PreferClose',
        'PreferSameZone',
        'PreferSameNode',
        'preferClose',
        'Other',
      ]),
      ...valuesAt('healthCheckNodePort', [null, 0, 1, -1, 31000, 65535, 65536]),
      ...valuesAt('loadBalancerClass', ['', null, 'a', 'a.b/c', 'a b', 'a/b/c']),
      ...valuesAt('allocateLoadBalancerNodePorts', [true, false, null]),
      ...valuesAt('loadBalancerIP', ['', '192.0.2.1', 'x']),
      ...valuesAt('publishNotReadyAddresses', [true, null]),
      ...valuesAt('loadBalancerSourceRanges', [
        null,
        [],
        ['10.0.0.0/8'],
        [' 10.0.0.0/8 '],
        ['10.0.0.1/8'],
        ['010.0.0.0/8'],
        ['10.0.0.0'],
        ['x'],
        [''],
        [null],
        ['10.0.0.0/33'],
        ['::ffff:10.0.0.0/104'],
        ['fd00::/8'],
      ]),
      ...valuesAt('externalIPs', [
        null,
        [],
        ['192.0.2.1'],
        ['0.0.0.0'],
        ['127.0.0.1'],
        ['169.254.0.1'],
        ['224.0.0.1'],
        ['224.0.1.1'],
        ['::'],
        ['::1'],
        ['fe80::1'],
        ['fec0::1'],
        ['ff02::1'],
        ['ff05::1'],
        ['010.0.0.1'],
        ['::ffff:127.0.0.1'],
        ['::ffff:192.0.2.1'],
        ['x'],
        [''],
        [null],
        [['192.0.2.1', '192.0.2.1', 'x']].flat(),
      ]),
    ],
  },
  {
    bases: ['service', 'service-node-port', 'service-load-balancer'],
    at: 'spec.ports[0]',
    cases: [
      ...valuesAt('name', ['', null, 'a', 'A', 'a.b', 'a_b', '1', 'a-', { $text: ['a', 63] }]),
      ...valuesAt('name', [{ $text: ['a', 64] }, 'http-web-front-port']),
      ...valuesAt('port', [null, 0, 1, -1, 65535, 65536, '80', 1.5, '$absent']),
      ...valuesAt('protocol', ['', null, 'TCP', 'UDP', 'SCTP', 'tcp', 'HTTP', 'HTTPS']),
      ...valuesAt('targetPort', [
        null,
        0,
        1,
        -1,
        65535,
        65536,
        '',
        '0',
        '80',
        'a',
        'A',
        'a--b',
        '-a',
        'a-',
        'http_x',
        'abcdefghijklmno',
        'abcdefghijklmnop',
        true,
        '$absent',
      ]),
      ...valuesAt('appProtocol', ['', null, 'http', 'kubernetes.io/h2c', 'a b', 'a/b/c', 'HTTP']),
      ...valuesAt('nodePort', [null, 0, 1, -1, 29999, 30000, 32767, 32768, 65536, '30000']),
      { port: 0, targetPort: '$absent' },
      { port: 65536, targetPort: 0 },
      { port: 0, targetPort: 'http' },
    ],
  },
  {
    bases: [
      'service',
      'service-headless',
      'service-external-name',
      'service-node-port',
      'service-load-balancer',
    ],
    at: 'spec',
    cases: valuesAt('ports', [
      [
        { name: 'a', port: 80 },
        { name: 'a', port: 81 },
      ],
      [{ name: 'a', port: 80 }, { port: 81 }],
      [
        { name: 'a', port: 80 },
        { name: 'b', port: 80 },
      ],
      [
        { name: 'a', port: 80 },
        { name: 'b', port: 80, protocol: 'UDP' },
      ],
      [
        { name: 'a', port: 80, protocol: 'tcp' },
        { name: 'b', port: 80, protocol: 'TCP' },
      ],
      [
        { name: 'a', port: 80, nodePort: 30080 },
        { name: 'b', port: 81, nodePort: 30080 },
      ],
      [
        { name: 'a', port: 80, nodePort: 30080 },
        { name: 'b', port: 81, nodePort: 30080, protocol: 'UDP' },
      ],
      [
        { name: 'a', port: 53, nodePort: 30053 },
        { name: 'b', port: 53, nodePort: 30053, protocol: 'UDP' },
      ],
      [
        { name: 'a', port: 53, nodePort: 30053 },
        { name: 'b', port: 53, nodePort: 30054, protocol: 'UDP' },
      ],
      [
        { name: 'a', port: 53 },
        { name: 'b', port: 53, nodePort: 30053, protocol: 'UDP' },
      ],
      [
        { name: 'a', port: 53 },
        { name: 'b', port: 54, nodePort: 30053 },
      ],
      [
        { name: 'a', port: 80, nodePort: 30080 },
        { name: 'b', port: 81, nodePort: 30081 },
        { name: 'c', port: 82, nodePort: 30080 },
        { name: 'd', port: 83, nodePort: 30081 },
      ],
      [{ name: 'a' }, { name: 'b' }],
    ]),
  },
  {
    bases: ['service', 'service-load-balancer'],
    at: 'spec',
    cases: [
      ...pairsAt('type', types, 'externalTrafficPolicy', ['$absent', 'Cluster', 'Local', 'x']),
      ...pairsAt('type', types, 'allocateLoadBalancerNodePorts', ['$absent', true, false]),
      ...pairsAt('type', types, 'loadBalancerClass', ['$absent', 'a.b/c', 'a b']),
      ...pairsAt('type', types, 'loadBalancerSourceRanges', ['$absent', ['10.0.0.0/8'], ['x']]),
      ...pairsAt('type', types, 'healthCheckNodePort', ['$absent', 30000, 70000]),
      ...pairsAt('type', types, 'clusterIP', ['None', '', '$absent']),
      ...pairsAt('type', types, 'externalIPs', ['$absent', []]),
      ...pairsAt('type', types, 'externalName', ['a.b', 'a_b', '']),
    ],
  },
  {
    bases: ['service'],
    at: 'spec',
    cases: [
      ...pairsAt('sessionAffinity', ['ClientIP', 'None', '', 'Other'], 'sessionAffinityConfig', [
        null,
        {},
        { clientIP: null },
        { clientIP: {} },
        { clientIP: { timeoutSeconds: null } },
        ...[0, 1, -1, 86400, 86401, 2147483648].map((timeoutSeconds) => ({
          clientIP: { timeoutSeconds },
        })),
      ]),
    ],
  },
  {
    bases: ['service', 'service-load-balancer'],
    at: 'metadata',
    cases: [
      { annotations: { [hints]: 'auto' } },
      { annotations: { [hints]: 'auto', [mode]: 'auto' } },
      { annotations: { [hints]: 'auto', [mode]: 'Auto' } },
      { annotations: { [mode]: 'Auto' } },
      ...valuesAt(
        'annotations',
        ['', ' ', '10.0.0.0/8', '10.0.0.0/8, 10.1.0.0/16', 'x', '10.0.0.0/8,', '010.0.0.0/8'].map(
          (text) => ({ [ranges]: text }),
        ),
      ),
      ...valuesAt('name', ['1a', 'a.b', 'A', { $text: ['a', 63] }, { $text: ['a', 64] }]),
    ],
  },
  {
    bases: ['service-load-balancer'],
    cases: [
      { 'metadata.annotations': { [ranges]: 'x' }, 'spec.loadBalancerSourceRanges': [] },
      {
        'metadata.annotations': { [ranges]: 'x' },
        'spec.loadBalancerSourceRanges': ['10.0.0.0/8'],
      },
      { 'spec.ports[0].nodePort': 31999 },
      { 'spec.externalTrafficPolicy': 'Cluster' },
    ],
  },
];
