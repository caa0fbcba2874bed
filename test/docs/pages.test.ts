import { Testing } from 'cdk8s';
import { Deployment, report, WebPod } from 'podwright';
import { blocksOf, run, type Block, type Outcome } from './page';

const redis = 'apiVersion: v1\nkind: Service\nmetadata:\n  name: redis\nspec:\n  clusterIP: None\n';

const brokenRedis = `apiVersion: apps/v1
kind: StatefulSet
metadata: { name: redis }
spec:
  replicas: -1
  serviceName: redis
  selector: { matchLabels: { app: redis } }
  template:
    metadata: { labels: { app: redis } }
    spec: { containers: [{ name: redis, image: 'redis:7.4.1' }] }
`;

/** Runs a program; what it warns of is no matter here. */
function outcome(block: Block): Outcome {
  const stderr = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  try {
    return run(block, require, { 'redis.yaml': redis });
  } finally {
    stderr.mockRestore();
  }
}

function programs(page: string): readonly Block[] {
  return blocksOf(page).filter(({ language }) => language === 'ts');
}

describe('docs/workloads.md', () => {
  const [kinds, services, claims, statics, told] = programs('workloads.md');

  test('shows a Deployment with its Service, and a CronJob', () => {
    const yaml = outcome(kinds!).files['shop.k8s.yaml']!;
    expect(yaml.match(/^kind: .*/gm)).toEqual([
      'kind: Deployment',
      'kind: Service',
      'kind: CronJob',
    ]);
    expect(yaml).toContain('acme.com/kind: report');
    expect(yaml.match(/acme\.com\/team: shop/g)).toHaveLength(3);
  });

  test('shows Services for ports by name', () => {
    const yaml = outcome(services!).files['shop.k8s.yaml']!;
    expect(yaml.match(/targetPort: .*/g)).toEqual([
      'targetPort: http',
      'targetPort: metrics',
      'targetPort: http',
      'targetPort: metrics',
    ]);
  });

  test('shows a StatefulSet with a headless Service', () => {
    const yaml = outcome(claims!).files['db.k8s.yaml']!;
    expect(yaml).toContain('serviceName: db-headless');
    expect(yaml).toContain('storage: 10Gi');
  });

  test('shows a static pod in a file of its own, with no waiver too many', () => {
    const stderr = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    try {
      const { files } = run(statics!, require);
      expect(Object.keys(files)).toEqual(['node-proxy.k8s.yaml']);
      expect(files['node-proxy.k8s.yaml']).toMatch(/^apiVersion: v1\nkind: Pod\n/);
      expect(stderr.mock.calls.join('')).not.toContain('keep-waivers-current');
    } finally {
      stderr.mockRestore();
    }
  });

  test('shows what problems() and origin() tell', () => {
    expect(outcome(told!).exports).toMatchObject({
      message: expect.stringContaining('spec.replicas: Invalid value: -1'),
      call: 'WebPod',
    });
  });
});

describe('docs/adopting.md', () => {
  const [line, judged, app, beside, taken, left] = programs('adopting.md');

  test('judges what is there by one line, and shows what is said of it', () => {
    expect(Object.keys(outcome(line!).files).sort()).toEqual(['cache.k8s.yaml', 'shop.k8s.yaml']);
    const [shown] = blocksOf('adopting.md').filter(({ language }) => language === 'text');
    expect(() => run(line!, require, { 'redis.yaml': brokenRedis })).toThrow(shown!.text.trim());
  });

  test('judges plain data', () => {
    expect(outcome(judged!).exports.problems).toContainEqual(
      expect.objectContaining({ path: 'spec.template.metadata.labels' }),
    );
  });

  test('changes the App', () => {
    expect(Object.keys(outcome(app!).files)).toEqual(['shop.k8s.yaml']);
  });

  test('stands beside cdk8s-plus, raw objects and included YAML', () => {
    const { files } = outcome(beside!);
    const shop = files['shop.k8s.yaml']!;
    expect(shop.match(/^kind: .*/gm)?.toSorted()).toEqual([
      'kind: ConfigMap',
      'kind: Deployment',
      'kind: Service',
      'kind: Service',
      'kind: ServiceAccount',
    ]);
    const name = /kind: ConfigMap\nmetadata:\n +name: (.*)/.exec(shop)?.[1];
    expect(shop).toMatch(new RegExp(`configMapKeyRef:\\n +key: LOG_LEVEL\\n +name: ${name}\\n`));
    expect(files['redis.k8s.yaml']).toBe(redis);
  });

  test('takes a Deployment over, and shows exactly what comes out', () => {
    const [shown] = blocksOf('adopting.md').filter(({ language }) => language === 'yaml');
    expect(`# dist/shop.k8s.yaml\n${outcome(taken!).files['shop.k8s.yaml']}`).toBe(shown?.text);
  });

  test('leaves', () => {
    expect(outcome(left!).exports.same).toBe(true);
  });
});

describe('docs/good-practice.md', () => {
  test('shows warnings as they are', () => {
    const chart = Testing.chart();
    new Deployment(chart, 'web', { pod: new WebPod({ image: 'ghcr.io/acme/shop:1', port: 8080 }) });
    const [{ problems } = { problems: [] }] = report(chart);
    const said = problems.flatMap(({ path, message, rule, remedy = '' }) => [
      `${path}: ${message} (${rule})`,
      remedy,
    ]);
    const [shown] = blocksOf('good-practice.md').filter(({ language }) => language === 'text');
    const lines = shown!.text.trim().split('\n').slice(1);
    const own = lines.map((line) => line.trim()).filter((line) => !line.startsWith('in '));
    expect(own).toHaveLength(5);
    expect(said).toEqual(expect.arrayContaining(own));
  });

  test('waives rules that are not missed', () => {
    const [waived] = programs('good-practice.md').filter(({ text }) => text.includes('waive('));
    const printed: string[] = [];
    const stderr = jest.spyOn(process.stderr, 'write').mockImplementation((text) => {
      printed.push(String(text));
      return true;
    });
    try {
      run({ ...waived!, text: `${waived!.text}chart.node.root.synth();` }, require);
    } finally {
      stderr.mockRestore();
    }
    expect(printed.join('')).toContain('Deployment shop/importer: ');
    expect(printed.join('')).not.toMatch(
      /\((?:require-liveness-probe|run-two-replicas)\)|waiver for/,
    );
  });
});
