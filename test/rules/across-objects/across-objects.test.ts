import { checkAll } from '../../../src/rules';

type Manifest = Readonly<Record<string, unknown>>;

/** What only several objects show, one line a problem: severity, position of the manifest, path, rule. */
function found(...manifests: readonly Manifest[]): readonly string[] {
  const alone = manifests.map((manifest) => checkAll([manifest]).flat().length);
  return checkAll(manifests).flatMap((problems, position) =>
    problems
      .slice(alone[position])
      .map(({ severity, path, rule }) => `${severity} ${position} ${path} ${rule}`),
  );
}

function object(apiVersion: string, kind: string, name: string, rest: object): Manifest {
  return { apiVersion, kind, metadata: { name }, ...rest };
}

const app = { name: 'app', image: 'a:1', ports: [{ name: 'http', containerPort: 8080 }] };

function deployment(name: string, labels: object, pod: object = {}): Manifest {
  const spec = { containers: [app], ...pod };
  return object('apps/v1', 'Deployment', name, {
    spec: { selector: { matchLabels: labels }, template: { metadata: { labels }, spec } },
  });
}

function service(selector: object, port: object = { port: 80, targetPort: 'http' }): Manifest {
  return object('v1', 'Service', 'web', { spec: { selector, ports: [port] } });
}

const web = deployment('web', { app: 'web' });

describe('two objects of one kind, namespace and name', () => {
  it('are refused, the second one', () => {
    expect(found(web, deployment('web', { app: 'web' }))).toEqual([
      'error 1 metadata.name refuse-two-objects-of-one-name',
    ]);
  });

  it('may differ in kind, in namespace, or in the group of the kind', () => {
    const foreign = { ...web, apiVersion: 'example.com/v1' };
    const other = { ...web, metadata: { name: 'web', namespace: 'shop' } };
    expect(found(web, service({ app: 'web' }), foreign, other)).toEqual([]);
  });

  it('are one in every namespace where the kind has none', () => {
    const role = object('rbac.authorization.k8s.io/v1', 'ClusterRole', 'reader', { rules: [] });
    const same = { ...role, metadata: { name: 'reader', namespace: 'shop' } };
    expect(found(role, same)).toEqual(['error 1 metadata.name refuse-two-objects-of-one-name']);
  });
});

describe('a Service', () => {
  it('whose pods have the named port is right', () => {
    expect(found(web, service({ app: 'web' }))).toEqual([]);
  });

  it('that selects none of the pods beside it is warned of', () => {
    expect(found(web, service({ app: 'wbe' }))).toEqual([
      'warning 1 spec.selector warn-of-service-without-pods',
    ]);
  });

  it('is not warned of where the workload is refused for just these labels', () => {
    const { spec, ...rest } = web as typeof web & { spec: { template: object } };
    const template = { ...spec.template, metadata: { labels: { app: 'other' } } };
    expect(found({ ...rest, spec: { ...spec, template } }, service({ app: 'web' }))).toEqual([]);
  });

  it('that stands among no pods is not', () => {
    expect(found(object('v1', 'ConfigMap', 'a', {}), service({ app: 'wbe' }))).toEqual([]);
  });

  it('is refused where no selected pod has the named port', () => {
    expect(found(web, service({ app: 'web' }, { port: 80, targetPort: 'htttp' }))).toEqual([
      'error 1 spec.ports[0].targetPort refuse-missing-target-port',
    ]);
  });

  it('is refused where the port of the name has another protocol', () => {
    const udp = { port: 80, targetPort: 'http', protocol: 'UDP' };
    expect(found(web, service({ app: 'web' }, udp))).toEqual([
      'error 1 spec.ports[0].targetPort refuse-missing-target-port',
    ]);
  });

  it('finds the port of a sidecar, and not of another init container', () => {
    const metrics = { name: 'logs', image: 'b:1', ports: [{ name: 'metrics', containerPort: 1 }] };
    const port = { port: 80, targetPort: 'metrics' };
    const sidecar = { initContainers: [{ ...metrics, restartPolicy: 'Always' }] };
    const once = { initContainers: [metrics] };
    const selector = { app: 'web' };
    expect(found(deployment('web', selector, sidecar), service(selector, port))).toEqual([]);
    expect(found(deployment('web', selector, once), service(selector, port))).toHaveLength(1);
  });
});

describe('an Ingress', () => {
  function ingress(service: object): Manifest {
    return object('networking.k8s.io/v1', 'Ingress', 'web', {
      spec: { defaultBackend: { service } },
    });
  }
  const named = service({ app: 'web' }, { name: 'http', port: 80 });

  it.each([
    ['a port by name', { name: 'web', port: { name: 'http' } }, []],
    ['a port by number', { name: 'web', port: { number: 80 } }, []],
    [
      'a name that no port has',
      { name: 'web', port: { name: 'https' } },
      ['warning 2 spec.defaultBackend.service.port.name warn-of-missing-ingress-port'],
    ],
    [
      'a number that no port has',
      { name: 'web', port: { number: 8080 } },
      ['warning 2 spec.defaultBackend.service.port.number warn-of-missing-ingress-port'],
    ],
    [
      'a Service that is not there',
      { name: 'wbe', port: { number: 80 } },
      ['warning 2 spec.defaultBackend.service.name warn-of-missing-ingress-service'],
    ],
  ])('to %s', (_, backend, expected) => {
    expect(found(web, named, ingress(backend))).toEqual(expected);
  });
});

describe('a pod that reads configuration', () => {
  const config = object('v1', 'ConfigMap', 'web', { data: { a: 'b' }, binaryData: { c: 'ZA==' } });
  const secret = object('v1', 'Secret', 'web', { data: { a: 'Yg==' }, stringData: { c: 'd' } });

  function reading(valueFrom: object): Manifest {
    const container = { ...app, env: [{ name: 'X', valueFrom }] };
    return deployment('web', { app: 'web' }, { containers: [container] });
  }
  const env = 'spec.template.spec.containers[0].env[0].valueFrom';

  it.each([
    ['a key that is there', { configMapKeyRef: { name: 'web', key: 'c' } }, []],
    ['a key of a Secret that is there as text', { secretKeyRef: { name: 'web', key: 'c' } }, []],
    [
      'a key that is not there',
      { configMapKeyRef: { name: 'web', key: 'x' } },
      [`warning 2 ${env}.configMapKeyRef.key warn-of-missing-config-key`],
    ],
    [
      'a key of a Secret that is not there',
      { secretKeyRef: { name: 'web', key: 'x' } },
      [`warning 2 ${env}.secretKeyRef.key warn-of-missing-config-key`],
    ],
    [
      'an object that is not there',
      { secretKeyRef: { name: 'db', key: 'x' } },
      [`warning 2 ${env}.secretKeyRef.name warn-of-missing-config`],
    ],
    ['what it can do without', { secretKeyRef: { name: 'db', key: 'x', optional: true } }, []],
  ])('reads %s', (_, valueFrom, expected) => {
    expect(found(config, secret, reading(valueFrom))).toEqual(expected);
  });

  it('reads files by the same rules', () => {
    const volumes = [
      { name: 'a', configMap: { name: 'web', items: [{ key: 'x', path: 'x' }] } },
      { name: 'b', secret: { secretName: 'db' } },
      {
        name: 'c',
        projected: { sources: [{ secret: { name: 'web', items: [{ key: 'y', path: 'y' }] } }] },
      },
    ];
    const place = 'spec.template.spec.volumes';
    expect(found(config, secret, deployment('web', { app: 'web' }, { volumes }))).toEqual([
      `warning 2 ${place}[1].secret.secretName warn-of-missing-config`,
      `warning 2 ${place}[0].configMap.items[0].key warn-of-missing-config-key`,
      `warning 2 ${place}[2].projected.sources[0].secret.items[0].key warn-of-missing-config-key`,
    ]);
  });

  it('is warned once of one object that is not there', () => {
    const from = {
      envFrom: [{ secretRef: { name: 'db' } }, { prefix: 'X_', secretRef: { name: 'db' } }],
    };
    const pod = { containers: [{ ...app, ...from }] };
    expect(found(config, deployment('web', { app: 'web' }, pod))).toEqual([
      'warning 1 spec.template.spec.containers[0].envFrom[0].secretRef.name warn-of-missing-config',
    ]);
  });

  it('may read a Secret that a custom resource of the name makes, or that others fill', () => {
    const sealed = object('bitnami.com/v1alpha1', 'SealedSecret', 'db', { spec: {} });
    const empty = object('v1', 'Secret', 'empty', {});
    const first = reading({ secretKeyRef: { name: 'db', key: 'x' } });
    const second = reading({ secretKeyRef: { name: 'empty', key: 'x' } });
    expect(found(sealed, first)).toEqual([]);
    expect(found(empty, second)).toEqual([]);
  });

  it.each([
    ['a Certificate', 'cert-manager.io/v1', 'Certificate', { secretName: 'db' }],
    ['an ExternalSecret', 'external-secrets.io/v1', 'ExternalSecret', { target: { name: 'db' } }],
    [
      'a SealedSecret',
      'bitnami.com/v1alpha1',
      'SealedSecret',
      { template: { metadata: { name: 'db' } } },
    ],
    [
      'a database of Crossplane',
      'rds.aws.upbound.io/v1beta1',
      'Instance',
      { writeConnectionSecretToRef: { name: 'db' } },
    ],
  ])('may read a Secret that %s names', (_, apiVersion, kind, spec) => {
    const custom = object(apiVersion, kind, 'other', { spec });
    expect(found(custom, reading({ secretKeyRef: { name: 'db', key: 'x' } }))).toEqual([]);
  });

  it('may not for a custom resource that speaks of something else by the name', () => {
    const custom = object('example.com/v1', 'Shop', 'other', {
      spec: { hosts: ['db'], tier: 'db' },
    });
    expect(found(custom, reading({ secretKeyRef: { name: 'db', key: 'x' } }))).toHaveLength(1);
    const elsewhere = {
      ...object('cert-manager.io/v1', 'Certificate', 'db', { spec: { secretName: 'db' } }),
      metadata: { name: 'db', namespace: 'elsewhere' },
    };
    expect(found(elsewhere, reading({ secretKeyRef: { name: 'db', key: 'x' } }))).toHaveLength(1);
  });

  it('is not told to make optional what cannot be', () => {
    const pulling = deployment('web', { app: 'web' }, { imagePullSecrets: [{ name: 'regcred' }] });
    const [, problems = []] = checkAll([config, pulling]);
    const remedies = problems.map(({ remedy }) => remedy);
    expect(remedies.join()).toContain('kubernetes.io/dockerconfigjson');
    expect(remedies.join()).not.toContain('optional');
  });
});

describe('controllers', () => {
  it('whose selectors select the pods of each other are warned of', () => {
    const narrow = deployment('web', { app: 'web', tier: 'front' });
    const wide = deployment('all', { app: 'web' });
    expect(found(narrow, wide)).toEqual(['warning 1 spec.selector warn-of-overlapping-selectors']);
  });

  it('may have the same labels in two namespaces, and an owner', () => {
    const elsewhere = { ...web, metadata: { name: 'other', namespace: 'shop' } };
    const owner = {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      name: 'web',
      uid: 'u',
      controller: true,
    };
    const set = {
      ...web,
      kind: 'ReplicaSet',
      metadata: { name: 'web-1', ownerReferences: [owner] },
    };
    expect(found(web, elsewhere, set)).toEqual([]);
  });

  it('take a Pod on its own that has their labels', () => {
    const pod = { ...object('v1', 'Pod', 'one', { spec: { containers: [app] } }) };
    const labelled = { ...pod, metadata: { name: 'one', labels: { app: 'web' } } };
    expect(found(web, labelled)).toEqual(['warning 0 spec.selector warn-of-overlapping-selectors']);
  });
});

describe('references to what is not there', () => {
  it('are warned of: claims, accounts, governing Services, scale targets, roles', () => {
    const volumes = [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }];
    const pod = { serviceAccountName: 'web', volumes };
    const set = object('apps/v1', 'StatefulSet', 'db', {
      spec: { ...(deployment('db', { app: 'db' }, pod)['spec'] as object), serviceName: 'db' },
    });
    const scaler = object('autoscaling/v2', 'HorizontalPodAutoscaler', 'web', {
      spec: {
        maxReplicas: 2,
        scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' },
      },
    });
    const binding = object('rbac.authorization.k8s.io/v1', 'RoleBinding', 'web', {
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'reader' },
      subjects: [{ kind: 'ServiceAccount', name: 'web', namespace: 'shop' }],
    });
    expect(found(set, scaler, binding)).toEqual([
      'warning 0 spec.template.spec.volumes[0].persistentVolumeClaim.claimName warn-of-missing-claim',
      'warning 0 spec.template.spec.serviceAccountName warn-of-missing-service-account',
      'warning 0 spec.serviceName warn-of-missing-governing-service',
      'warning 1 spec.scaleTargetRef.name warn-of-missing-scale-target',
      'warning 2 roleRef.name warn-of-missing-role',
      'warning 2 subjects[0].name warn-of-missing-subject',
    ]);
  });

  it('are not, of a claim that a StatefulSet makes and of a role that every cluster has', () => {
    const volumes = [{ name: 'data', persistentVolumeClaim: { claimName: 'data-db-0' } }];
    const claim = {
      metadata: { name: 'data' },
      spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: 1 } } },
    };
    const set = object('apps/v1', 'StatefulSet', 'db', {
      spec: {
        ...(deployment('db', { app: 'db' })['spec'] as object),
        volumeClaimTemplates: [claim],
      },
    });
    const view = object('rbac.authorization.k8s.io/v1', 'RoleBinding', 'web', {
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'view' },
    });
    expect(found(set, deployment('web', { app: 'web' }, { volumes }), view)).toEqual([]);
  });

  it('are warned of where a target is there without the container', () => {
    const target = { type: 'Utilization', averageUtilization: 50 };
    const metric = {
      type: 'ContainerResource',
      containerResource: { name: 'cpu', container: 'ap', target },
    };
    const scaler = object('autoscaling/v2', 'HorizontalPodAutoscaler', 'web', {
      spec: {
        maxReplicas: 2,
        metrics: [metric],
        scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' },
      },
    });
    expect(found(web, scaler)).toEqual([
      'warning 1 spec.metrics[0].containerResource.container warn-of-missing-scaled-container',
    ]);
  });

  it('is a budget or a policy that selects no pod', () => {
    const selector = { matchLabels: { app: 'wbe' } };
    const budget = object('policy/v1', 'PodDisruptionBudget', 'web', {
      spec: { minAvailable: 1, selector },
    });
    const policy = object('networking.k8s.io/v1', 'NetworkPolicy', 'web', {
      spec: { podSelector: selector },
    });
    expect(found(web, budget, policy)).toEqual([
      'warning 1 spec.selector warn-of-selector-without-pods',
      'warning 2 spec.podSelector warn-of-selector-without-pods',
    ]);
  });
});

it('looks at ten thousand objects in linear time', () => {
  const many = Array.from({ length: 5_000 }, (_, i) => [
    deployment(`w${i}`, { app: `w${i}`, part: 'all' }),
    { ...service({ app: `w${i}` }), metadata: { name: `w${i}` } },
  ]).flat();
  const start = process.cpuUsage();
  expect(checkAll(many).flat()).toEqual([]);
  expect(process.cpuUsage(start).user / 1e6).toBeLessThan(10);
});
