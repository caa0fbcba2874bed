import {
  ApiObject,
  App as UpstreamApp,
  Chart,
  Include,
  JsonPatch,
  Lazy,
  YamlOutputType,
  type AppProps,
  type IResolver,
  type ResolutionContext,
} from 'cdk8s';
import * as kplus from 'cdk8s-plus-33';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { App as OurApp } from '../../../src/synth/app';
import { filesIn, temporaryFolder } from '../temporary-folder';

type AppClass = new (props: AppProps) => UpstreamApp;

const folder = temporaryFolder();
const included = join(folder, 'included.yaml');
writeFileSync(
  included,
  'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: included\ndata:\n  a: "0777"\n  b: |\n    x\n    y\n---\napiVersion: v1\nkind: Secret\nmetadata:\n  name: included\nstringData:\n  token: abc\n',
);

/** An app with whatever cdk8s has: charts in charts, dependencies, patches, lazy values, resolvers, cdk8s-plus. */
function build(AppOf: AppClass, props: AppProps): UpstreamApp {
  const resolver: IResolver = {
    resolve(context: ResolutionContext) {
      if (context.value === '$(owner)') context.replaceValue('platform');
    },
  };
  const app = new AppOf({ resolvers: [resolver], ...props });
  const shop = new Chart(app, 'shop', { namespace: 'shop', labels: { team: 'web' } });
  const data = new Chart(app, 'data');
  new Chart(app, 'empty');
  const nested = new Chart(shop, 'nested', { disableResourceNameHashes: true });
  const web = new kplus.Deployment(shop, 'web', {
    containers: [
      {
        image: 'nginx:1.27',
        portNumber: 80,
        envVariables: { MODE: kplus.EnvValue.fromValue('yes') },
      },
    ],
  });
  web.exposeViaService();
  const config = new kplus.ConfigMap(data, 'config', {
    data: { 'run.sh': '#!/bin/sh\necho hi\n', mode: '0644' },
  });
  new kplus.StatefulSet(data, 'db', { containers: [{ image: 'postgres:17', portNumber: 5432 }] });
  new Include(data, 'include', { url: included });
  const object = new ApiObject(nested, 'object', {
    apiVersion: 'example.com/v1',
    kind: 'Thing',
    spec: {
      owner: '$(owner)',
      later: Lazy.any({ produce: () => ['b', undefined, null] }),
      nothing: undefined,
    },
  });
  object.addJsonPatch(
    JsonPatch.add('/spec/patched', null),
    JsonPatch.move('/spec/owner', '/spec/by'),
  );
  object.addDependency(config);
  return app;
}

const layouts = [
  YamlOutputType.FILE_PER_APP,
  YamlOutputType.FILE_PER_CHART,
  YamlOutputType.FILE_PER_RESOURCE,
  YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE,
];

describe('files have the names and bytes that cdk8s gives them', () => {
  test.each(layouts.map((layout) => [YamlOutputType[layout], layout] as const))(
    '%s',
    (_, yamlOutputType) => {
      const [theirs, ours] = [temporaryFolder(), temporaryFolder()];
      for (const recordConstructMetadata of [false, true]) {
        build(UpstreamApp, { outdir: theirs, yamlOutputType, recordConstructMetadata }).synth();
        build(OurApp, { outdir: ours, yamlOutputType, recordConstructMetadata }).synth();
        expect(filesIn(ours)).toEqual(filesIn(theirs));
      }
    },
  );

  test('with another extension', () => {
    const [theirs, ours] = [temporaryFolder(), temporaryFolder()];
    build(UpstreamApp, { outdir: theirs, outputFileExtension: '.yml' }).synth();
    build(OurApp, { outdir: ours, outputFileExtension: '.yml' }).synth();
    expect(Object.keys(filesIn(ours))).toEqual([
      '0000-data.yml',
      '0001-shop-nested-c82cd1ef.yml',
      '0002-shop.yml',
      '0003-empty.yml',
    ]);
    expect(filesIn(ours)).toEqual(filesIn(theirs));
  });

  test('and as one text', () => {
    expect(build(OurApp, {}).synthYaml()).toBe(build(UpstreamApp, {}).synthYaml());
  });

  test('unsorted, where CDK8S_DISABLE_SORT says so', () => {
    process.env['CDK8S_DISABLE_SORT'] = 'true';
    try {
      expect(build(OurApp, {}).synthYaml()).toBe(build(UpstreamApp, {}).synthYaml());
    } finally {
      delete process.env['CDK8S_DISABLE_SORT'];
    }
  });

  test('an app without charts makes the folder, and no file', () => {
    const outdir = join(temporaryFolder(), 'a', 'b');
    new OurApp({ outdir }).synth();
    expect(filesIn(outdir)).toEqual({});
  });
});

describe('the app is one of cdk8s', () => {
  test('by instanceof, from its constructs, and with its props', () => {
    const app = new OurApp({ outdir: 'out', yamlOutputType: YamlOutputType.FILE_PER_APP });
    expect(app).toBeInstanceOf(UpstreamApp);
    expect(UpstreamApp.of(new Chart(app, 'chart'))).toBe(app);
    expect([app.outdir, app.outputFileExtension, app.yamlOutputType]).toEqual([
      'out',
      '.k8s.yaml',
      0,
    ]);
    expect(app.resolvers).toHaveLength(3);
  });

  test('whose folder is CDK8S_OUTDIR where no other is given', () => {
    process.env['CDK8S_OUTDIR'] = 'elsewhere';
    try {
      expect([new OurApp().outdir, new OurApp({ outdir: 'out' }).outdir]).toEqual([
        'elsewhere',
        'out',
      ]);
    } finally {
      delete process.env['CDK8S_OUTDIR'];
    }
  });

  test('which records constructs where CDK8S_RECORD_CONSTRUCT_METADATA says so', () => {
    process.env['CDK8S_RECORD_CONSTRUCT_METADATA'] = 'true';
    try {
      const outdir = temporaryFolder();
      new OurApp({ outdir }).synth();
      expect(Object.keys(filesIn(outdir))).toEqual(['construct-metadata.json']);
    } finally {
      delete process.env['CDK8S_RECORD_CONSTRUCT_METADATA'];
    }
  });

  test('and changes nothing when it synthesises: twice is the same', () => {
    const app = build(OurApp, {});
    const before = app.node.findAll().map(({ node }) => node.dependencies.length);
    expect(app.synthYaml()).toBe(app.synthYaml());
    expect(app.node.findAll().map(({ node }) => node.dependencies.length)).toEqual(before);
  });
});
