import * as cdk8s from 'cdk8s';
import * as constructs from 'constructs';
import * as here from 'podwright';

/** Another copy of this package, as a construct library may bring it; on request with a cdk8s of its own, too. */
function otherCopy(own: boolean): typeof here & { readonly cdk8s: typeof cdk8s } {
  let copy: any;
  jest.isolateModules(() => {
    if (!own) {
      jest.doMock('cdk8s', () => cdk8s);
      jest.doMock('constructs', () => constructs);
    }
    copy = { ...require('podwright'), cdk8s: require('cdk8s') };
  });
  jest.dontMock('cdk8s');
  jest.dontMock('constructs');
  return copy;
}

describe.each([
  ['that share one cdk8s', false],
  ['that have a cdk8s each', true],
])('two copies %s', (_, own) => {
  const there = otherCopy(own);
  const web = new here.WebPod({ image: 'ghcr.io/acme/shop:1.4.2', port: 8080 });
  const agent = there.withSidecar({ name: 'agent', image: 'a/agent:1', ports: { agent: 9000 } });

  function errors(object: { problems(): readonly here.Problem[] }): readonly here.Problem[] {
    return object.problems().filter(({ severity }) => severity === 'error');
  }

  test('are two copies', () => {
    expect(there.Deployment).not.toBe(here.Deployment);
    expect(there.cdk8s.ApiObject === cdk8s.ApiObject).toBe(!own);
  });

  test('take each other’s templates, mixins, settings and names', () => {
    const chart = new there.cdk8s.Chart(new there.App(), 'shop');
    here.configure(chart, { defaults: 'none' });
    const deployment = new there.Deployment(chart, 'web', {
      pod: web.with(agent),
    });
    const { metadata, spec } = deployment.toJson();
    expect(metadata).toEqual({ name: 'web' });
    expect(spec.template.spec).toEqual({
      containers: [
        {
          name: 'app',
          image: 'ghcr.io/acme/shop:1.4.2',
          ports: [{ name: 'http', containerPort: 8080 }],
        },
      ],
      initContainers: [
        {
          name: 'agent',
          image: 'a/agent:1',
          ports: [{ name: 'agent', containerPort: 9000 }],
          restartPolicy: 'Always',
        },
      ],
    });
    expect(errors(deployment)).toEqual([]);
  });

  test('apply each other’s mixins to workloads and to scopes', () => {
    const chart = new cdk8s.Chart(new here.App(), 'shop');
    const deployment = new here.Deployment(chart, 'web', { pod: web });
    deployment.with(agent);
    chart.with(there.withPodLabels({ from: 'there' }));
    const later = new here.Deployment(chart, 'later', { pod: web });
    expect(deployment.toJson().spec.template.spec.initContainers).toHaveLength(1);
    for (const { metadata } of [deployment, later].map((one) => one.toJson().spec.template)) {
      expect(metadata.labels).toMatchObject({ from: 'there' });
    }
  });

  test('select and expose each other’s workloads', () => {
    const chart = new cdk8s.Chart(new here.App(), 'shop');
    const deployment = new here.Deployment(chart, 'web', { pod: web });
    const service = new there.Service(chart, 'front', {
      selects: deployment,
      ports: [{ port: 80, targetPort: 'http' }],
    });
    expect(errors(service)).toEqual([]);
    expect(service.toJson().spec.selector).toEqual(deployment.selectorLabels);
  });

  test('see each other’s selectors', () => {
    const chart = new cdk8s.Chart(new here.App(), 'shop');
    new here.Deployment(chart, 'one', { pod: web, selector: { app: 'web' } });
    const two = new there.Deployment(chart, 'two', {
      pod: web,
      selector: { app: 'web' },
    });
    expect(errors(two).map(({ rule }) => rule)).toEqual(['disjoint-selectors']);
  });

  test('know each other’s objects by instanceof, and no more than these', () => {
    const chart = new cdk8s.Chart(new here.App(), 'shop');
    class Acme extends here.Deployment {}
    const deployment = new here.Deployment(chart, 'web', { pod: web });
    const theirs = new there.Deployment(chart, 'theirs', { pod: web });
    const acme = new Acme(chart, 'acme', { pod: web });
    const set = new here.StatefulSet(chart, 'set', { pod: web });
    const raw = new cdk8s.ApiObject(chart, 'raw', { apiVersion: 'v1', kind: 'ConfigMap' });
    const is = (Kind: any): readonly boolean[] =>
      [deployment, theirs, acme, set, raw, {}, null].map((value) => (value as any) instanceof Kind);
    expect(is(here.Deployment)).toEqual([true, true, true, false, false, false, false]);
    expect(is(there.Deployment)).toEqual([true, true, true, false, false, false, false]);
    expect(is(Acme)).toEqual([false, false, true, false, false, false, false]);
    expect(is(here.StatefulSet)).toEqual([false, false, false, true, false, false, false]);
    expect(is(cdk8s.ApiObject)).toEqual([true, true, true, true, true, false, false]);
  });

  test('synthesise as one', () => {
    const chart = new cdk8s.Chart(new here.App(), 'shop');
    here.configure(chart, { goodPractice: false });
    new there.Deployment(chart, 'web', { pod: web }).expose({
      port: 80,
    });
    const kinds = cdk8s.Testing.synth(chart).map(({ kind }) => kind);
    expect(kinds).toEqual(['Deployment', 'Service']);
  });
});
