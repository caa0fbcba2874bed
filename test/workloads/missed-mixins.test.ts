import { ApiObject, Chart, Include, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-33';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  App,
  Deployment,
  mixin,
  report,
  waive,
  WebPod,
  withEnv,
  withPodLabels,
  type ProblemReport,
} from 'podwright';
import { temporaryFolder } from '../synth/temporary-folder';

const rule = 'apply-mixins-to-own-workloads';
const template = {
  metadata: { labels: { app: 'raw' } },
  spec: { containers: [{ name: 'app', image: 'ghcr.io/acme/raw:1.0.0' }] },
};
const spec = { selector: { matchLabels: { app: 'raw' } }, template };

function raw(chart: Chart, kind = 'Deployment', apiVersion = 'apps/v1'): ApiObject {
  return new ApiObject(chart, kind.toLowerCase(), { apiVersion, kind, spec });
}

/** What is said of mixins that were not heard, by subject. */
function missed(chart: Chart): readonly (readonly [string, string])[] {
  return report(chart).flatMap(({ subject, problems }: ProblemReport) =>
    problems.filter((one) => one.rule === rule).map((one) => [subject, one.message] as const),
  );
}

const words = 'not applied: mixins change the workloads of podwright only';

describe('a mixin is told to be not applied', () => {
  test('to a workload that podwright did not make', () => {
    const chart = Testing.chart();
    raw(chart).with(withEnv({ LOG_LEVEL: 'debug' }));
    expect(missed(chart)).toEqual([['Deployment test/deployment', `withEnv: ${words}`]]);
  });

  test('below its scope, once for each object, with every call', () => {
    const chart = Testing.chart();
    raw(chart);
    chart.with(mixin('acme', withEnv({ A: '1' }), withEnv({ B: '2' })));
    chart.with(withPodLabels({ tier: 'web' }));
    raw(chart, 'CronJob', 'batch/v1');
    expect(missed(chart)).toEqual([
      ['Deployment test/deployment', `acme, withPodLabels: ${words}`],
      ['CronJob test/cronjob', `acme, withPodLabels: ${words}`],
    ]);
  });

  test('to what is included, and to what cdk8s-plus makes', () => {
    const chart = Testing.chart();
    const url = join(temporaryFolder(), 'raw.yaml');
    const metadata = { name: 'raw' };
    writeFileSync(
      url,
      JSON.stringify({ apiVersion: 'apps/v1', kind: 'Deployment', metadata, spec }),
    );
    new Include(chart, 'included', { url });
    new kplus.Deployment(chart, 'plus', { containers: [{ image: 'ghcr.io/acme/plus:1.0.0' }] });
    chart.with(withEnv({ LOG_LEVEL: 'debug' }));
    expect(missed(chart).map(([subject]) => subject)).toEqual([
      'Deployment test/included/raw-deployment',
      'Deployment test/plus/Resource',
    ]);
  });

  test('at its line, while the app is synthesised, and nothing is refused', () => {
    const chart = new Chart(new App({ outdir: temporaryFolder() }), 'missed');
    raw(chart).with(withEnv({ LOG_LEVEL: 'debug' }));
    const write = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    try {
      (chart.node.root as App).synth();
      const text = write.mock.calls.join('');
      expect(text).toContain(`spec.template: withEnv: ${words}`);
      expect(text).toMatch(/set by withEnv at .*missed-mixins\.test\.ts:\d+/);
    } finally {
      write.mockRestore();
    }
  });
});

describe('nothing is said', () => {
  test('of our workloads, and of objects without pods', () => {
    const chart = Testing.chart();
    new Deployment(chart, 'web', {
      pod: new WebPod({ image: 'ghcr.io/acme/shop:1.4.2', port: 8080 }),
    });
    raw(chart, 'ConfigMap', 'v1');
    chart.with(withEnv({ LOG_LEVEL: 'debug' }));
    expect(missed(chart)).toEqual([]);
  });

  test('of waivers, which every object hears', () => {
    const chart = Testing.chart();
    raw(chart).with(waive('require-liveness-probe', 'it ends by itself'));
    chart.with(waive('require-readiness-probe', 'it serves nobody'));
    expect(missed(chart)).toEqual([]);
  });

  test('where it is waived, for the scope or the object', () => {
    const chart = Testing.chart();
    chart.with(withEnv({ LOG_LEVEL: 'debug' }));
    const object = raw(chart);
    expect(missed(chart)).toHaveLength(1);
    object.with(waive(rule, 'the upstream manifest stays as it is'));
    expect(missed(chart)).toEqual([]);
    raw(chart, 'Job', 'batch/v1');
    expect(missed(chart)).toHaveLength(1);
    chart.with(waive(rule, 'upstream manifests stay as they are'));
    expect(missed(chart)).toEqual([]);
  });
});
