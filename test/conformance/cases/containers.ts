import type { CaseGroup } from '../case';
import { inContainers, inOtherContainers, inPods } from '../in-pods';
import { pairsAt, valuesAt } from '../values-at';

const labels = [
  null,
  '$absent',
  '',
  'a',
  'a-b',
  '1a',
  'A',
  'a.b',
  'a_b',
  '-a',
  'a-',
  'é',
  { $text: ['a', 63] },
  { $text: ['a', 64] },
];
const images = [
  null,
  '$absent',
  '',
  'a',
  'a:1',
  ' a:1',
  'a:1 ',
  '\ta:1',
  '\u00a0a:1',
  '\ufeffa:1',
  ' ',
  'A B',
  'reg:5000/a/b:c@sha256:d',
];
const resizes = ['NotRequired', 'RestartContainer', '', 'Restart', null];
const rule = { action: 'Restart', exitCodes: { operator: 'In', values: [1, 2] } };

/** Containers: names, images, and whether they are restarted and resized. */
export const groups: readonly CaseGroup[] = [
  ...inPods('', [
    ...valuesAt('containers', [null, '$absent', [], [null], [{}], {}, 'x']),
    { 'containers[+]': { name: 'app', image: 'a:1' } },
    { 'containers[+]': { name: 'other', image: 'a:1' } },
    { 'containers[+]': { image: 'a:1' } },
    { containers: [{ image: 'a' }, { image: 'b' }] },
    { containers: [{ name: '', image: 'a' }], initContainers: [{ name: '', image: 'a' }] },
    { initContainers: [{ image: 'a' }, { image: 'b' }] },
    { 'containers[0].name': 'x', initContainers: [{ name: 'x', image: 'a' }] },
    {
      initContainers: [
        { name: 'x', image: 'a' },
        { name: 'x', image: 'a' },
      ],
    },
    {
      initContainers: [{ name: 'x', image: 'a' }],
      ephemeralContainers: [
        { name: 'x', image: 'a' },
        { name: 'y', image: 'a' },
      ],
    },
    {
      ephemeralContainers: [
        { name: 'y', image: 'a' },
        { name: 'y', image: 'a' },
      ],
    },
    { ephemeralContainers: [] },
    { ephemeralContainers: [{ image: 'a' }, { image: 'a' }] },
    { ephemeralContainers: [{ name: 'x', image: 'a', targetContainerName: 'none' }] },
    {
      'containers[0].name': 'x',
      ephemeralContainers: [{ name: 'y', image: 'a', targetContainerName: 'x' }],
    },
    {
      initContainers: [{ name: 'x', image: 'a' }],
      ephemeralContainers: [{ name: 'y', image: 'a', targetContainerName: 'x' }],
    },
    {
      ephemeralContainers: [
        { name: 'x', image: 'a' },
        { name: 'y', image: 'a', targetContainerName: 'x' },
      ],
    },
  ]),
  ...inContainers([
    ...valuesAt('name', labels),
    ...valuesAt('image', images),
    ...pairsAt('image', ['a:latest', 'a', 'a:1'], 'imagePullPolicy', [
      null,
      '',
      'Always',
      'IfNotPresent',
      'Never',
      'always',
      'OnFailure',
    ]),
    ...valuesAt('terminationMessagePolicy', [
      null,
      '',
      'File',
      'FallbackToLogsOnError',
      'file',
      'Logs',
    ]),
    ...valuesAt('terminationMessagePath', ['', 'a', '../a', '/a']),
    ...valuesAt('workingDir', ['', 'a', '../a']),
    ...valuesAt('command', [null, [], [''], [null], 'sh']),
    ...valuesAt('restartPolicy', [null, '', 'Always', 'OnFailure', 'Never', 'always']),
    ...pairsAt('restartPolicy', ['$absent', 'Never', 'Always', 'x'], 'restartPolicyRules', [
      [],
      [rule],
      [{}],
      [null],
      [{ ...rule, action: 'RestartAllContainers' }],
      [{ ...rule, action: 'Stop' }],
      [{ action: 'Restart' }],
      [{ action: 'Restart', exitCodes: {} }],
      [{ action: 'Restart', exitCodes: { operator: 'Exists', values: [1] } }],
      [{ action: 'Restart', exitCodes: { operator: 'NotIn', values: [] } }],
      [{ action: 'Restart', exitCodes: { operator: 'In', values: { $list: [1, 255] } } }],
      [{ action: 'Restart', exitCodes: { operator: 'In', values: { $list: [1, 256] } } }],
      { $list: [rule, 20] },
      { $list: [rule, 21] },
    ]),
    ...resizes.map((restartPolicy) => ({
      resizePolicy: [{ resourceName: 'cpu', restartPolicy }],
    })),
    ...['memory', '', 'ephemeral-storage', null].map((resourceName) => ({
      resizePolicy: [{ resourceName, restartPolicy: 'NotRequired' }],
    })),
    { resizePolicy: [{}] },
    {
      resizePolicy: {
        $list: [{ resourceName: 'cpu', restartPolicy: 'NotRequired' }, 2],
      },
    },
    { resizePolicy: { $list: [{}, 2] } },
  ]),
  ...inPods('', [
    ...pairsAt(
      'restartPolicy',
      ['Never', 'OnFailure', 'Always'],
      'containers[0].resizePolicy',
      resizes.map((restartPolicy) => [{ resourceName: 'cpu', restartPolicy }]),
    ),
  ]),
  ...inOtherContainers([
    ...valuesAt('name', ['$absent', '', 'A', 'app', 'b']),
    ...valuesAt('image', ['$absent', '', ' a', 'a ']),
    ...valuesAt('imagePullPolicy', ['', 'x']),
    ...valuesAt('terminationMessagePolicy', ['', 'x']),
    ...valuesAt('restartPolicy', [null, '', 'Always', 'OnFailure', 'Never', 'x', '$absent']),
    ...pairsAt('restartPolicy', ['$absent', 'Always', 'Never'], 'restartPolicyRules', [
      [],
      [rule],
      [{ ...rule, action: 'RestartAllContainers' }],
      [{}],
      { $list: [rule, 21] },
    ]),
    ...resizes.map((restartPolicy) => ({
      resizePolicy: [{ resourceName: 'cpu', restartPolicy }],
    })),
    { resizePolicy: [] },
    { resizePolicy: [{ resourceName: 'x' }] },
    { stdin: true, tty: true },
    { resources: {} },
    { resources: { limits: {} } },
    { resources: { claims: [] } },
    { resources: { requests: { cpu: 1 } } },
    { ports: [] },
    { ports: [{ containerPort: 1 }] },
    { lifecycle: {} },
    { lifecycle: { stopSignal: 'SIGTERM' } },
    { lifecycle: { preStop: {} } },
    { lifecycle: { preStop: { sleep: { seconds: 31 } } } },
    { livenessProbe: {} },
    { livenessProbe: { exec: { command: ['a'] } } },
    { readinessProbe: {} },
    { readinessProbe: { exec: { command: ['a'] }, terminationGracePeriodSeconds: 1 } },
    { startupProbe: {} },
    { startupProbe: { exec: { command: ['a'] }, successThreshold: 2 } },
    { targetContainerName: 'app' },
  ]),
];
