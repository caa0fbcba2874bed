import { ApiObject, Chart, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-33';
import {
  configMapEnv,
  debugContainer,
  Deployment,
  fromConfigMap,
  fromSecret,
  type PodMixin,
  secretEnv,
  WebPod,
  withContainer,
  withEnv,
  withEnvFrom,
  withImagePullSecrets,
  withServiceAccount,
  withSidecar,
} from 'podwright';

const app = Testing.app();
const charts = new Map<string | undefined, Chart>();

function chartIn(namespace: string | undefined): Chart {
  let chart = charts.get(namespace);
  if (chart === undefined) {
    chart = new Chart(app, namespace ?? 'nowhere', namespace === undefined ? {} : { namespace });
    charts.set(namespace, chart);
  }
  return chart;
}

let count = 0;

function object(kind: string, namespace?: string, apiVersion: string = 'v1'): ApiObject {
  const metadata = { name: 'keys' };
  return new ApiObject(chartIn(namespace), `${kind}${(count += 1)}`, {
    apiVersion,
    kind,
    metadata,
  });
}

function deployment(mixin: PodMixin, namespace?: string): Deployment {
  const pod = new WebPod({ image: 'ghcr.io/acme/shop:1.4.2', port: 8080 }).with(mixin);
  return new Deployment(chartIn(namespace), `web${(count += 1)}`, { pod });
}

function refusals(mixin: PodMixin, namespace?: string): readonly string[] {
  return deployment(mixin, namespace)
    .problems()
    .filter(({ rule }) => rule === 'refer-in-own-namespace')
    .map(({ path, origins }) => `${path} by ${origins?.[0]?.call}`);
}

describe('an object of another namespace', () => {
  const env = 'spec.template.spec.containers[0].env[0].valueFrom';
  const envFrom = 'spec.template.spec.containers[0].envFrom[0]';
  const secret = object('Secret', 'data');
  const configMap = object('ConfigMap', 'data');

  test.each<[string, PodMixin]>([
    [`${env}.secretKeyRef.name by withEnv`, withEnv({ URL: fromSecret(secret, 'url') })],
    [`${env}.configMapKeyRef.name by withEnv`, withEnv({ URL: fromConfigMap(configMap, 'url') })],
    [`${envFrom}.secretRef.name by withEnvFrom`, withEnvFrom([secretEnv(secret)])],
    [`${envFrom}.configMapRef.name by withEnvFrom`, withEnvFrom([configMapEnv(configMap)])],
    [
      `${env}.secretKeyRef.name by withContainer`,
      withContainer('app', { env: [{ name: 'URL', ...fromSecret(secret, 'url') }] }),
    ],
    [
      'spec.template.spec.initContainers[0].env[0].valueFrom.secretKeyRef.name by withSidecar',
      withSidecar({
        name: 'logs',
        image: 'ghcr.io/acme/logs:1.0.0',
        env: [{ name: 'URL', ...fromSecret(secret, 'url') }],
      }),
    ],
    [
      'spec.template.spec.serviceAccountName by withServiceAccount',
      withServiceAccount(object('ServiceAccount', 'data')),
    ],
    [
      'spec.template.spec.imagePullSecrets[0].name by withImagePullSecrets',
      withImagePullSecrets(secret),
    ],
  ])('is refused at %s', (at, mixin) => {
    expect(refusals(mixin, 'shop')).toEqual([at]);
  });

  test('is told of with both namespaces', () => {
    const account = object('ServiceAccount', 'data');
    const [problem] = deployment(withServiceAccount(account), 'shop')
      .problems()
      .filter(({ set }) => set === 'composition');
    expect(problem).toMatchObject({
      severity: 'error',
      message: `Invalid value: "keys": ServiceAccount ${account.node.path} is in data, the pod is in shop, and a pod refers to objects of its own namespace`,
      remedy: 'make the ServiceAccount in a chart of the namespace shop, or the pod beside it',
    });
  });

  test('is refused where cdk8s-plus made it', () => {
    const made = new kplus.Secret(chartIn('data'), 'kplus');
    expect(refusals(withEnv({ URL: fromSecret(made, 'url') }), 'shop')).toHaveLength(1);
  });

  test('does no harm where another has taken its place', () => {
    const account = withServiceAccount(object('ServiceAccount', 'data'));
    const pod = new WebPod({ image: 'ghcr.io/acme/shop:1.4.2', port: 8080 }).with(
      account,
      withServiceAccount('shop'),
    );
    const web = new Deployment(chartIn('shop'), `web${(count += 1)}`, { pod });
    expect(web.problems().filter(({ set }) => set === 'composition')).toEqual([]);
  });
});

describe('an object is taken', () => {
  test('in the namespace of the pod', () => {
    expect(refusals(withServiceAccount(object('ServiceAccount', 'shop')), 'shop')).toEqual([]);
  });

  test('where its own namespace is not known', () => {
    expect(refusals(withServiceAccount(object('ServiceAccount')), 'shop')).toEqual([]);
    expect(refusals(withServiceAccount('shop'), 'shop')).toEqual([]);
    expect(refusals(withServiceAccount({ name: 'shop' }), 'shop')).toEqual([]);
  });

  test('where the namespace of the pod is not known', () => {
    expect(refusals(withServiceAccount(object('ServiceAccount', 'data')))).toEqual([]);
  });

  test('of a kind that makes one of the same name', () => {
    const sealed = object('SealedSecret', 'shop', 'bitnami.com/v1alpha1');
    expect(refusals(withEnv({ URL: fromSecret(sealed, 'url') }), 'shop')).toEqual([]);
  });
});

describe('an object of another kind', () => {
  const configMap = object('ConfigMap', 'data');

  test.each<[string, () => unknown]>([
    ['fromSecret takes a Secret', () => fromSecret(configMap, 'url')],
    ['secretEnv takes a Secret', () => secretEnv(configMap)],
    ['withImagePullSecrets takes a Secret', () => withImagePullSecrets(configMap)],
    ['withServiceAccount takes a ServiceAccount', () => withServiceAccount(configMap)],
    [
      'debugContainer takes a Pod',
      () => debugContainer(configMap, { image: 'busybox:1.37.0' as const }),
    ],
  ])('is refused at once: %s', (words, call) => {
    expect(call).toThrow(
      new RegExp(`^${words} or its name, .*, and was given ConfigMap ${configMap.node.path}$`),
    );
  });

  test('is refused where a ConfigMap is taken', () => {
    const secret = object('Secret', 'data');
    expect(() => fromConfigMap(secret, 'url')).toThrow('fromConfigMap takes a ConfigMap or');
    expect(() => configMapEnv(secret)).toThrow('configMapEnv takes a ConfigMap or its name');
  });
});
