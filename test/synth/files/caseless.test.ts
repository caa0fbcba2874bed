import { ApiObject, Chart, YamlOutputType } from 'cdk8s';
import fs from 'node:fs';
import { join } from 'node:path';
import { App } from '../../../src/synth/app';
import { filesIn, hiddenIn, shown, temporaryFolder } from '../temporary-folder';
import { asNewProcess } from './new-process';
import { withoutCaseIn } from './caseless';

/** Synthesises a ClusterRole of each name, with a file of its own; says what was printed. */
function synth(outdir: string, names: readonly string[], program = 'main.ts'): string {
  asNewProcess();
  const app = new App({ outdir, yamlOutputType: YamlOutputType.FILE_PER_RESOURCE });
  for (const name of names) {
    const metadata = { name };
    const kind = 'ClusterRole';
    const apiVersion = 'rbac.authorization.k8s.io/v1';
    new ApiObject(new Chart(app, name), 'role', { apiVersion, kind, metadata });
  }
  const [, before] = process.argv;
  process.argv[1] = join(outdir, '..', program);
  const write = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  try {
    app.synth();
    return write.mock.calls.map(([text]) => text).join('');
  } finally {
    process.argv[1] = before!;
    write.mockRestore();
  }
}

describe('where case is not told apart', () => {
  test('two files that differ in case only are refused, with nothing written', () => {
    const outdir = temporaryFolder();
    withoutCaseIn(outdir, () => {
      synth(outdir, ['view']);
      const before = filesIn(outdir);
      expect(() => synth(outdir, ['view', 'Edit', 'edit'])).toThrow(
        `cannot write ${shown(join(outdir, 'ClusterRole.edit.k8s.yaml'))}: here it is the same file as ClusterRole.Edit.k8s.yaml, which would be lost\n  kind and name make the name of the file: change a name, or choose YamlOutputType.FILE_PER_CHART\n  nothing was changed`,
      );
      expect(filesIn(outdir)).toEqual(before);
    });
    expect(hiddenIn(outdir)).toHaveLength(1);
  });

  test('a file that is renamed in case only is not removed as stale', () => {
    const outdir = temporaryFolder();
    withoutCaseIn(outdir, () => {
      synth(outdir, ['Edit', 'get', 'view']);
      synth(outdir, ['edit', 'view']);
    });
    expect(Object.values(filesIn(outdir))).toEqual([
      expect.stringContaining('name: edit'),
      expect.stringContaining('name: view'),
    ]);
    expect(fs.readFileSync(join(outdir, hiddenIn(outdir)[0]!), 'utf8')).toMatch(
      /\nClusterRole\.edit\.k8s\.yaml\nClusterRole\.view\.k8s\.yaml\n$/,
    );
  });

  test('nor one that another program has written under the other name', () => {
    const outdir = temporaryFolder();
    withoutCaseIn(outdir, () => {
      synth(outdir, ['Edit', 'view'], 'one.ts');
      synth(outdir, ['edit'], 'two.ts');
      synth(outdir, ['view'], 'one.ts');
    });
    expect(Object.values(filesIn(outdir))).toEqual([
      expect.stringContaining('name: edit'),
      expect.stringContaining('name: view'),
    ]);
  });
});

test('where case is told apart both are written, and a warning names both', () => {
  const outdir = temporaryFolder();
  expect(synth(outdir, ['Admin', 'admin'])).toContain(
    'ClusterRole admin/role: 1 warning\n  metadata.name: Duplicate value: ClusterRole Admin/role is written to the same file, ClusterRole.Admin.k8s.yaml, where case is not told apart, as on macOS and Windows, and would be lost\n    kind and name make the name of the file: change a name, or choose YamlOutputType.FILE_PER_CHART\n',
  );
  expect(Object.keys(filesIn(outdir))).toEqual([
    'ClusterRole.Admin.k8s.yaml',
    'ClusterRole.admin.k8s.yaml',
  ]);
});
