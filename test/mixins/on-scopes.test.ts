import { Chart, Testing, type App } from 'cdk8s';
import { Construct } from 'constructs';
import {
  Deployment,
  WebPod,
  withPodSpec,
  withResources,
  withSidecar,
  type PodMixin,
  type PodTemplate,
} from 'podwright';

const web = new WebPod({ image: 'ghcr.io/acme/shop:1.4.2', port: 8080 });

/** A mixin that sets one value, which tells whose it was. */
function says(priorityClassName: string): PodMixin {
  return withPodSpec({ priorityClassName });
}

function heard(deployment: Deployment<any>): string {
  return deployment.toJson().spec.template.spec.priorityClassName;
}

function deploy(scope: Construct, pod: PodTemplate<any> = web.with(says('pod'))): Deployment<any> {
  return new Deployment(scope, 'web', { pod });
}

describe('of two calls that set one value, the later wins', () => {
  test('a pod overrides what its scopes were given before', () => {
    const app = Testing.app();
    app.with(says('app'));
    const chart = new Chart(app, 'shop');
    chart.with(says('chart'));
    expect(heard(deploy(chart))).toBe('pod');
    expect(heard(deploy(new Chart(app, 'other'), web))).toBe('app');
  });

  test('a scope overrides what was made before', () => {
    const chart = Testing.chart();
    const deployment = deploy(chart);
    chart.with(says('chart'));
    expect(heard(deployment)).toBe('chart');
    deployment.with(says('workload'));
    expect(heard(deployment)).toBe('workload');
    chart.with(says('chart again'));
    expect(heard(deployment)).toBe('chart again');
  });

  test('whichever scope is the nearer, and whenever it was made', () => {
    const heardOf = (first: (app: App) => Chart): string => {
      const app = Testing.app();
      const chart = first(app);
      chart.with(says('chart'));
      return heard(deploy(chart, web));
    };
    const madeBefore = heardOf((app) => {
      const chart = new Chart(app, 'shop');
      app.with(says('app'));
      return chart;
    });
    const madeAfter = heardOf((app) => {
      app.with(says('app'));
      return new Chart(app, 'shop');
    });
    expect([madeBefore, madeAfter]).toEqual(['chart', 'chart']);
    const app = Testing.app();
    const chart = new Chart(app, 'shop');
    chart.with(says('chart'));
    app.with(says('app'));
    expect(heard(deploy(chart, web))).toBe('app');
  });

  test('so that a construct of a library can be changed from outside', () => {
    class Shop extends Construct {
      readonly deployment: Deployment<any>;

      constructor(scope: Construct, id: string) {
        super(scope, id);
        const small = { requests: { memory: '64Mi' }, limits: { memory: '64Mi' } } as const;
        this.deployment = deploy(this, web.with(withResources(small)));
      }
    }
    const shop = new Shop(Testing.chart(), 'shop');
    shop.with(withResources({ requests: { memory: '1Gi' }, limits: { memory: '1Gi' } }));
    const [container] = shop.deployment.toJson().spec.template.spec.containers;
    expect(container.resources).toMatchObject({ limits: { memory: '1Gi' } });
  });

  test('one that is applied again counts where it was applied last', () => {
    const chart = Testing.chart();
    const first = says('first');
    chart.with(first);
    chart.with(says('second'));
    const deployment = deploy(chart, web);
    expect(heard(deployment)).toBe('second');
    chart.with(first);
    expect(heard(deployment)).toBe('first');
  });
});

test('what scopes add stands behind what the pod adds, whenever it was said', () => {
  const chart = Testing.chart();
  const logs = withSidecar({ name: 'logs', image: 'ghcr.io/acme/logs:1.0.0' });
  const agent = withSidecar({ name: 'agent', image: 'ghcr.io/acme/agent:3.1.0' });
  const early = new Deployment(chart, 'early', { pod: web.with(logs) });
  chart.with(agent);
  const late = new Deployment(chart, 'late', { pod: web.with(logs) });
  for (const { spec } of [early, late].map((one) => one.toJson().spec.template)) {
    expect(spec.initContainers.map(({ name }: { name: string }) => name)).toEqual([
      'logs',
      'agent',
    ]);
  }
});
