import { check, type CheckOptions } from '../../src/rules';

/** The remedies of a rule for a manifest, one for each place. */
function remedies(rule: string, manifest: object, options: CheckOptions = {}): readonly string[] {
  return check(manifest, options)
    .filter((problem) => problem.rule === rule)
    .map(({ remedy }) => remedy ?? 'none');
}

function podWith(container: object): object {
  const spec = { containers: [{ name: 'app', image: 'ghcr.io/acme/shop:1.4.2', ...container }] };
  return { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web' }, spec };
}

describe('a remedy can be followed', () => {
  test.each([
    [undefined, {}, 'set restartPolicy to Never or OnFailure'],
    ['OnFailure', { rules: [] }, 'set restartPolicy to Never, or leave podFailurePolicy out'],
    ['Always', { rules: [] }, 'set restartPolicy to Never, or leave podFailurePolicy out'],
  ])('by a Job with restartPolicy %s and podFailurePolicy %j', (restartPolicy, policy, remedy) => {
    const podFailurePolicy = 'rules' in policy ? policy : undefined;
    const template = {
      spec: { restartPolicy, containers: [{ name: 'app', image: 'ghcr.io/acme/shop:1.4.2' }] },
    };
    const job = {
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: { name: 'once' },
      spec: { podFailurePolicy, template },
    };
    expect(remedies('require-restart-policy-of-job', job)).toEqual([remedy]);
  });

  test('by a privileged container, which cannot be kept from any right', () => {
    const pod = podWith({ securityContext: { privileged: true } });
    for (const rule of ['allowPrivilegeEscalation', 'capabilities_restricted']) {
      expect(remedies(rule, pod, { podSecurity: 'restricted' })).toEqual([
        `a privileged container has every right: waive('${rule}', ...) together with 'privileged', or judge its pod at no level, by podSecurity: 'off'`,
      ]);
    }
  });

  test('by a container whose rights contradict each other, which is shown them', () => {
    const securityContext = { privileged: true, allowPrivilegeEscalation: false };
    expect(check(podWith({ securityContext }))).toMatchObject([
      {
        path: 'spec.containers[0].securityContext',
        message:
          'Invalid value: {"privileged":true,"allowPrivilegeEscalation":false}: cannot set `allowPrivilegeEscalation` to false and `privileged` to true',
        remedy: 'leave allowPrivilegeEscalation out: a privileged container has every right',
      },
    ]);
  });

  test.each([
    ['postgres:17.2', true],
    ['docker.io/library/mariadb:11.4', true],
    ['redis:7.4@sha256:aaaa', true],
    ['ghcr.io/acme/shop:1.4.2', false],
    ['ghcr.io/acme/postgres-exporter:1.0.0', false],
  ])('by one replica of %s: a data store has no second one (%s)', (image, isStore) => {
    const labels = { app: 'db' };
    const container = { name: 'app', image, ports: [{ containerPort: 5432 }] };
    const deployment = {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'db' },
      spec: {
        selector: { matchLabels: labels },
        template: { metadata: { labels }, spec: { containers: [container] } },
      },
    };
    const [remedy = ''] = remedies('run-two-replicas', deployment, { goodPractice: true });
    expect(remedy.startsWith('not replicas: 2')).toBe(isStore);
  });

  test.each([
    [
      { app: 'shop' },
      "the selector asks for app: web, and the template says shop: give the template that label, or select by selector: { 'app': 'shop' }",
    ],
    [
      { role: 'web' },
      'the selector asks for app: web, and the template has no such label: give the template that label, or select by labels that the template has',
    ],
  ])('by a template with the labels %j, of which one is not the selected', (labels, remedy) => {
    const deployment = {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'web' },
      spec: {
        selector: { matchLabels: { app: 'web' } },
        template: { metadata: { labels }, spec: { containers: [{ name: 'app', image: 'a:1' }] } },
      },
    };
    expect(remedies('match-selector-to-template', deployment)).toEqual([remedy]);
  });

  test.each([
    ['10GB', 'write 10Gi, or 10G for powers of ten, in place of "10GB"'],
    ['512kb', 'write 512Ki, or 512k for powers of ten, in place of "512kb"'],
    ['much', '"much" is no quantity: write a number, and a unit where there is one'],
  ])('by a claim of %j of storage', (storage, remedy) => {
    const claim = {
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: { name: 'data' },
      spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage } } },
    };
    expect(remedies('refuse-malformed-quantities', claim)).toEqual([
      expect.stringContaining(remedy),
    ]);
  });

  test('by a port that is 0', () => {
    const pod = podWith({ ports: [{ containerPort: 0 }] });
    expect(remedies('check-container-ports', pod)).toEqual(['write a port from 1 to 65535']);
  });

  test.each([
    ['imgae', ['did you mean image?']],
    ['envfrom', ['did you mean envFrom?']],
    ['portal', ['none']],
    ['acme', ['none']],
  ])('by a field %s, where one field only is near', (field, said) => {
    expect(remedies('refuse-unknown-fields', podWith({ [field]: [] }))).toEqual(said);
  });
});
