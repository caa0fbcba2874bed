import { Chart, Testing, type ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { CronJob, Deployment, Job, JobPod, StatefulSet, WebPod } from 'podwright';

const web = new WebPod({ image: 'ghcr.io/acme/shop:1.4.2', port: 8080 });
const task = new JobPod({ image: 'ghcr.io/acme/shop:1.4.2' });

function selectorOf(workload: ApiObject): Record<string, string> {
  return workload.toJson().spec.selector.matchLabels;
}

describe('the name of an object', () => {
  test('is the id of its construct, without a hash', () => {
    expect(new Deployment(Testing.chart(), 'web', { pod: web }).name).toBe('web');
  });

  test('is the path below the chart, joined by hyphens, without Default and Resource', () => {
    const shop = new Construct(Testing.chart(), 'shop');
    expect(new Deployment(shop, 'web', { pod: web }).name).toBe('shop-web');
    expect(new Deployment(shop, 'Default', { pod: web }).name).toBe('shop');
    expect(new Deployment(new Construct(shop, 'api'), 'Resource', { pod: web }).name).toBe(
      'shop-api',
    );
  });

  test('is the id of the chart where nothing else is left', () => {
    expect(new Deployment(new Chart(Testing.app(), 'shop'), 'Default', { pod: web }).name).toBe(
      'shop',
    );
  });

  test('is what the metadata says, wherever the construct stands', () => {
    const metadata = { name: 'legacy-web' };
    expect(
      new Deployment(Testing.chart(), 'web', { pod: web, metadata }).toJson().metadata,
    ).toEqual(metadata);
  });

  test('is what the chart makes, where it makes names of its own', () => {
    class Named extends Chart {
      override generateObjectName(object: ApiObject): string {
        return `acme-${object.node.id}`;
      }
    }
    class MoreNamed extends Named {}
    for (const chart of [new Named(Testing.app(), 'a'), new MoreNamed(Testing.app(), 'b')]) {
      const deployment = new Deployment(chart, 'web', { pod: web });
      expect(deployment.toJson().metadata.name).toBe('acme-web');
      expect(deployment.expose().toJson().metadata.name).toBe('acme-web');
    }
    const patched = new Chart(Testing.app(), 'c');
    patched.generateObjectName = () => 'patched';
    expect(new Deployment(patched, 'web', { pod: web }).name).toBe('patched');
  });

  test('leaves the names of a chart alone that only switches the hashes of cdk8s off', () => {
    const chart = new Chart(Testing.app(), 'shop', { disableResourceNameHashes: true });
    expect(new Deployment(chart, 'web', { pod: web }).name).toBe('web');
  });

  test('gives way to generateName', () => {
    const metadata = { generateName: 'migrate-' };
    expect(new Job(Testing.chart(), 'migrate', { pod: task, metadata }).toJson().metadata).toEqual(
      metadata,
    );
  });

  test.each([
    ['Deployment', 63],
    ['StatefulSet', 52],
    ['CronJob', 52],
  ])('of a %s is cut at %i characters, with a digest that keeps long names apart', (kind, most) => {
    const make = (id: string): string => {
      const chart = Testing.chart();
      if (kind === 'Deployment') return new Deployment(chart, id, { pod: web }).name;
      if (kind === 'StatefulSet') return new StatefulSet(chart, id, { pod: web }).name;
      return new CronJob(chart, id, { pod: task, schedule: '@daily' }).name;
    };
    const [one, other] = ['a', 'b'].map((end) => make(`${'long-'.repeat(20)}${end}`));
    expect(one).toMatch(/^(long-)+(lon|lo|l)?-?[0-9a-f]{8}$/);
    expect(one!.length).toBeLessThanOrEqual(most);
    expect(one).not.toBe(other);
    expect(one).toBe(make(`${'long-'.repeat(20)}a`));
    const full = 'x'.repeat(most);
    expect(make(full)).toBe(full);
  });

  test('that is no name is refused, and not quietly changed', () => {
    const deployment = new Deployment(Testing.chart(), 'My_Web', { pod: web });
    expect(deployment.name).toBe('My_Web');
    expect(deployment.problems()).toContainEqual(
      expect.objectContaining({ path: 'metadata.name', severity: 'error' }),
    );
    expect(deployment.problems().filter(({ severity }) => severity === 'error')).toHaveLength(1);
  });
});

describe('the labels by which pods are found', () => {
  test('are the path of the construct and the name of the object', () => {
    const shop = new Construct(Testing.chart(), 'shop');
    const deployment = new Deployment(shop, 'web', { pod: web });
    const labels = {
      'app.kubernetes.io/name': 'shop.web',
      'app.kubernetes.io/instance': 'shop-web',
    };
    expect(deployment.selectorLabels).toEqual(labels);
    expect(selectorOf(deployment)).toEqual(labels);
    expect(deployment.toJson().spec.template.metadata.labels).toEqual(labels);
  });

  test('do not change when other constructs come and go', () => {
    const chart = Testing.chart();
    new Deployment(chart, 'other', { pod: web });
    expect(selectorOf(new Deployment(chart, 'web', { pod: web }))).toEqual(
      selectorOf(new Deployment(Testing.chart(), 'web', { pod: web })),
    );
  });

  test('cannot be changed by who reads them', () => {
    const { selectorLabels } = new Deployment(Testing.chart(), 'web', { pod: web });
    expect(Object.isFrozen(selectorLabels)).toBe(true);
  });

  test('differ for every two paths of a chart, whatever their ids hold', () => {
    const ids = [
      'a',
      'b',
      'a-b',
      'a.b',
      'b.c',
      'a-b.c',
      'c',
      'b-c',
      'My_Id',
      'My-Id',
      'My Id',
      '.a',
      'a.',
    ];
    const chart = Testing.chart();
    const found = new Map<string, string>();
    for (const outer of ids) {
      const scope = new Construct(chart, outer);
      for (const inner of ids) {
        const { selectorLabels, node } = new Deployment(scope, inner, {
          pod: web,
          metadata: { name: 'same' },
        });
        const text = JSON.stringify(selectorLabels);
        expect(found.get(text)).toBeUndefined();
        found.set(text, node.path);
      }
    }
    expect(found.size).toBe(ids.length ** 2);
  });

  test('are label values, whatever ids and names hold', () => {
    const chart = Testing.chart();
    for (const id of ['x'.repeat(100), 'ümläut', '..', 'a b c', `${'y'.repeat(62)}.z`]) {
      const { selectorLabels } = new Deployment(chart, id, { pod: web });
      for (const value of Object.values(selectorLabels)) {
        expect(value).toMatch(/^[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$/);
      }
    }
  });
});
