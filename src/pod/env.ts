import type { EnvFromSource, EnvVarSource } from '../kubernetes';
import { refuseUnknown, requireOptions, requireText } from '../manifest/given';
import { nameOf, noteReference, type NamedObject } from './named-object';

/** The fields of the pod that a variable may take its value from. */
export type PodFieldPath =
  | 'metadata.name'
  | 'metadata.namespace'
  | 'metadata.uid'
  | `metadata.labels['${string}']`
  | `metadata.annotations['${string}']`
  | 'spec.nodeName'
  | 'spec.serviceAccountName'
  | 'status.hostIP'
  | 'status.hostIPs'
  | 'status.podIP'
  | 'status.podIPs';

/** The resources of a container that a variable may take its value from. */
export type ContainerResource =
  | `limits.${'cpu' | 'memory' | 'ephemeral-storage'}`
  | `requests.${'cpu' | 'memory' | 'ephemeral-storage'}`
  | `${'limits' | 'requests'}.hugepages-${string}`;

/** Where a variable takes its value from: made by {@link fromConfigMap}, {@link fromSecret} and the like. */
export interface EnvSource {
  readonly valueFrom: EnvVarSource;
}

/** Whether what is referred to must be there. */
export interface OptionalSource {
  /**
   * Whether the container starts without it.
   * @defaultValue false: the kubelet waits until it is there
   */
  readonly optional?: boolean;
}

/**
 * The value of a key of a ConfigMap.
 *
 * @example
 * withEnv({ SMTP_HOST: fromConfigMap('mail', 'smtp-host') });
 */
export function fromConfigMap(
  configMap: NamedObject,
  key: string,
  options: OptionalSource = {},
): EnvSource {
  const name = nameOf(fromConfigMap, configMap, 'ConfigMap', "fromConfigMap('shop', 'key')");
  requireText(fromConfigMap, 'the key', key, "fromConfigMap('shop', 'key')");
  requireOptions(fromConfigMap, options, "fromConfigMap('shop', 'key', { optional: true })");
  const configMapKeyRef = noteReference({ name, key, ...options }, configMap, 'ConfigMap');
  return { valueFrom: { configMapKeyRef } };
}

/**
 * The value of a key of a Secret.
 *
 * @example
 * withEnv({ DATABASE_URL: fromSecret('shop-database', 'url') });
 */
export function fromSecret(
  secret: NamedObject,
  key: string,
  options: OptionalSource = {},
): EnvSource {
  const name = nameOf(fromSecret, secret, 'Secret', "fromSecret('shop', 'key')");
  requireText(fromSecret, 'the key', key, "fromSecret('shop', 'key')");
  requireOptions(fromSecret, options, "fromSecret('shop', 'key', { optional: true })");
  const secretKeyRef = noteReference({ name, key, ...options }, secret, 'Secret');
  return { valueFrom: { secretKeyRef } };
}

/**
 * The value of a field of the pod.
 *
 * @example
 * withEnv({ POD_NAME: fromField('metadata.name') });
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/downward-api/
 */
export function fromField(fieldPath: PodFieldPath): EnvSource {
  return { valueFrom: { fieldRef: { fieldPath } } };
}

/**
 * The value of a resource of a container, rounded up to the divisor.
 *
 * @example
 * withEnv({ GOMEMLIMIT: fromResource('limits.memory') });
 */
export function fromResource(
  resource: ContainerResource,
  options: { readonly container?: string; readonly divisor?: string } = {},
): EnvSource {
  requireOptions(fromResource, options, "fromResource('limits.cpu', { container: 'app' })");
  refuseUnknown(fromResource, options, ['container', 'divisor']);
  const { container, divisor } = options;
  return {
    valueFrom: {
      resourceFieldRef: {
        resource,
        ...(container === undefined ? {} : { containerName: container }),
        ...(divisor === undefined ? {} : { divisor }),
      },
    },
  };
}

/**
 * The value of a key of a file in a volume, which an init container wrote; Kubernetes 1.34 and later, on by default since 1.35.
 *
 * @example
 * withEnv({ TOKEN: fromFile('config', 'app.env', 'TOKEN') });
 */
export function fromFile(
  volumeName: string,
  path: string,
  key: string,
  options: OptionalSource = {},
): EnvSource {
  requireOptions(fromFile, options, "fromFile('files', 'app.env', 'KEY', { optional: true })");
  return { valueFrom: { fileKeyRef: { volumeName, path, key, ...options } } };
}

/** How the keys of a whole source become variables. */
export interface WholeSourceOptions extends OptionalSource {
  /** Put before each key. */
  readonly prefix?: string;
}

/** Every key of a ConfigMap as a variable: {@link withEnvFrom}. */
export function configMapEnv(
  configMap: NamedObject,
  options: WholeSourceOptions = {},
): EnvFromSource {
  requireOptions(configMapEnv, options, "configMapEnv('shop', { prefix: 'SHOP_' })");
  const { prefix, ...optional } = options;
  const name = nameOf(configMapEnv, configMap, 'ConfigMap', "configMapEnv('shop')");
  return {
    ...(prefix === undefined ? {} : { prefix }),
    configMapRef: noteReference({ name, ...optional }, configMap, 'ConfigMap'),
  };
}

/** Every key of a Secret as a variable: {@link withEnvFrom}. */
export function secretEnv(secret: NamedObject, options: WholeSourceOptions = {}): EnvFromSource {
  requireOptions(secretEnv, options, "secretEnv('shop', { prefix: 'SHOP_' })");
  const { prefix, ...optional } = options;
  const name = nameOf(secretEnv, secret, 'Secret', "secretEnv('shop')");
  return {
    ...(prefix === undefined ? {} : { prefix }),
    secretRef: noteReference({ name, ...optional }, secret, 'Secret'),
  };
}
