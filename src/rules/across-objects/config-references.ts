import type { ConfigMap, PodSpec, Secret } from '../../kubernetes';
import type { Decoded } from '../decoded';
import type { FieldPath } from '../field-path';
import { absent, mayLiveElsewhere, type AcrossRule } from './across-rule';
import type { ObjectSet } from './object-set';

type Kind = 'ConfigMap' | 'Secret';
type Spec = Decoded<PodSpec>;

/** A place in a pod that names a ConfigMap or a Secret, and perhaps a key of it. */
interface Reference {
  readonly kind: Kind;
  readonly name: string;
  readonly key: string | undefined;
  readonly nameAt: FieldPath;
  readonly keyAt: FieldPath;
  /** What to do where the rule's own remedy does not fit. */
  readonly remedy?: string;
}

/** A container that reads what is not there does not start. */
export const warnOfMissingConfig: AcrossRule = {
  ...mayLiveElsewhere,
  id: 'warn-of-missing-config',
  refuses: 'a pod that needs a ConfigMap or Secret which is not among the objects beside it',
  types: ['pods'],
  reference: 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-pod-configmap/',
  remedy:
    'make it beside the pod, mark the reference optional, or waive the rule and say who makes it',
  check({ pod, namespace }, others) {
    if (pod === undefined) return;
    const said = new Set<string>();
    forEachReference(pod.spec, pod.at.child('spec'), ({ kind, name, nameAt, remedy }) => {
      if (others.find(`/${kind}`, namespace, name) !== undefined) return;
      if (said.has(`${kind} ${name}`) || isGiven(kind, name, namespace, others)) return;
      said.add(`${kind} ${name}`);
      nameAt.problem('FieldValueNotFound', absent(kind, name), remedy);
    });
  },
};

/** A key that is not there, in an object that is; others may add it in the cluster. */
export const warnOfMissingConfigKey: AcrossRule = {
  ...mayLiveElsewhere,
  id: 'warn-of-missing-config-key',
  refuses: 'a pod that needs a key which the ConfigMap or Secret beside it does not have',
  types: ['pods'],
  reference: 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-pod-configmap/',
  check({ pod, namespace }, others) {
    if (pod === undefined) return;
    forEachReference(pod.spec, pod.at.child('spec'), ({ kind, name, key, keyAt }) => {
      const found = key === undefined ? undefined : others.find(`/${kind}`, namespace, name);
      if (key === undefined || found === undefined || hasKey(kind, found.object, key)) return;
      keyAt.problem(
        'FieldValueNotFound',
        `Not found: ${JSON.stringify(key)}: the ${kind} ${JSON.stringify(name)} has no such key, and the container does not start without it`,
      );
    });
  },
};

// The cluster gives each namespace the certificate of its own API server.
function isGiven(kind: Kind, name: string, namespace: string, others: ObjectSet): boolean {
  return (
    (kind === 'ConfigMap' && name === 'kube-root-ca.crt') || others.mayBeMade(kind, namespace, name)
  );
}

function hasKey(kind: Kind, object: object, key: string): boolean {
  const { data, binaryData } = object as Decoded<ConfigMap>;
  const { stringData, type } = object as Decoded<Secret>;
  if (type === 'kubernetes.io/service-account-token') return true;
  const maps = kind === 'Secret' ? [data, stringData] : [data, binaryData];
  // A Secret without any key is there for others to fill in.
  if (
    kind === 'Secret' &&
    maps.every((map) => map === undefined || Object.keys(map).length === 0)
  ) {
    return true;
  }
  return maps.some((map) => map !== undefined && Object.hasOwn(map, key));
}

type Visit = (reference: Reference) => void;

function forEachReference(spec: Spec, at: FieldPath, visit: Visit): void {
  for (const list of ['initContainers', 'containers'] as const) {
    spec[list]?.forEach((container, position) => {
      if (container.env === undefined && container.envFrom === undefined) return;
      containerReferences(container, at.child(list).index(position), visit);
    });
  }
  spec.volumes?.forEach((volume, position) => {
    const place = at.child('volumes').index(position);
    const { configMap, secret, projected } = volume;
    if (configMap !== undefined) {
      fileReferences('ConfigMap', configMap, 'name', place.child('configMap'), visit);
    }
    if (secret !== undefined) {
      const named = { ...secret, name: secret.secretName };
      fileReferences('Secret', named, 'secretName', place.child('secret'), visit);
    }
    projected?.sources?.forEach((source, i) => {
      const here = place.child('projected').child('sources').index(i);
      if (source.configMap !== undefined) {
        fileReferences('ConfigMap', source.configMap, 'name', here.child('configMap'), visit);
      }
      if (source.secret !== undefined) {
        fileReferences('Secret', source.secret, 'name', here.child('secret'), visit);
      }
    });
  });
  spec.imagePullSecrets?.forEach(({ name }, position) => {
    if (!name) return;
    const nameAt = at.child('imagePullSecrets').index(position).child('name');
    visit({
      kind: 'Secret',
      name,
      key: undefined,
      nameAt,
      keyAt: nameAt,
      remedy: pullSecretRemedy,
    });
  });
}

// It has a name only, and cannot be optional.
const pullSecretRemedy =
  'make it beside the pod, a Secret of the type kubernetes.io/dockerconfigjson, or waive the rule and say who makes it';

type ContainerNode = NonNullable<Spec['containers']>[number];

function containerReferences({ env, envFrom }: ContainerNode, at: FieldPath, visit: Visit): void {
  env?.forEach(({ valueFrom }, position) => {
    if (valueFrom === undefined) return;
    const { configMapKeyRef, secretKeyRef } = valueFrom;
    const field = configMapKeyRef === undefined ? 'secretKeyRef' : 'configMapKeyRef';
    const reference = configMapKeyRef ?? secretKeyRef;
    if (reference === undefined || !reference.name || reference.optional === true) return;
    const place = at.child('env').index(position).child('valueFrom').child(field);
    visit({
      kind: configMapKeyRef === undefined ? 'Secret' : 'ConfigMap',
      name: reference.name,
      key: reference.key,
      nameAt: place.child('name'),
      keyAt: place.child('key'),
    });
  });
  envFrom?.forEach(({ configMapRef, secretRef }, position) => {
    const reference = configMapRef ?? secretRef;
    if (reference === undefined || !reference.name || reference.optional === true) return;
    const field = configMapRef === undefined ? 'secretRef' : 'configMapRef';
    const nameAt = at.child('envFrom').index(position).child(field).child('name');
    const kind = configMapRef === undefined ? 'Secret' : 'ConfigMap';
    visit({ kind, name: reference.name, key: undefined, nameAt, keyAt: nameAt });
  });
}

interface FileSource {
  readonly name?: string | undefined;
  readonly optional?: boolean | undefined;
  readonly items?: readonly { readonly key?: string | undefined }[] | undefined;
}

function fileReferences(
  kind: Kind,
  { name, optional, items = [] }: FileSource,
  field: string,
  at: FieldPath,
  visit: Visit,
): void {
  if (!name || optional === true) return;
  const nameAt = at.child(field);
  visit({ kind, name, key: undefined, nameAt, keyAt: nameAt });
  items.forEach(({ key }, position) => {
    if (!key) return;
    visit({ kind, name, key, nameAt, keyAt: at.child('items').index(position).child('key') });
  });
}
