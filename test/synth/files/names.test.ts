import { ApiObject, App as UpstreamApp, Chart, YamlOutputType, type AppProps } from 'cdk8s';
import fs from 'node:fs';
import { join } from 'node:path';
import { App } from '../../../src/synth/app';
import { filesIn, temporaryFolder } from '../temporary-folder';

type AppClass = new (props: AppProps) => UpstreamApp;

function synth(AppOf: AppClass, props: AppProps, ids: readonly string[], name?: string): void {
  const app = new AppOf(props);
  for (const id of ids) {
    const metadata = name === undefined ? {} : { metadata: { name } };
    const chart = new Chart(app, id);
    new ApiObject(chart, 'o', { apiVersion: 'v1', kind: 'ConfigMap', ...metadata, data: { id } });
  }
  app.synth();
}

/** The files that we write, after it was made sure that cdk8s writes the same. */
function written(ids: readonly string[], props: AppProps = {}, name?: string): readonly string[] {
  const [ours, theirs] = [temporaryFolder(), temporaryFolder()];
  synth(App, { outdir: ours, ...props }, ids, name);
  synth(UpstreamApp, { outdir: theirs, ...props }, ids, name);
  expect(filesIn(ours)).toEqual(filesIn(theirs));
  return fs.readdirSync(ours).filter((one) => !/^\.podwright-[0-9a-f]{8}$/.test(one));
}

describe('charts have a file each, with the name that cdk8s gives it', () => {
  test.each<readonly [string, readonly string[]]>([
    ['that differ in case only', ['Web', 'web']],
    ['that differ in how Unicode is composed', ['caf\u00e9', 'cafe\u0301']],
    ['of signs that no name may have', ['😀', '😃', '日本', '日 本']],
    ['with spaces', ['a b', 'ab', ' ', 'a  b']],
    ['that look like ways', ['..', '.', '../../x', 'a/b', '/etc/passwd', '~']],
    ['with NUL and line breaks', ['a\0b', 'a\nb', 'a\r\nb']],
    ['of more than 255 bytes', ['a'.repeat(300), 'a'.repeat(301), 'é'.repeat(200)]],
    ['that look like options, or like devices', ['-x', '--help', 'con', 'aux.txt']],
    ['that are called nearly as our own files', ['.podwright-lock', '.podwright-0']],
  ])('%s', (_, ids) => {
    const files = written(ids).filter((name) => name.endsWith('.k8s.yaml'));
    expect(files).toHaveLength(ids.length);
  });
});

describe('objects have a file each, with the name that cdk8s gives it', () => {
  test.each([
    ['a way up', '../../etc/passwd', 'ConfigMap.....etcpasswd.k8s.yaml'],
    ['NUL', 'a\0b', 'ConfigMap.ab.k8s.yaml'],
    ['what a shell would take', '$(rm -rf ~); x', 'ConfigMap.rm-rfx.k8s.yaml'],
    ['capitals', 'A', 'ConfigMap.A.k8s.yaml'],
    ['nothing that a name may have', '日本', 'ConfigMap..k8s.yaml'],
  ])('of a name that is %s', (_, name, file) => {
    expect(written(['c'], { yamlOutputType: YamlOutputType.FILE_PER_RESOURCE }, name)).toEqual([
      file,
    ]);
    const folders = { yamlOutputType: YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE };
    expect(written(['c'], folders, name)).toEqual(['c']);
  });

  test('or are refused where the name is too long, with nothing written', () => {
    for (const yamlOutputType of [
      YamlOutputType.FILE_PER_RESOURCE,
      YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE,
    ]) {
      const outdir = temporaryFolder();
      synth(App, { outdir, yamlOutputType }, ['c'], 'old');
      const before = filesIn(outdir);
      expect(() => synth(App, { outdir, yamlOutputType }, ['c'], 'x'.repeat(253))).toThrow(
        'the name is too long for the file system (ENAMETOOLONG)\n  nothing was',
      );
      expect(filesIn(outdir)).toEqual(before);
    }
  });

  test('and a name that is just not too long is written, though its bytes are more than its characters', () => {
    const outdir = temporaryFolder();
    synth(App, { outdir, outputFileExtension: `.${'日'.repeat(80)}.yaml` }, ['c']);
    expect(Object.keys(filesIn(outdir))).toEqual([`c.${'日'.repeat(80)}.yaml`]);
  });
});

describe('an extension', () => {
  test.each([
    ['/../../evil.yaml', 'it would be outside'],
    ['.k8s\0.yaml', 'it would be outside'],
    ['/', 'this is no name for a file of yours'],
    ['/.', 'this is no name for a file of yours'],
    ['/../.podwright-lock', 'this is no name for a file of yours'],
    ['/../.podwright-00000000', 'this is no name for a file of yours'],
  ])('%j is refused, with nothing written', (outputFileExtension, message) => {
    const outdir = temporaryFolder();
    expect(() => synth(App, { outdir, outputFileExtension }, ['c'])).toThrow(message);
    expect(fs.readdirSync(outdir)).toEqual([]);
  });

  test.each(['', '/x.yaml', '.yml', '.YAML', ' .yaml', '/a/b/c.yaml'])(
    '%j is taken',
    (outputFileExtension) => {
      const outdir = temporaryFolder();
      synth(App, { outdir, outputFileExtension }, ['c']);
      expect(Object.keys(filesIn(outdir))).toEqual([`c${outputFileExtension}`]);
    },
  );
});

describe('an outdir', () => {
  test.each<readonly [unknown, string]>([
    ['', 'cannot write into "": outdir must be the path of a folder'],
    ['a\0b', 'cannot write into "a\\u0000b": outdir must be the path of a folder'],
    [7, 'App takes outdir as text, and was given 7'],
    [{}, 'App takes outdir as text, and was given an object of another kind'],
    ['/dev/null', 'a file is in the place of a folder (EEXIST)'],
    ['/dev/null/x', 'a file is in the place of a folder (ENOTDIR)'],
    [join('/tmp', 'x'.repeat(300)), 'the name is too long for the file system (ENAMETOOLONG)'],
  ])('%j is refused', (outdir, message) => {
    expect(() => synth(App, { outdir: outdir as string }, ['c'])).toThrow(message);
  });

  test('that is a link in a circle is refused', () => {
    const outdir = join(temporaryFolder(), 'dist');
    fs.symlinkSync(outdir, outdir);
    expect(() => synth(App, { outdir }, ['c'])).toThrow('links lead in a circle (ELOOP)');
  });

  test.each([' ', '~', 'a b/ü', 'file:'])('%j is a folder like others', (name) => {
    const outdir = join(temporaryFolder(), name);
    synth(App, { outdir }, ['c']);
    expect(Object.keys(filesIn(outdir))).toEqual(['c.k8s.yaml']);
  });

  test('that is the working directory keeps what is there', () => {
    const [before, outdir] = [process.cwd(), temporaryFolder()];
    fs.writeFileSync(join(outdir, 'package.json'), 'mine');
    process.chdir(outdir);
    try {
      synth(App, { outdir: '.' }, ['c']);
      synth(App, { outdir: './x/..' }, ['d']);
    } finally {
      process.chdir(before);
    }
    expect(fs.readFileSync(join(outdir, 'package.json'), 'utf8')).toBe('mine');
  });
});
