import { ApiObject, Chart, YamlOutputType } from 'cdk8s';
import { App, type AppProps } from '../../../src/synth/app';
import { filesIn, temporaryFolder } from '../temporary-folder';

function synth(props: AppProps, objects: readonly string[]): Readonly<Record<string, unknown>> {
  const outdir = temporaryFolder();
  const app = new App({ outdir, ...props });
  const chart = new Chart(app, 'chart');
  for (const name of objects) {
    new ApiObject(chart, name, {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name },
      data: { mode: '0644' },
    });
  }
  app.synth();
  return Object.fromEntries(
    Object.entries(filesIn(outdir)).map(([path, text]) => [path, JSON.parse(text) as unknown]),
  );
}

function configMap(name: string): object {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, data: { mode: '0644' } };
}

test('an extension that ends in .json asks for JSON, with a list in a file for a chart', () => {
  expect(synth({ outputFileExtension: '.k8s.json' }, ['a', 'b'])).toEqual({
    'chart.k8s.json': { apiVersion: 'v1', kind: 'List', items: [configMap('a'), configMap('b')] },
  });
  expect(synth({ outputFileExtension: '.json' }, [])).toEqual({
    'chart.json': { apiVersion: 'v1', kind: 'List', items: [] },
  });
});

test('a file for one resource holds just that', () => {
  const yamlOutputType = YamlOutputType.FILE_PER_RESOURCE;
  expect(synth({ outputFileExtension: '.json', yamlOutputType }, ['a', 'b'])).toEqual({
    'ConfigMap.a.json': configMap('a'),
    'ConfigMap.b.json': configMap('b'),
  });
});

test('the format can be chosen apart from the extension', () => {
  expect(synth({ format: 'json' }, ['a'])).toHaveProperty(['chart.k8s.yaml', 'kind'], 'List');
  expect(new App({ outputFileExtension: '.json', format: 'yaml' }).format).toBe('yaml');
});
