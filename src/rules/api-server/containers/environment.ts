import type { ConfigMapKeySelector, EnvVar, FileKeySelector } from '../../../kubernetes';
import type { Decoded } from '../../decoded';
import type { FieldPath } from '../../field-path';
import type { Rule } from '../../rule';
import { since, until } from '../../versions';
import { configKeyErrors } from '../formats/config-key';
import { dns1123LabelErrors, dns1123SubdomainErrors } from '../formats/dns-name';
import { envVarNameErrors } from '../formats/env-var-name';
import { backstepErrors } from '../formats/relative-path';
import { subdomainName } from '../metadata/object-name';
import type { ContainerNode, ContainerScope, PodScope } from '../pods/pod-scope';
import { sourcesOf } from '../volumes/volume-sources';
import { refuseMalformedFieldRef, refuseMalformedResourceFieldRef } from './field-references';

const reference =
  'https://kubernetes.io/docs/tasks/inject-data-application/define-environment-variable-container/';

/** The names of environment variables. */
export const checkEnvironmentNames: Rule<ContainerNode, ContainerScope> = {
  id: 'check-environment-names',
  of: 'env',
  refuses: 'an environment variable without a name, or whose name has = or what cannot be printed',
  covers: ['ENV-1', 'ENV-2', 'ENV-3', 'ENV-4'],
  reference,
  check({ env }, at) {
    if (env === undefined) return;
    for (let i = 0; i < env.length; i += 1) {
      const name = env[i]?.name ?? '';
      const errors = envVarNameErrors(name);
      if (errors.length === 0) continue;
      const place = at.child('env').index(i).child('name');
      if (name === '') place.required();
      else place.invalidEach(name, errors);
    }
  },
};

const fields: readonly string[] = [
  'metadata.name',
  'metadata.namespace',
  'metadata.uid',
  'spec.nodeName',
  'spec.serviceAccountName',
  'status.hostIP',
  'status.hostIPs',
  'status.podIP',
  'status.podIPs',
];

type Source = NonNullable<Decoded<EnvVar>['valueFrom']>;

/** Where an environment variable takes its value from. */
export const checkEnvironmentSources: Rule<ContainerNode, ContainerScope> = {
  id: 'check-environment-sources',
  of: 'env',
  refuses:
    'an environment variable with a value and a source, with no or two sources, or with a malformed source',
  covers: [
    'ENV-5',
    'ENV-6',
    'ENV-7',
    'ENV-8',
    'ENV-9',
    'ENV-10',
    'ENV-11',
    'ENV-12',
    'ENV-13',
    'ENV-14',
    'ENV-15',
    'ENV-16',
    'ENV-17',
    'ENV-18',
    'ENV-19',
    'ENV-20',
    'ENV-21',
    'ENV-22',
    'ENV-23',
    'ENV-24',
    'ENV-25',
    'ENV-26',
    'ENV-27',
    'ENV-28',
    'ENV-29',
    'ENV-30',
    'ENV-31',
    'ENV-32',
    'ENV-33',
  ],
  reference: 'https://kubernetes.io/docs/concepts/workloads/pods/downward-api/',
  check({ env }, at) {
    if (env === undefined) return;
    for (let i = 0; i < env.length; i += 1) {
      const source = env[i]?.valueFrom;
      if (source === undefined) continue;
      const value = env[i]?.value ?? '';
      if (isPlainKey(source, value)) continue;
      refuseMalformedSource(source, value, at.child('env').index(i).child('valueFrom'));
    }
  },
};

// Most variables with a source take a key of a Secret or a ConfigMap, and there is nothing to say of them.
function isPlainKey(source: Source, value: string): boolean {
  let count = 0;
  for (const kind in source) if (source[kind as keyof Source] !== undefined) count += 1;
  const key = source.secretKeyRef ?? source.configMapKeyRef;
  if (count !== 1 || value !== '' || key === undefined) return false;
  return (
    dns1123SubdomainErrors(key.name ?? '').length === 0 &&
    configKeyErrors(key.key ?? '').length === 0
  );
}

const withFiles = since('1.35');
const withoutFiles = until('1.34');

function refuseMalformedSource(source: Source, value: string, at: FieldPath): void {
  const { fieldRef, resourceFieldRef, configMapKeyRef, secretKeyRef, fileKeyRef } = source;
  if (fieldRef !== undefined) refuseMalformedFieldRef(fieldRef, fields, at.child('fieldRef'));
  if (resourceFieldRef !== undefined) {
    refuseMalformedResourceFieldRef(resourceFieldRef, at.child('resourceFieldRef'), false);
  }
  if (configMapKeyRef !== undefined) refuseMalformedKey(configMapKeyRef, at, 'configMapKeyRef');
  if (secretKeyRef !== undefined) refuseMalformedKey(secretKeyRef, at, 'secretKeyRef');
  if (fileKeyRef !== undefined) refuseMalformedFileKey(fileKeyRef, at.child('fileKeyRef'));
  let count = 0;
  for (const kind in source) if (source[kind as keyof Source] !== undefined) count += 1;
  if (count === 0) {
    const some = 'must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef`';
    at.in(withFiles).invalid('', `${some}, \`secretKeyRef\` or \`fileKeyRef\``);
    at.in(withoutFiles).invalid('', `${some} or \`secretKeyRef\``);
  } else if (value !== '') at.invalid('', 'may not be specified when `value` is not empty');
  else if (count > 1) at.invalid('', 'may not have more than one field specified at a time');
}

function refuseMalformedKey(
  { name = '', key = '' }: Decoded<ConfigMapKeySelector>,
  at: FieldPath,
  field: string,
): void {
  const nameErrors = dns1123SubdomainErrors(name);
  if (nameErrors.length > 0) at.child(field).child('name').invalidEach(name, nameErrors);
  const keyErrors = configKeyErrors(key);
  if (keyErrors.length === 0) return;
  const place = at.child(field).child('key');
  if (key === '') place.required();
  else place.invalidEach(key, keyErrors);
}

function refuseMalformedFileKey(
  { key = '', volumeName = '', path = '' }: Decoded<FileKeySelector>,
  at: FieldPath,
): void {
  if (key === '') at.child('key').required();
  else at.child('key').invalidEach(key, envVarNameErrors(key));
  if (volumeName === '') at.child('volumeName').required();
  else at.child('volumeName').invalidEach(volumeName, dns1123LabelErrors(volumeName));
  if (path === '') at.child('path').required();
  else at.child('path').invalidEach(path, backstepErrors(path));
}

/** The file that a variable is read from lies in an emptyDir volume of the pod. */
export const requireFileKeyVolumes: Rule<ContainerNode, ContainerScope> = {
  id: 'require-file-key-volumes',
  of: 'env',
  refuses: 'a variable read from a file of a volume that the pod has not, or that is no emptyDir',
  covers: ['ENV-34', 'ENV-35'],
  reference:
    'https://kubernetes.io/docs/tasks/inject-data-application/define-environment-variable-via-file/',
  check({ env }, at, { pod }) {
    if (env === undefined) return;
    for (let i = 0; i < env.length; i += 1) {
      const source = env[i]?.valueFrom?.fileKeyRef;
      if (source === undefined) continue;
      const { volumeName = '' } = source;
      const isFolder = isEmptyFolder(volumeName, pod);
      if (isFolder === true) continue;
      const place = at.child('env').index(i).child('valueFrom').child('fileKeyRef');
      if (isFolder === undefined) place.child('volumeName').notFound(volumeName);
      else {
        place.child('volumeName').invalid(volumeName, 'referenced volume must be of type emptyDir');
      }
    }
  },
};

function isEmptyFolder(volumeName: string, { spec }: PodScope): boolean | undefined {
  const volume = spec.volumes?.findLast(({ name = '' }) => name === volumeName);
  return volume && (volume.emptyDir !== undefined || sourcesOf(volume).length === 0);
}

/** ConfigMaps and Secrets all of whose keys become variables. */
export const checkEnvironmentFrom: Rule<ContainerNode, ContainerScope> = {
  id: 'check-environment-from',
  of: 'envFrom',
  refuses:
    'an element of envFrom with neither or both of ConfigMap and Secret, or with a malformed name or prefix',
  covers: ['ENV-36', 'ENV-37', 'ENV-38', 'ENV-39', 'ENV-40', 'ENV-41', 'ENV-42'],
  reference:
    'https://kubernetes.io/docs/tasks/configure-pod-container/configure-pod-configmap/#configure-all-key-value-pairs-in-a-configmap-as-container-environment-variables',
  check({ envFrom }, at) {
    envFrom?.forEach(({ prefix, configMapRef, secretRef }, position) => {
      const list = at.child('envFrom');
      const place = list.index(position);
      if (prefix) place.child('prefix').invalidEach(prefix, envVarNameErrors(prefix));
      if (configMapRef !== undefined) refuseUnnamed(configMapRef.name, place.child('configMapRef'));
      if (secretRef !== undefined) refuseUnnamed(secretRef.name, place.child('secretRef'));
      if (configMapRef === undefined && secretRef === undefined) {
        list.invalid('', 'must specify one of: `configMapRef` or `secretRef`');
      } else if (configMapRef !== undefined && secretRef !== undefined) {
        list.invalid('', 'may not have more than one field specified at a time');
      }
    });
  },
};

// The server takes the name as it would a prefix, so a hyphen at its end is right.
function refuseUnnamed(name: string | undefined, at: FieldPath): void {
  if (name) subdomainName(name, true, at.child('name'));
  else at.child('name').required();
}
