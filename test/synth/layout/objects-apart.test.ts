import { ApiObject, Chart, YamlOutputType } from 'cdk8s';
import { App } from '../../../src/synth/app';
import { filesIn, temporaryFolder } from '../temporary-folder';

interface Given {
  readonly chart: string;
  readonly apiVersion?: string;
  readonly kind?: string;
  readonly name?: string;
  readonly namespace?: string;
  readonly data?: string;
}

/** The app with objects that differ in their data, unless it is given. */
function filled(app: App, given: readonly Given[]): App {
  for (const [
    index,
    { chart, apiVersion = 'v1', kind = 'ConfigMap', name = 'same', namespace, data = `${index}` },
  ] of given.entries()) {
    const scope = (app.node.tryFindChild(chart) as Chart | undefined) ?? new Chart(app, chart);
    const metadata = namespace === undefined ? { name } : { name, namespace };
    new ApiObject(scope, `object${index}`, { apiVersion, kind, metadata, data: { data } });
  }
  return app;
}

function synth(yamlOutputType: YamlOutputType, given: readonly Given[]): readonly string[] {
  const outdir = temporaryFolder();
  filled(new App({ outdir, yamlOutputType }), given).synth();
  return Object.keys(filesIn(outdir));
}

const { FILE_PER_APP, FILE_PER_CHART, FILE_PER_RESOURCE, FOLDER_PER_CHART_FILE_PER_RESOURCE } =
  YamlOutputType;

describe('two objects in one place are a problem that names both', () => {
  test('in a file for a chart', () => {
    expect(() => synth(FILE_PER_CHART, [{ chart: 'a' }, { chart: 'a' }])).toThrow(
      /^ConfigMap a\/object1: 1 problem\n {2}metadata\.name: Duplicate value: ConfigMap a\/object0 has the same kind, namespace and name in a\.k8s\.yaml/,
    );
  });

  test('in the file for the app, from two charts', () => {
    expect(() => synth(FILE_PER_APP, [{ chart: 'dev' }, { chart: 'prod' }])).toThrow(
      /ConfigMap prod\/object1.*\n.*ConfigMap dev\/object0/,
    );
  });

  test('in a file for a resource, where namespaces or charts are lost', () => {
    const lost = [
      { chart: 'a', namespace: 'one' },
      { chart: 'a', namespace: 'two' },
    ];
    expect(() => synth(FILE_PER_RESOURCE, lost)).toThrow(
      /ConfigMap a\/object0 is written to the same file, ConfigMap\.same\.k8s\.yaml, and would be lost/,
    );
    expect(() => synth(FOLDER_PER_CHART_FILE_PER_RESOURCE, lost)).toThrow(
      'a/ConfigMap.same.k8s.yaml',
    );
    expect(() => synth(FILE_PER_RESOURCE, [{ chart: 'a' }, { chart: 'b' }])).toThrow(
      'would be lost',
    );
  });

  test('in a file for a resource, where characters are lost', () => {
    expect(() =>
      synth(FILE_PER_RESOURCE, [
        { chart: 'a', kind: 'ClusterRole', name: 'system:x' },
        { chart: 'a', kind: 'ClusterRole', name: 'systemx' },
      ]),
    ).toThrow('ClusterRole.systemx.k8s.yaml');
  });
});

describe('it is none', () => {
  test('in two charts with a file each', () => {
    expect(synth(FILE_PER_CHART, [{ chart: 'dev' }, { chart: 'prod' }])).toEqual([
      'dev.k8s.yaml',
      'prod.k8s.yaml',
    ]);
    expect(
      synth(FOLDER_PER_CHART_FILE_PER_RESOURCE, [{ chart: 'dev' }, { chart: 'prod' }]),
    ).toHaveLength(2);
  });

  test('in another namespace, of another kind, or of another API group', () => {
    const given = [
      { chart: 'a' },
      { chart: 'a', namespace: 'other' },
      { chart: 'a', kind: 'Service' },
      { chart: 'a', apiVersion: 'example.com/v1' },
    ];
    expect(synth(FILE_PER_CHART, given)).toEqual(['a.k8s.yaml']);
  });

  test('where both are the same to the last byte', () => {
    const namespace = { kind: 'Namespace', name: 'shop', data: 'same' };
    expect(
      synth(FILE_PER_APP, [
        { chart: 'a', ...namespace },
        { chart: 'b', ...namespace },
      ]),
    ).toEqual(['app.k8s.yaml']);
    expect(
      synth(FILE_PER_RESOURCE, [
        { chart: 'a', ...namespace },
        { chart: 'b', ...namespace },
      ]),
    ).toEqual(['Namespace.shop.k8s.yaml']);
  });
});

test('synthYaml minds what synth minds', () => {
  const withTwo = (yamlOutputType: YamlOutputType, charts: readonly string[], data?: string): App =>
    filled(
      new App({ yamlOutputType }),
      charts.map((chart) => (data === undefined ? { chart } : { chart, data })),
    );
  expect(() => withTwo(FILE_PER_CHART, ['a', 'a']).synthYaml()).toThrow(
    /^ConfigMap a\/object1: 1 problem\n {2}metadata\.name: Duplicate value: ConfigMap a\/object0 has the same kind, namespace and name in the same text/,
  );
  for (const layout of [FILE_PER_APP, FILE_PER_RESOURCE]) {
    expect(() => withTwo(layout, ['a', 'b']).synthYaml()).toThrow('Duplicate value');
  }
  const text = withTwo(FILE_PER_APP, ['a', 'b'], 'same').synthYaml();
  expect(text.match(/name: same/g)).toHaveLength(2);
});

test('a chart is not lost to the record of constructs', () => {
  const outdir = temporaryFolder();
  const app = new App({ outdir, outputFileExtension: '.json', recordConstructMetadata: true });
  new Chart(app, 'construct-metadata');
  expect(() => app.synth()).toThrow(
    'cannot write construct-metadata.json twice, for a chart and for what recordConstructMetadata asks for',
  );
  expect(filesIn(outdir)).toEqual({});
});

test('synthYaml is no place for several charts: their objects may stand in one text', () => {
  const app = new App();
  for (const id of ['dev', 'prod']) {
    new ApiObject(new Chart(app, id), 'o', {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'same', labels: { id } },
    });
  }
  expect(app.synthYaml().match(/name: same/g)).toHaveLength(2);
});
