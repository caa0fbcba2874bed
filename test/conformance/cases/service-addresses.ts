import type { CaseGroup } from '../case';
import { pairsAt, valuesAt } from '../values-at';

const policies = ['SingleStack', 'PreferDualStack', 'RequireDualStack', '$absent'];
const families = [[], ['IPv4'], ['IPv6'], ['IPv4', 'IPv6'], ['IPv6', 'IPv4']];
const v4 = '10.96.12.34';
const v6 = 'fd00:10:96::12';

/** Service: its addresses and IP families, which the server sees to before anything else. */
export const groups: readonly CaseGroup[] = [
  {
    bases: [
      'service',
      'service-headless',
      'service-node-port',
      'service-load-balancer',
      'service-external-name',
    ],
    at: 'spec',
    cases: [
      ...valuesAt('ipFamilyPolicy', [...policies, '', null, 'singleStack', 'Other']),
      ...valuesAt('ipFamilies', [
        ...families,
        null,
        ['IPv4', 'IPv4'],
        ['ipv4'],
        [''],
        [null],
        ['IPv4', 'IPv6', 'IPv4'],
      ]),
      ...pairsAt('ipFamilyPolicy', policies, 'ipFamilies', families),
      ...valuesAt('clusterIP', [
        '',
        null,
        'None',
        'none',
        'x',
        '127.0.0.1',
        '0.0.0.0',
        '10.0.0.256',
      ]),
      ...valuesAt('clusterIP', ['::1', '::', 'fe80::1', '::ffff:127.0.0.1', '0127.0.0.1']),
      ...valuesAt('clusterIPs', [null, [], [''], ['None'], ['x'], [v4], [null]]),
      { clusterIP: 'None', clusterIPs: ['None'] },
      { clusterIP: 'None', clusterIPs: ['None', v4] },
      { clusterIP: 'None', clusterIPs: ['None', 'None'] },
      { clusterIP: 'None', clusterIPs: [v4] },
      { clusterIP: v4, clusterIPs: ['None'] },
      { clusterIP: v4, clusterIPs: [v6] },
      { clusterIP: v4, clusterIPs: [v4, v4] },
      { clusterIP: v4, clusterIPs: [v4, v6, v4] },
      { clusterIP: '', clusterIPs: [''] },
      { clusterIP: 'x', clusterIPs: ['x', 'y', 'z'] },
      ...policies.map((ipFamilyPolicy) => ({
        ipFamilyPolicy,
        ipFamilies: '$absent',
        clusterIP: v4,
        clusterIPs: [v4, v6],
      })),
      ...families.map((ipFamilies) => ({
        ipFamilyPolicy: 'PreferDualStack',
        ipFamilies,
        clusterIP: v6,
        clusterIPs: [v6, v4],
      })),
      ...families.map((ipFamilies) => ({ ipFamilyPolicy: '$absent', ipFamilies, clusterIP: v6 })),
      { clusterIP: '010.96.12.34', ipFamilyPolicy: '$absent', ipFamilies: '$absent' },
      { clusterIP: '::ffff:10.96.12.34', ipFamilyPolicy: '$absent', ipFamilies: '$absent' },
      { clusterIP: 'FD00:10:96::0012', ipFamilyPolicy: '$absent', ipFamilies: '$absent' },
    ],
  },
  {
    bases: ['service-headless'],
    at: 'spec',
    cases: [
      ...pairsAt('selector', ['$absent', {}, { a: 'b' }], 'ipFamilies', families),
      ...pairsAt('selector', ['$absent', { a: 'b' }], 'ipFamilyPolicy', policies),
      { ports: '$absent' },
      { ports: [], selector: '$absent' },
    ],
  },
  {
    bases: ['service'],
    cases: [
      { 'spec.clusterIP': 'x', 'metadata.name': 'Bad_' },
      { 'spec.ipFamilies': ['x'], 'spec.ports': [] },
      { 'spec.ipFamilyPolicy': '$absent', 'spec.ports[0].port': 0 },
      { 'spec.ipFamilyPolicy': '$absent', 'spec.type': 'x', 'metadata.labels': { 'a b': 'c' } },
      { 'spec.type': 'ExternalName', 'spec.clusterIP': 'x', 'spec.externalName': 'a.b' },
      { 'spec.type': 'ExternalName', 'spec.externalName': 'a.b', 'spec.ipFamilies': ['x'] },
    ],
  },
];
