import type { CaseGroup } from '../case';
import { pairsAt, valuesAt, valuesAtEach } from '../values-at';

const targets = [
  {},
  { type: '' },
  { type: 'Utilization' },
  { type: 'utilization' },
  { type: 'Other' },
  { averageUtilization: 50 },
  { type: 'Utilization', averageUtilization: 0 },

  { type: 'Utilization', averageUtilization: -1 },
  { type: 'Value', value: '1' },

  { type: 'Value', value: '0' },
  { type: 'Value', value: '-1' },
  { type: 'Value', value: '1n' },

  { type: 'AverageValue', averageValue: '1' },
  { type: 'AverageValue', averageValue: 0 },

  { type: 'AverageValue', value: '1', averageValue: '1' },
  { type: 'Value', averageValue: '-1' },
  { type: 'Utilization', averageUtilization: 50, averageValue: '1' },
  null,
  { type: 'Utilization', averageUtilization: 50, value: '1' },
  { type: 'Value', value: 'x' },
];
const sources = ['resource', 'containerResource', 'pods', 'object', 'external'];
const segments = ['', null, 'a', 'A b', '.', '..', 'a/b', 'a%b', 'a.b'];

/** HorizontalPodAutoscaler: what it scales, by what, and how fast. */
export const groups: readonly CaseGroup[] = [
  {
    bases: ['horizontal-pod-autoscaler'],
    at: 'spec',
    cases: [
      ...pairsAt('minReplicas', [null, 0, 1, -1, 10, 11, '$absent'], 'maxReplicas', [
        null,
        0,
        1,
        -1,
        10,
        '$absent',
        2147483648,
      ]),
      { minReplicas: 0, metrics: '$absent' },
      { minReplicas: 0, metrics: [{ type: 'Object' }] },
      ...valuesAt('scaleTargetRef', [null, '$absent', {}]),
      ...valuesAtEach(['scaleTargetRef.kind', 'scaleTargetRef.name'], segments),
      ...valuesAtEach(
        ['scaleTargetRef', 'metrics[3].object.describedObject'],
        [
          ...['', 'v1', 'apps/v1', '/', '/v1', 'a/', 'a/b/c', 'A_/v1', null].map((apiVersion) => ({
            apiVersion,
            kind: 'Deployment',
            name: 'web',
          })),
          { kind: 'ReplicationController', name: 'web' },
          { apiVersion: 'v1', kind: 'ReplicationController', name: 'web' },
          { apiVersion: 'a/b/c', kind: 'ReplicationController', name: 'web' },
          { kind: '', name: '' },
        ],
      ),
      ...valuesAt('metrics', [null, [], [null], [{}], {}]),
      ...sources.map((source, position) => ({ [`metrics[${position}].${source}`]: '$absent' })),
      ...sources.map((source, position) => ({ [`metrics[${position}].${source}`]: {} })),
      ...['', null, 'Resource', 'Pods', 'Object', 'External', 'ContainerResource', 'x'].flatMap(
        (type) => sources.map((_, position) => ({ [`metrics[${position}].type`]: type })),
      ),
      ...sources.flatMap((source, position) =>
        valuesAt(`metrics[${position}].${source}.target`, targets),
      ),
      ...sources.slice(1).map((source) => ({ [`metrics[0].${source}`]: {} })),
      { 'metrics[0].pods': {}, 'metrics[0].external': {} },
      { 'metrics[0].resource': '$absent', 'metrics[0].pods': {}, 'metrics[0].external': {} },
      ...valuesAt('metrics[0].resource.name', ['', null, 'cpu', 'memory', 'x', 'a b', 'a.b/c']),
      ...valuesAt('metrics[1].containerResource.name', [
        '',
        null,
        'cpu',
        'memory',
        'x',
        'a b',
        'a.b/c',
        'hugepages-2Mi',
        'storage',
        'pods',
        'kubernetes.io/x',
        'requests.cpu',
        'a/b/c',
      ]),
      ...valuesAt('metrics[1].containerResource.container', [
        '',
        null,
        'a',
        'A',
        'a.b',
        { $text: ['a', 64] },
      ]),
      ...valuesAtEach(
        [2, 3, 4].map((position) => `metrics[${position}].${sources[position]}.metric.name`),
        segments,
      ),
      ...valuesAt('metrics[2].pods.metric.selector', [
        null,
        {},
        { matchLabels: { 'a b': 'c' } },
        { matchExpressions: [{}] },
      ]),
    ],
  },
  {
    bases: ['horizontal-pod-autoscaler'],
    at: 'spec.behavior',
    cases: [
      ...valuesAt('', [
        null,
        {},
        { scaleUp: null },
        { scaleUp: {} },
        { scaleUp: {}, scaleDown: {} },
      ]),
      ...valuesAtEach(
        ['scaleUp.stabilizationWindowSeconds', 'scaleDown.stabilizationWindowSeconds'],
        [null, 0, 1, -1, 3600, 3601, '60'],
      ),
      ...valuesAtEach(
        ['scaleUp.selectPolicy', 'scaleDown.selectPolicy'],
        ['', null, 'Max', 'Min', 'Disabled', 'max', 'Other'],
      ),
      ...valuesAtEach(
        ['scaleUp.policies', 'scaleDown.policies'],
        [null, [], [null], [{}], '$absent'],
      ),
      ...valuesAt('scaleUp.policies[0].type', ['', null, 'Pods', 'Percent', 'pods', 'Other']),
      ...valuesAt('scaleUp.policies[0].value', [null, 0, 1, -1, 101, 2147483648]),
      ...valuesAt('scaleUp.policies[0].periodSeconds', [null, 0, 1, -1, 1800, 1801]),
      ...valuesAtEach(
        ['scaleUp.tolerance', 'scaleDown.tolerance'],
        [null, 0, '0', '0.1', '-0.1', '1m', '-1n', 'x', 1, ''],
      ),
    ],
  },
];
