import type { CaseGroup } from '../case';
import type { Edits, Json } from '../edit';

const mirror = 'kubernetes.io/config.mirror';
const tolerations = 'scheduler.alpha.kubernetes.io/tolerations';
const cost = 'controller.kubernetes.io/pod-deletion-cost';
const podSeccomp = 'seccomp.security.alpha.kubernetes.io/pod';
const seccomp = 'container.seccomp.security.alpha.kubernetes.io/';
const appArmor = 'container.apparmor.security.beta.kubernetes.io/';

const costs = [
  '0',
  '1',
  '-1',
  '+1',
  '01',
  '-01',
  '-0',
  '00',
  '',
  'a',
  '1.5',
  ' 1',
  '-',
  '2147483647',
  '2147483648',
  '-2147483648',
  '-2147483649',
  '1_000',
];
const lists = [
  '',
  '[]',
  'null',
  '{}',
  'x',
  '[null]',
  '[{}]',
  '[{"key":"a"}]',
  '[{"KEY":"a b"}]',
  '[{"key":1}]',
  '[{"operator":"Exists","tolerationSeconds":1}]',
  '[{"operator":"Exists","tolerationSeconds":"1"}]',
  '[{"operator":"Exists","unknown":1}]',
  '[{"key":"a","effect":"x"}] ',
  '[{"key":"a"}] x',
];
const profiles = [
  '',
  'runtime/default',
  'docker/default',
  'unconfined',
  'localhost/a',
  'localhost/',
  'localhost//a',
  'localhost/../a',
  'localhost/ a',
  'x',
];
const fields: readonly Json[] = [
  { type: 'RuntimeDefault' },
  { type: 'Unconfined' },
  { type: 'Localhost', localhostProfile: 'a' },
  { type: 'Localhost', localhostProfile: 'b' },
  { type: 'Localhost' },
  { type: 'x' },
];

/** Changes in the metadata and spec of a pod: where each stands in a Pod and in a template. */
interface Change {
  readonly annotations?: Json;
  readonly labels?: Json;
  readonly spec?: Edits;
}

const changes: readonly Change[] = [
  { annotations: { [mirror]: 'a' } },
  { annotations: { [mirror]: '' }, spec: { nodeName: 'a' } },
  {
    annotations: { [mirror]: 'a' },
    spec: { nodeName: 'a', resourceClaims: [{ name: 'a', resourceClaimName: 'a' }, {}] },
  },
  ...costs.map((value) => ({ annotations: { [cost]: value } })),
  ...lists.map((value) => ({ annotations: { [tolerations]: value } })),
  ...profiles.flatMap((profile) => [
    { annotations: { [podSeccomp]: profile } },
    { annotations: { [`${seccomp}app`]: profile } },
    { annotations: { [`${seccomp}none`]: profile } },
    { annotations: { [`${appArmor}app`]: profile } },
    { annotations: { [`${appArmor}main`]: profile } },
    { annotations: { [`${appArmor}none`]: profile } },
    ...fields.flatMap((field) => [
      {
        annotations: { [podSeccomp]: profile },
        spec: { 'securityContext.seccompProfile': field },
      },
      {
        annotations: { [`${seccomp}app`]: profile },
        spec: {
          'containers[0].name': 'app',
          'containers[0].securityContext.seccompProfile': field,
        },
      },
      {
        annotations: { [`${appArmor}app`]: profile },
        spec: {
          'containers[0].name': 'app',
          'containers[0].securityContext.appArmorProfile': field,
        },
      },
      {
        annotations: { [`${appArmor}app`]: profile },
        spec: { 'containers[0].name': 'app', 'securityContext.appArmorProfile': field },
      },
    ]),
    {
      annotations: { [`${appArmor}app`]: profile },
      spec: {
        'containers[0].name': 'app',
        'os.name': 'windows',
        'securityContext.appArmorProfile': { type: 'Unconfined' },
      },
    },
  ]),
  ...['', 'A', 'a b', 'a'.repeat(64)].map((name) => ({
    spec: {
      'containers[0].name': name,
      'securityContext.appArmorProfile': { type: 'RuntimeDefault' },
    },
  })),
  { spec: { 'containers[0].name': 'a b', 'securityContext.appArmorProfile': { type: 'x' } } },
  { labels: { 'a b': 'c' } },
  { labels: { a: 'b c' } },
  { labels: null },
  { annotations: { 'a b': 'c' } },
  { annotations: { 'A.b/C': 'c' } },
  { annotations: { a: { $text: ['a', 262144] } } },
  { annotations: { 'scheduler.alpha.kubernetes.io/critical-pod': '' } },
  { annotations: { 'security.alpha.kubernetes.io/sysctls': 'a' } },
];

function editsOf(change: Change, prefix: string): Edits {
  const edits: Record<string, Json> = {};
  if (change.annotations !== undefined) edits[`${prefix}metadata.annotations`] = change.annotations;
  if (change.labels !== undefined) edits[`${prefix}metadata.labels`] = change.labels;
  for (const [path, value] of Object.entries(change.spec ?? {})) {
    edits[`${prefix}spec.${path}`] = value;
  }
  return edits;
}

/** Annotations and labels of pods and of their templates, and the fields that say the same. */
export const groups: readonly CaseGroup[] = [
  { bases: ['pod-small'], cases: changes.map((change) => editsOf(change, '')) },
  { bases: ['pod-template'], cases: changes.map((change) => editsOf(change, 'template.')) },
  {
    bases: ['pod-template'],
    at: 'template.metadata',
    cases: [
      { name: 'A B' },
      { namespace: 'A B' },
      { generateName: 'A' },
      { finalizers: ['a b'] },
      { ownerReferences: [{}] },
      { uid: 'a' },
    ],
  },
];
