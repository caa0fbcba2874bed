import type {
  Container,
  EnvFromSource,
  EnvVar,
  PodSpec,
  Volume,
  VolumeProjection,
} from '../kubernetes';
import { elementsOf } from '../pod/merge';

/** A field of a pod that refers to an object of the API server, and what it refers to, as the kubelet calls it. */
export interface ApiReference {
  readonly path: string;
  readonly resource: string;
}

/**
 * The fields of a pod that refer to objects of the API server, by paths below the spec. A static pod may have none: its
 * kubelet runs it without an API server.
 *
 * @see https://kubernetes.io/docs/tasks/configure-pod-container/static-pod/
 */
export function referencesIn(spec: PodSpec): readonly ApiReference[] {
  const { containers, initContainers = [], volumes = [] } = spec;
  return [
    ...present('serviceAccountName', 'serviceaccounts', spec.serviceAccountName),
    ...present('serviceAccount', 'serviceaccounts', spec.serviceAccount),
    ...each('imagePullSecrets', spec.imagePullSecrets, (_, path) => [
      { path, resource: 'secrets' },
    ]),
    ...each('resourceClaims', spec.resourceClaims, (_, path) => [
      { path, resource: 'resourceclaims' },
    ]),
    ...each('containers', containers, inContainer),
    ...each('initContainers', initContainers, inContainer),
    ...each('volumes', volumes, inVolume),
  ];
}

function inContainer({ env, envFrom }: Container, path: string): readonly ApiReference[] {
  return [...each(`${path}.env`, env, inEnv), ...each(`${path}.envFrom`, envFrom, inEnvFrom)];
}

function inEnv({ valueFrom }: EnvVar, path: string): readonly ApiReference[] {
  return [
    ...present(`${path}.valueFrom.configMapKeyRef`, 'configmaps', valueFrom?.configMapKeyRef),
    ...present(`${path}.valueFrom.secretKeyRef`, 'secrets', valueFrom?.secretKeyRef),
  ];
}

function inEnvFrom(
  { configMapRef, secretRef }: EnvFromSource,
  path: string,
): readonly ApiReference[] {
  return [
    ...present(`${path}.configMapRef`, 'configmaps', configMapRef),
    ...present(`${path}.secretRef`, 'secrets', secretRef),
  ];
}

/** The sources of volumes that are objects of the API server themselves. */
const sources: Readonly<Partial<Record<keyof Volume, string>>> = {
  configMap: 'configmaps',
  secret: 'secrets',
  csi: 'csidrivers',
  glusterfs: 'endpoints',
  persistentVolumeClaim: 'persistentvolumeclaims',
  ephemeral: 'persistentvolumeclaims',
  azureFile: 'secrets',
};

/** The sources whose credentials may be a Secret. */
const credentials = [
  'cephfs',
  'cinder',
  'flexVolume',
  'iscsi',
  'rbd',
  'scaleIO',
  'storageos',
] as const;

function inVolume(volume: Volume, path: string): readonly ApiReference[] {
  return [
    ...Object.entries(sources).flatMap(([source, resource]) =>
      present(`${path}.${source}`, resource, volume[source as keyof Volume]),
    ),
    ...credentials.flatMap((source) =>
      present(`${path}.${source}.secretRef`, 'secrets', volume[source]?.secretRef),
    ),
    ...each(`${path}.projected.sources`, volume.projected?.sources, inProjection),
  ];
}

/** The sources of projected volumes that need the API server: all but the downward API. */
const projections: Readonly<Partial<Record<keyof VolumeProjection, string>>> = {
  configMap: 'configmaps',
  secret: 'secrets',
  serviceAccountToken: 'serviceaccounts',
  clusterTrustBundle: 'clustertrustbundles',
  podCertificate: 'podcertificates',
};

function inProjection(projection: VolumeProjection, path: string): readonly ApiReference[] {
  return Object.entries(projections).flatMap(([source, resource]) =>
    present(`${path}.${source}`, resource, projection[source as keyof VolumeProjection]),
  );
}

function present(path: string, resource: string, value: unknown): readonly ApiReference[] {
  return value === undefined || value === '' ? [] : [{ path, resource }];
}

function each<T>(
  path: string,
  list: readonly T[] | undefined,
  inside: (element: T, path: string) => readonly ApiReference[],
): readonly ApiReference[] {
  return elementsOf(list).flatMap((element, index) => inside(element as T, `${path}[${index}]`));
}
