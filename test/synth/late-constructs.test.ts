import { ApiObject, App as UpstreamApp, Chart, JsonPatch, Lazy, YamlOutputType } from 'cdk8s';
import { Deployment, WebPod } from 'podwright';
import { checkAtSynth } from '../../src/synth/judging/check-at-synth';
import { App as OurApp } from '../../src/synth/app';
import { messageOf } from '../message-of';
import { filesIn, temporaryFolder } from './temporary-folder';

type Props = Readonly<Record<string, unknown>>;

function configMap(chart: Chart, id: string, props: Props = {}): ApiObject {
  return new ApiObject(chart, id, { apiVersion: 'v1', kind: 'ConfigMap', ...props });
}

/** Does something while the chart is validated, the first time that it is. */
function whileValidated(chart: Chart, task: () => void): void {
  let isDone = false;
  chart.node.addValidation({
    validate: () => {
      if (!isDone) task();
      isDone = true;
      return [];
    },
  });
}

describe('what is added while constructs are validated', () => {
  test('is written as cdk8s writes it: objects, charts and dependencies', () => {
    const folders = [OurApp, UpstreamApp].map((AppOf) => {
      const outdir = temporaryFolder();
      const app = new AppOf({ outdir });
      const [shop, data] = [new Chart(app, 'shop'), new Chart(app, 'data')];
      const web = configMap(shop, 'web');
      const config = configMap(data, 'config');
      whileValidated(shop, () => {
        configMap(data, 'late');
        configMap(new Chart(app, 'later'), 'late');
        web.addDependency(config);
      });
      app.synth();
      return filesIn(outdir);
    });
    expect(Object.keys(folders[0]!)).toEqual([
      '0000-data.k8s.yaml',
      '0001-shop.k8s.yaml',
      '0002-later.k8s.yaml',
    ]);
    expect(folders[0]).toEqual(folders[1]);
  });

  test('is validated, once, and so is what that adds', () => {
    const app = new OurApp();
    const chart = new Chart(app, 'chart');
    const asked: string[] = [];
    whileValidated(chart, () => {
      const one = new Chart(app, 'one');
      one.node.addValidation({
        validate: () => {
          asked.push('one');
          new Chart(app, 'two').node.addValidation({ validate: () => ['two is wrong'] });
          return [];
        },
      });
    });
    expect(messageOf(() => app.synthYaml())).toBe(
      'Validation failed with the following errors:\n  [two] two is wrong',
    );
    expect(asked).toEqual(['one']);
  });

  test('is judged where its scope is', () => {
    const app = new OurApp();
    checkAtSynth(app);
    const chart = new Chart(app, 'chart');
    configMap(chart, 'early');
    whileValidated(chart, () => configMap(chart, 'late', { data: { port: 80 } }));
    expect(messageOf(() => app.synthYaml())).toMatch(/^ConfigMap chart\/late: 1 problem\n {2}data/);
  });

  test('without end is refused', () => {
    const app = new OurApp();
    function add(number: number): void {
      new Chart(app, `chart${number}`).node.addValidation({
        validate: () => {
          add(number + 1);
          return [];
        },
      });
    }
    add(0);
    expect(messageOf(() => app.synthYaml())).toBe(
      'cannot validate chart100: each time that constructs are validated, others are added',
    );
  });
});

describe('an object that is added while others are rendered', () => {
  function complaint(task: (app: OurApp, chart: Chart) => void): string {
    const app = new OurApp({ outdir: temporaryFolder() });
    const [first, second] = [new Chart(app, 'first'), new Chart(app, 'second')];
    const produce = (): string => {
      task(app, second);
      return 'x';
    };
    configMap(first, 'lazy', { data: { a: Lazy.any({ produce }) } });
    return messageOf(() => app.synth());
  }

  test('is refused, never lost', () => {
    expect(complaint((_, chart) => configMap(chart, 'late'))).toBe(
      'ConfigMap second/late: 1 problem\n  was added while other objects were rendered, too late to be written\n    add it before the app is synthesised, not in a lazy value or a resolver',
    );
    expect(complaint((app) => configMap(new Chart(app, 'third'), 'late'))).toContain(
      'ConfigMap third/late: 1 problem',
    );
  });

  test('is none where it is a construct of another kind', () => {
    expect(complaint((app) => new Chart(app, 'third'))).toBe('');
  });

  class Adding extends Chart {
    override toJson(): unknown[] {
      configMap(this, 'late');
      return super.toJson();
    }
  }

  test('is refused in a chart with a toJson of its own, where that is not asked', () => {
    const yamlOutputType = YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE;
    const app = new OurApp({ outdir: temporaryFolder(), yamlOutputType });
    const chart = new Adding(app, 'chart');
    const produce = (): ApiObject => configMap(chart, 'late');
    configMap(chart, 'lazy', { data: Lazy.any({ produce: () => produce().name }) });
    expect(messageOf(() => app.synth())).toContain('chart/late: 1 problem\n  was added');
  });

  test('is written where toJson of its chart adds it', () => {
    const app = new OurApp();
    new Adding(app, 'chart');
    expect(app.synthYaml()).toContain('kind: ConfigMap');
  });
});

describe('what validations change', () => {
  const pod = new WebPod({ image: 'ghcr.io/acme/shop:1.4.2', port: 8080 });

  test('is written and judged, whichever object was asked before', () => {
    const app = new OurApp();
    checkAtSynth(app);
    const chart = new Chart(app, 'chart');
    const web = new Deployment(chart, 'web', { pod });
    const config = configMap(chart, 'config');
    whileValidated(new Chart(app, 'later'), () => {
      web.toJson();
      web.metadata.addLabel('team', 'shop');
      config.metadata.addLabel('team', 'shop');
    });
    expect(app.synthYaml().match(/^ {4}team: shop$/gm)).toHaveLength(2);

    whileValidated(new Chart(app, 'latest'), () => {
      web.addJsonPatch(JsonPatch.add('/spec/replicas', -1));
      config.addJsonPatch(JsonPatch.add('/data', 'none'));
    });
    const message = messageOf(() => app.synthYaml());
    expect(message).toContain(
      'Deployment chart/web: 1 problem\n  spec.replicas: Invalid value: -1',
    );
    expect(message).toContain('ConfigMap chart/config: 1 problem\n  data: ');
  });

  test('can be another construct, whose own messages a validation passes on', () => {
    const app = new OurApp();
    const chart = new Chart(app, 'chart');
    const web = new Deployment(chart, 'web', { pod, replicas: -1 });
    chart.node.addValidation({ validate: () => web.node.validate() });
    expect(messageOf(() => app.synthYaml())).toContain(
      'Validation failed with the following errors:\n  [chart] spec.replicas: Invalid value: -1',
    );
  });
});
