import type { CaseGroup } from '../case';
import type { Json } from '../edit';
import { inPods } from '../in-pods';

const volumes: readonly Json[] = [
  { name: 'a', emptyDir: {} },
  { name: 'b', persistentVolumeClaim: { claimName: 'b' } },
  { name: 'c', persistentVolumeClaim: { claimName: 'c' } },
  { name: 'none' },
  {
    name: 'e',
    ephemeral: {
      volumeClaimTemplate: {
        spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
      },
    },
  },
  { name: 'image', image: { reference: 'a:1' } },
];
const withBad: Json = [
  ...volumes,
  { name: 'Bad', emptyDir: {} },
  { name: 'wrong', secret: {} },
  { name: 'a', secret: { secretName: 'a' } },
];
const mount = { name: 'a', mountPath: '/a' };
const device = { name: 'b', devicePath: '/b' };
const names = [null, '', 'a', 'b', 'Bad', 'wrong', 'none', 'image', 'missing', 'e'];
const paths = [null, '', '/a', 'a', '../a', 'a:b', 'a/../b', '..', '...', 'a..b'];
const subPaths = [null, '', 'a', '/a', '../a', 'a/..', 'a/../b', '..a', '$(A)', '/../a'];
const privileged = [{ privileged: true }, { privileged: false }, {}];

/** Mounts and block devices of containers, and the volumes that they name. */
export const groups: readonly CaseGroup[] = inPods('', [
  ...names.flatMap((name) => [
    { volumes: withBad, 'containers[0].volumeMounts': [{ ...mount, name }] },
    { volumes: withBad, 'containers[0].volumeDevices': [{ ...device, name }] },
  ]),
  ...[
    ...names.map((name) => [{ ...mount, name }]),
    ...paths.map((mountPath) => [{ ...mount, mountPath }]),
    ...subPaths.map((subPath) => [{ ...mount, subPath }]),
    ...subPaths.map((subPathExpr) => [{ ...mount, subPathExpr }]),
    [{ ...mount, subPath: 'a', subPathExpr: 'b' }],
    [{ ...mount, subPath: '/a', subPathExpr: '/b' }],
    [{}],
    [null],
    [],
    null,
    [mount, mount],
    [mount, { ...mount, mountPath: '/b' }],
    [mount, { ...mount, mountPath: '/a/' }],
    [{}, {}],
    ...[null, '', 'None', 'HostToContainer', 'Bidirectional', 'none'].flatMap(
      (mountPropagation) => [
        [{ ...mount, mountPropagation }],
        ...[null, '', 'Disabled', 'Enabled', 'IfPossible', 'x'].flatMap((recursiveReadOnly) => [
          [{ ...mount, mountPropagation, recursiveReadOnly }],
          [{ ...mount, mountPropagation, recursiveReadOnly, readOnly: true }],
        ]),
      ],
    ),
  ].map((volumeMounts) => ({ volumes, 'containers[0].volumeMounts': volumeMounts })),
  ...privileged.map((securityContext) => ({
    volumes,
    'containers[0].securityContext': securityContext,
    'containers[0].volumeMounts': [{ ...mount, mountPropagation: 'Bidirectional' }],
  })),
  ...[
    ...names.map((name) => [{ ...device, name }]),
    ...paths.map((devicePath) => [{ ...device, devicePath }]),
    [{}],
    [{}, {}],
    [],
    null,
    [device, device],
    [device, { ...device, devicePath: '/c' }],
    [device, { ...device, name: 'c' }],
    [
      { name: 'b', devicePath: '..' },
      { name: 'c', devicePath: '..' },
    ],
  ].map((volumeDevices) => ({ volumes, 'containers[0].volumeDevices': volumeDevices })),
  ...[
    [[mount], [device]],
    [[{ name: 'b', mountPath: '/x' }], [device]],
    [[{ name: 'c', mountPath: '/b' }], [device]],
    [[{ name: 'b', mountPath: '/b' }], [device]],
    [
      [
        { name: 'b', mountPath: '/x' },
        { name: 'b', mountPath: '/y' },
      ],
      [{ name: 'c', devicePath: '/x' }],
    ],
    [
      [{ name: 'a', mountPath: '/x' }],
      [
        { name: 'b', devicePath: '/x' },
        { name: 'b', devicePath: '/y' },
      ],
    ],
    [[{}], [{}]],
  ].map(([volumeMounts = [], volumeDevices = []]) => ({
    volumes,
    'containers[0].volumeMounts': volumeMounts,
    'containers[0].volumeDevices': volumeDevices,
  })),
  ...['initContainers', 'ephemeralContainers'].flatMap((list) => [
    { volumes, [list]: [{ name: 'x', image: 'x', volumeMounts: [{ ...mount, name: 'missing' }] }] },
    { volumes, [list]: [{ name: 'x', image: 'x', volumeMounts: [{ ...mount, subPath: 'a' }] }] },
    {
      volumes,
      [list]: [{ name: 'x', image: 'x', volumeMounts: [{ ...mount, subPathExpr: 'a' }] }],
    },
    { volumes, [list]: [{ name: 'x', image: 'x', volumeDevices: [device] }] },
    { volumes, [list]: [{ name: 'x', image: 'x', volumeDevices: [{ ...device, name: 'a' }] }] },
    {
      hostUsers: false,
      volumes,
      [list]: [{ name: 'x', image: 'x', volumeDevices: [device] }],
    },
  ]),
  { hostUsers: false, volumes, 'containers[0].volumeDevices': [device] },
  { hostUsers: false, volumes, 'containers[0].volumeDevices': [] },
]);
