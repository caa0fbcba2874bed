import { Testing, type Chart } from 'cdk8s';
import { NightlyReport } from '../../templates/cron-job/chart';
import { Patterns } from '../../templates/patterns/chart';
import { Stateful } from '../../templates/stateful/chart';
import { WebService } from '../../templates/web-service/chart';
import { Worker } from '../../templates/worker/chart';
import { Namespace, asPlaceholder } from './cluster';

const space = new Namespace();
beforeAll(() => space.create());
afterAll(() => space.delete());

const charts: Record<string, () => Chart> = {
  'web-service': () => new WebService(Testing.app(), 'web-service'),
  worker: () => new Worker(Testing.app(), 'worker'),
  'cron-job': () => new NightlyReport(Testing.app(), 'cron-job'),
  stateful: () => new Stateful(Testing.app(), 'stateful'),
  patterns: () => new Patterns(Testing.app(), 'patterns'),
};

/** The objects of a chart, in the namespace of the test. */
function placed(chart: Chart): readonly object[] {
  return Testing.synth(chart).map((manifest) => ({
    ...manifest,
    metadata: { ...manifest.metadata, namespace: space.name },
  }));
}

test.each(Object.keys(charts))(
  '%s is taken as rendered, under Pod Security restricted, without a warning',
  async (name) => {
    const said = await space.apply(placed(charts[name]!()), [
      '--dry-run=server',
      '--validate=strict',
    ]);
    expect(said).not.toMatch(/warning/i);
  },
);

test('the patterns run: sidecars first, then the app, every container ready', async () => {
  const chart = charts.patterns!();
  chart.with(asPlaceholder());
  const manifests = placed(chart) as readonly { kind: string; spec: any }[];
  for (const { kind, spec } of manifests) {
    if (kind !== 'Deployment') continue;
    spec.replicas = 1;
    for (const container of [
      ...spec.template.spec.containers,
      ...(spec.template.spec.initContainers ?? []),
    ]) {
      for (const probe of ['livenessProbe', 'readinessProbe', 'startupProbe'])
        delete container[probe];
      if (container.name === 'index') container.command = ['true'];
    }
  }
  await space.apply(manifests);
  for (const instance of ['sidecar', 'ambassador', 'adapter']) {
    const pod = await space.podOf(instance);
    const status = await space.untilStatus(
      pod,
      'every container is ready',
      ({ containerStatuses, initContainerStatuses }) =>
        [...(containerStatuses ?? [{ ready: false }]), ...(initContainerStatuses ?? [])].every(
          ({ ready }) => ready,
        ),
    );
    expect(status.phase).toBe('Running');
  }
});
