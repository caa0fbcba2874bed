import { ApiObject, App as UpstreamApp, Chart, YamlOutputType, type AppProps } from 'cdk8s';
import type * as cdk8s from 'cdk8s';
import { App as OurApp } from '../../../src/synth/app';
import { messageOf } from '../../message-of';
import { filesIn, temporaryFolder } from '../temporary-folder';

type AppClass = new (props: AppProps) => UpstreamApp;

interface Json {
  readonly kind: string;
}

class WithoutSkipped extends Chart {
  override toJson(): unknown[] {
    return (super.toJson() as Json[]).filter(({ kind }) => kind !== 'Skip');
  }
}

/** A chart that gives whatever it is told to. */
class Giving extends Chart {
  private readonly give: () => unknown;

  constructor(app: UpstreamApp, id: string, give: () => unknown) {
    super(app, id);
    this.give = give;
  }

  override toJson(): unknown[] {
    return this.give() as unknown[];
  }
}

function add(chart: Chart, kind: string, data: unknown = { a: 'b' }): ApiObject {
  return new ApiObject(chart, kind, { apiVersion: 'v1', kind, data });
}

function build(app: UpstreamApp): UpstreamApp {
  const own = new WithoutSkipped(app, 'own');
  const plain = new Chart(app, 'plain');
  for (const chart of [own, plain]) for (const kind of ['ConfigMap', 'Skip']) add(chart, kind);
  plain.addDependency(own);
  return app;
}

function withoutPlain(Base: AppClass): AppClass {
  return class extends Base {
    override get charts(): Chart[] {
      return super.charts.filter(({ node }) => node.id !== 'plain');
    }
  };
}

const layouts = [
  YamlOutputType.FILE_PER_APP,
  YamlOutputType.FILE_PER_CHART,
  YamlOutputType.FILE_PER_RESOURCE,
  YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE,
].map((layout) => [YamlOutputType[layout], layout] as const);

function filesOf(AppOf: AppClass, yamlOutputType: YamlOutputType): object {
  const outdir = temporaryFolder();
  build(new AppOf({ outdir, yamlOutputType, recordConstructMetadata: true })).synth();
  return filesIn(outdir);
}

describe('as with cdk8s', () => {
  test.each(layouts)('what toJson of a chart leaves out is not written: %s', (name, layout) => {
    const files = filesOf(OurApp, layout);
    expect(files).toEqual(filesOf(UpstreamApp, layout));
    // There the objects are asked, and not the chart.
    const asksObjects = name === 'FOLDER_PER_CHART_FILE_PER_RESOURCE';
    expect(JSON.stringify(files).match(/kind: Skip/g)).toHaveLength(asksObjects ? 2 : 1);
  });

  test.each(layouts)('a chart that `charts` leaves out is not written: %s', (_, layout) => {
    const files = filesOf(withoutPlain(OurApp), layout);
    expect(files).toEqual(filesOf(withoutPlain(UpstreamApp), layout));
    expect(Object.keys(files).join()).not.toContain('plain');
  });

  test('both hold for one text', () => {
    for (const change of [(App: AppClass) => App, withoutPlain]) {
      const [ours, theirs] = [OurApp, UpstreamApp].map((App) => build(new (change(App))({})));
      expect(ours!.synthYaml()).toBe(theirs!.synthYaml());
    }
  });

  test('what toJson of a chart adds is written, and what is undefined is not', () => {
    const app = new OurApp();
    new Giving(app, 'own', () => [undefined, { apiVersion: 'v1', kind: 'ConfigMap' }]);
    expect(app.synthYaml()).toBe('apiVersion: v1\nkind: ConfigMap\n');
  });
});

test('a chart of another copy of cdk8s has no toJson of its own', () => {
  jest.isolateModules(() => {
    const other = require('cdk8s') as typeof cdk8s;
    const app = new OurApp();
    const chart = new other.Chart(app, 'own');
    const object = add(chart, 'ConfigMap');
    const validate = jest.fn(() => []);
    object.node.addValidation({ validate });
    app.synthYaml();
    // Its own toJson would have everything validated again.
    expect(validate).toHaveBeenCalledTimes(1);
  });
});

describe('what is wrong with what toJson of a chart gives is told', () => {
  function complaint(give: () => unknown, fill: (chart: Chart) => void = () => {}): string {
    const app = new OurApp({ outdir: temporaryFolder() });
    fill(new Giving(app, 'shop', give));
    return messageOf(() => app.synth());
  }
  const settings = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings' } };

  test('with chart, object and path', () => {
    expect(complaint(() => [{ ...settings, data: { limit: NaN } }])).toContain(
      'ConfigMap settings from toJson of shop: 1 problem\n  data.limit: Invalid value: NaN: must be a finite number',
    );
    expect(complaint(() => [{ apiVersion: 'v1' }])).toContain(
      'an object from toJson of shop: 1 problem\n  kind: Required value',
    );
    expect(complaint(() => ['text'])).toContain('what is rendered is no object');
  });

  test('where two are in one place', () => {
    expect(complaint(() => [settings, { ...settings, data: { a: 'b' } }])).toContain(
      'metadata.name: Duplicate value: ConfigMap settings from toJson of shop has the same kind',
    );
  });

  test('where it throws, and what a Secret holds is not shown', () => {
    const fails = (): never => {
      throw new Error('hunter2 is not ready');
    };
    expect(complaint(fails)).toBe(
      'shop: 1 problem\n  cannot be rendered: toJson: hunter2 is not ready',
    );
    expect(complaint(fails, (chart) => add(chart, 'Secret'))).not.toContain('hunter2');
  });

  test('where it throws because of an object, by the field of the object', () => {
    const app = new OurApp({ outdir: temporaryFolder() });
    add(new WithoutSkipped(app, 'own'), 'ConfigMap', { at: Object.create(null) as unknown });
    expect(messageOf(() => app.synth())).toContain('ConfigMap own/ConfigMap: 1 problem\n  data.at');
  });
});

test('a chart that is not of this app cannot be written', () => {
  const stranger = new Chart(new OurApp(), 'stranger');
  class Strange extends OurApp {
    override get charts(): Chart[] {
      return [stranger];
    }
  }
  expect(() => new Strange().synthYaml()).toThrow(
    'cannot write stranger: `charts` gives it, and it is no chart of this app',
  );
});
