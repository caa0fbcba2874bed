import { App as Cdk8sApp, Chart, JsonPatch, Testing } from 'cdk8s';
import { App, configure, Deployment, PodwrightError, WebPod } from 'podwright';

const web = new WebPod({ image: 'ghcr.io/acme/shop:1.4.2', port: 8080 });

function patched(...patches: JsonPatch[]): Deployment {
  const deployment = new Deployment(Testing.chart(), 'web', { pod: web, replicas: 3 });
  deployment.addJsonPatch(...patches);
  return deployment;
}

function said(deployment: Deployment, severity = 'error'): readonly string[] {
  return deployment
    .problems()
    .filter((problem) => problem.severity === severity && problem.set !== 'good-practice')
    .map(({ path, message }) => `${path}: ${message}`);
}

describe('a JSON patch', () => {
  test('runs last, over everything, in the spelling of Kubernetes', () => {
    const deployment = patched(
      JsonPatch.replace('/spec/template/spec/containers/0/image', 'ghcr.io/acme/shop:2'),
      JsonPatch.add('/spec/template/spec/hostPID', false),
      JsonPatch.add('/spec/template/spec/containers/0/ports/-', { containerPort: 9090 }),
      JsonPatch.add('/metadata/labels', { 'acme.com/team': 'shop' }),
      JsonPatch.remove('/spec/replicas'),
    );
    expect(said(deployment)).toEqual([]);
    const { metadata, spec } = deployment.toJson();
    expect(metadata.labels).toEqual({ 'acme.com/team': 'shop' });
    expect(spec.replicas).toBeUndefined();
    expect(spec.template.spec).toMatchObject({
      hostPID: false,
      containers: [
        { image: 'ghcr.io/acme/shop:2', ports: [{ containerPort: 8080 }, { containerPort: 9090 }] },
      ],
    });
  });

  test('is judged by the rules, with the line that made it', () => {
    const deployment = patched(
      JsonPatch.add('/spec/replicas', -1),
      JsonPatch.add('/spec/template/spec/containers/0/livenessProbe', { successThreshold: 2 }),
    );
    const errors = deployment.problems().filter(({ severity }) => severity === 'error');
    expect(errors.map(({ path }) => path)).toEqual([
      'spec.replicas',
      'spec.template.spec.containers[0].livenessProbe',
      'spec.template.spec.containers[0].livenessProbe.successThreshold',
    ]);
    for (const { origins } of errors) {
      expect(origins?.[0]).toMatchObject({ call: 'addJsonPatch', places: [{ file: __filename }] });
    }
  });

  test('leaves the object in order, whatever it adds', () => {
    const deployment = patched(
      JsonPatch.remove('/metadata'),
      JsonPatch.add('/metadata', { name: 'other' }),
    );
    expect(Object.keys(deployment.toJson())).toEqual(['apiVersion', 'kind', 'metadata', 'spec']);
  });

  test.each([
    [
      'a place that is not there',
      JsonPatch.add('/spec/strategie/rollingUpdate/maxSurge', 1),
      'spec.strategie.rollingUpdate.maxSurge: Not found: no such place (JSON patch 1: add /spec/strategie/rollingUpdate/maxSurge)',
    ],
    [
      'a place behind the end of a list',
      JsonPatch.add('/spec/template/spec/containers/5', {}),
      'spec.template.spec.containers[5]: Not found: no such place (JSON patch 1: add /spec/template/spec/containers/5)',
    ],
    [
      'a field to replace that is not there',
      JsonPatch.replace('/metadata/labels/tier', 'gold'),
      'metadata.labels.tier: Not found: no such place (JSON patch 1: replace /metadata/labels/tier)',
    ],
    [
      'a member to replace that is not there',
      JsonPatch.replace('/spec/paused', true),
      'spec.paused: Not found: there is nothing to replace (JSON patch 1: replace /spec/paused)',
    ],
    [
      'a value to test that is not there',
      JsonPatch.test('/spec/paused', true),
      'spec.paused: Not found: there is nothing to test (JSON patch 1: test /spec/paused)',
    ],
    [
      'a test that fails',
      JsonPatch.test('/spec/replicas', 5),
      'spec.replicas: Invalid value: the test fails: another value is there (JSON patch 1: test /spec/replicas)',
    ],
    [
      'a source that is not there',
      JsonPatch.copy('/spec/paused', '/spec/replicas'),
      'spec.replicas: Not found: /spec/paused is not in the object (JSON patch 1: copy /spec/replicas)',
    ],
    [
      'what is no object',
      JsonPatch.replace('', 'nothing'),
      ': Invalid value: what is left is no object (JSON patch 1: replace the whole object)',
    ],
    [
      'a value that no manifest can hold',
      JsonPatch.add('/spec/strategy', { rollingUpdate: { maxSurge: Number.NaN } }),
      'spec.strategy.rollingUpdate.maxSurge: Invalid value: a manifest cannot hold NaN (JSON patch 1: add /spec/strategy)',
    ],
    [
      'a function',
      JsonPatch.add('/spec/replicas', () => 3),
      'spec.replicas: Invalid value: a manifest cannot hold a function (JSON patch 1: add /spec/replicas)',
    ],
  ])('is refused for %s', (_, patch, message) => {
    const deployment = patched(patch);
    expect(said(deployment)).toEqual([message]);
    expect(() => deployment.toJson()).toThrow(PodwrightError);
  });

  test('never says what the object holds', () => {
    const deployment = patched(JsonPatch.test('/spec/replicas', 'secret'));
    expect(JSON.stringify(deployment.problems())).not.toMatch(/secret|ghcr/);
  });

  test('that removes nothing is a warning, and those after it run', () => {
    const deployment = patched(
      JsonPatch.remove('/spec/paused'),
      JsonPatch.replace('/spec/replicas', 5),
    );
    expect(said(deployment, 'warning')).toContain(
      'spec.paused: Not found: there is nothing to remove (JSON patch 1: remove /spec/paused)',
    );
    expect(deployment.toJson().spec.replicas).toBe(5);
  });

  test.each([
    ['App', App],
    ['the App of cdk8s', Cdk8sApp],
  ])('fails the synthesis of %s', (_, AnyApp) => {
    const app = new AnyApp();
    configure(app, { goodPractice: false });
    const deployment = new Deployment(new Chart(app, 'shop'), 'web', { pod: web });
    deployment.addJsonPatch(JsonPatch.add('/spec/strategie/type', 'Recreate'));
    expect(() => app.synthYaml()).toThrow('spec.strategie.type: Not found: no such place');
  });
});

describe('origin()', () => {
  test('names the call behind every field of the spec, in CronJobs and claims too', () => {
    const deployment = patched(JsonPatch.add('/spec/paused', true));
    const call = (path: string): string | undefined => deployment.origin(path)[0]?.call;
    expect(call('spec.replicas')).toBe('Deployment');
    expect(call('spec.paused')).toBe('addJsonPatch');
    expect(call('spec.template.spec.containers[0].image')).toBe('WebPod');
    expect(call('spec.template.spec.securityContext.runAsNonRoot')).toContain('restricted');
    expect(call('metadata.name')).toBe('Deployment');
    expect(call('no.such[3].field')).toBe('Deployment');
  });
});
