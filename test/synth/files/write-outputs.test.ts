import { ApiObject, Chart, YamlOutputType } from 'cdk8s';
import fs from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { PodwrightError } from '../../../src/manifest/podwright-error';
import { App, type AppProps } from '../../../src/synth/app';
import { processSpace } from '../../../src/synth/files/running-process';
import { filesIn, hiddenIn, shown, temporaryFolder } from '../temporary-folder';
import { asNewProcess } from './new-process';

type Charts = Readonly<Record<string, string>>;

/** An app with one ConfigMap in each chart. */
function appOf(outdir: string, charts: Charts, props: AppProps = {}, AppOf: typeof App = App): App {
  const app = new AppOf({ outdir, ...props });
  for (const [id, text] of Object.entries(charts)) {
    new ApiObject(new Chart(app, id), 'map', {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: id },
      data: { text },
    });
  }
  return app;
}

/** One run of a program, which is known by its main file, and knows nothing of its earlier runs. */
function runProgram(
  main: string,
  outdir: string,
  charts: Charts,
  { props, change }: { props?: AppProps; change?: (app: App) => void } = {},
): void {
  const [, before] = process.argv;
  process.argv[1] = join(outdir, '..', main);
  asNewProcess();
  try {
    jest.isolateModules(() => {
      const fresh = require('../../../src/synth/app') as { App: typeof App };
      const app = appOf(outdir, charts, props, fresh.App);
      change?.(app);
      app.synth();
    });
  } finally {
    process.argv[1] = before!;
  }
}

afterEach(() => jest.restoreAllMocks());

describe('files', () => {
  test('that stay the same keep their bytes and their times', () => {
    const outdir = temporaryFolder();
    appOf(outdir, { a: '1', b: '1' }).synth();
    const past = new Date(2020, 1, 1);
    for (const name of [...Object.keys(filesIn(outdir)), ...hiddenIn(outdir)]) {
      fs.utimesSync(join(outdir, name), past, past);
    }
    appOf(outdir, { a: '1', b: '2' }).synth();
    const times = fs
      .readdirSync(outdir)
      .map((name) => [name, fs.statSync(join(outdir, name)).mtimeMs === past.getTime()]);
    expect(Object.fromEntries(times)).toEqual({
      [hiddenIn(outdir)[0]!]: true,
      'a.k8s.yaml': true,
      'b.k8s.yaml': false,
    });
  });

  test('that stay the same need no permission to write', () => {
    const outdir = temporaryFolder();
    appOf(outdir, { a: '1' }).synth();
    const open = jest.spyOn(fs, 'openSync');
    const rename = jest.spyOn(fs, 'renameSync');
    appOf(outdir, { a: '1' }).synth();
    expect(open.mock.calls.every(([, flags]) => flags === 'r')).toBe(true);
    expect(rename).not.toHaveBeenCalled();
  });

  test('keep their permissions', () => {
    const outdir = temporaryFolder();
    appOf(outdir, { a: '1' }).synth();
    fs.chmodSync(join(outdir, 'a.k8s.yaml'), 0o600);
    appOf(outdir, { a: '2' }).synth();
    expect(fs.statSync(join(outdir, 'a.k8s.yaml')).mode & 0o777).toBe(0o600);
  });
});

describe('stale files', () => {
  test('of the same program are removed, and nothing else', () => {
    const outdir = temporaryFolder();
    fs.writeFileSync(join(outdir, 'foreign.yaml'), 'mine');
    runProgram('main.ts', outdir, { one: '1', two: '2' });
    runProgram('main.ts', outdir, { two: '2', three: '3' });
    expect(Object.keys(filesIn(outdir))).toEqual([
      'foreign.yaml',
      'three.k8s.yaml',
      'two.k8s.yaml',
    ]);
  });

  test('are removed when a dependency numbers the files', () => {
    const outdir = temporaryFolder();
    const charts = { one: '1', two: '2' };
    runProgram('main.ts', outdir, charts);
    expect(Object.keys(filesIn(outdir))).toEqual(['one.k8s.yaml', 'two.k8s.yaml']);
    runProgram('main.ts', outdir, charts, {
      change: ({ node }) => node.findChild('one').node.addDependency(node.findChild('two')),
    });
    expect(Object.keys(filesIn(outdir))).toEqual(['0000-two.k8s.yaml', '0001-one.k8s.yaml']);
  });

  test('are named when they are removed', () => {
    const outdir = temporaryFolder();
    const write = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    const said = (): string => write.mock.calls.map(([text]) => text).join('');
    runProgram('main.ts', outdir, { a: '1', b: '1' });
    runProgram('main.ts', outdir, { b: '1' });
    runProgram('main.ts', outdir, { b: '2' });
    expect(said()).toBe(
      `removed from ${shown(outdir)}: a.k8s.yaml\n  this program wrote that before, and writes it no longer; new App({ removeStaleFiles: false }) keeps such files\n`,
    );
    const many = 'abcdefgh'.split('').map((id) => [id, '1']);
    runProgram('main.ts', outdir, Object.fromEntries(many));
    runProgram('main.ts', outdir, { a: '1' });
    expect(said()).toContain(
      'b.k8s.yaml, c.k8s.yaml, d.k8s.yaml, e.k8s.yaml, f.k8s.yaml and 2 more',
    );
  });

  test('are removed with the folders that become empty', () => {
    const outdir = temporaryFolder();
    const props = { yamlOutputType: YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE };
    appOf(outdir, { one: '1', two: '2' }, props).synth();
    fs.writeFileSync(join(outdir, 'two', 'notes.txt'), 'mine');
    asNewProcess();
    appOf(outdir, { one: '1', three: '3' }, props).synth();
    expect(fs.readdirSync(outdir).filter((name) => !name.startsWith('.'))).toEqual([
      'one',
      'three',
      'two',
    ]);
    expect(fs.readdirSync(join(outdir, 'two'))).toEqual(['notes.txt']);
    appOf(outdir, { three: '3' }, props).synth();
    expect(fs.existsSync(join(outdir, 'one'))).toBe(false);
  });

  test('of another program that shares the folder stay', () => {
    const outdir = temporaryFolder();
    runProgram('one.ts', outdir, { a: '1', b: '1' });
    runProgram('two.ts', outdir, { c: '1', d: '1' });
    runProgram('one.ts', outdir, { a: '1' });
    expect(Object.keys(filesIn(outdir))).toEqual(['a.k8s.yaml', 'c.k8s.yaml', 'd.k8s.yaml']);
    expect(hiddenIn(outdir)).toHaveLength(2);
  });

  test('that another program has taken over stay', () => {
    const outdir = temporaryFolder();
    runProgram('one.ts', outdir, { a: '1', b: '1' });
    runProgram('two.ts', outdir, { b: '2' });
    runProgram('one.ts', outdir, { a: '1' });
    expect(Object.keys(filesIn(outdir))).toEqual(['a.k8s.yaml', 'b.k8s.yaml']);
  });

  test('of another app of the same program stay, and those of one that was built again do not', () => {
    const outdir = temporaryFolder();
    const first = appOf(outdir, { a: '1' });
    const second = appOf(outdir, { b: '1' });
    for (const app of [first, second, first, second]) app.synth();
    expect(Object.keys(filesIn(outdir))).toEqual(['a.k8s.yaml', 'b.k8s.yaml']);
    appOf(outdir, { b: '2', c: '2' }).synth();
    appOf(outdir, { c: '3' }).synth();
    expect(Object.keys(filesIn(outdir))).toEqual(['a.k8s.yaml', 'c.k8s.yaml']);
  });

  test('stay where that is asked for, and no list is kept', () => {
    const outdir = temporaryFolder();
    appOf(outdir, { a: '1' }, { removeStaleFiles: false }).synth();
    appOf(outdir, { b: '1' }, { removeStaleFiles: false }).synth();
    expect(Object.keys(filesIn(outdir))).toEqual(['a.k8s.yaml', 'b.k8s.yaml']);
    expect(hiddenIn(outdir)).toEqual([]);
  });

  test('are not removed outside of the folder, whatever the list says', () => {
    const parent = temporaryFolder();
    const outdir = join(parent, 'dist');
    const elsewhere = join(parent, 'elsewhere');
    fs.mkdirSync(elsewhere);
    for (const place of [join(parent, 'victim.yaml'), join(elsewhere, 'victim.yaml')])
      fs.writeFileSync(place, 'mine');
    appOf(outdir, { a: '1' }).synth();
    fs.symlinkSync(elsewhere, join(outdir, 'link'));
    const [ledger] = hiddenIn(outdir);
    fs.appendFileSync(
      join(outdir, ledger!),
      `../victim.yaml\n${join(parent, 'victim.yaml')}\nlink/victim.yaml\n.\n..\n`,
    );
    appOf(outdir, { a: '2' }).synth();
    expect(fs.existsSync(join(parent, 'victim.yaml'))).toBe(true);
    expect(fs.existsSync(join(elsewhere, 'victim.yaml'))).toBe(true);
    expect(fs.existsSync(outdir)).toBe(true);
  });

  test('are listed in a hidden file that says the same in every checkout', () => {
    const texts = [temporaryFolder(), temporaryFolder()].map((parent) => {
      const outdir = join(parent, 'dist');
      runProgram('src/main.ts', outdir, { b: '1', a: '1' });
      const [name] = hiddenIn(outdir);
      return [name, fs.readFileSync(join(outdir, name!), 'utf8')];
    });
    expect(texts[0]).toEqual(texts[1]);
    expect(texts[0]).toEqual([
      expect.stringMatching(/^\.podwright-[0-9a-f]{8}$/),
      '# What ../src/main.ts wrote here. Podwright removes from this folder what is listed and no longer written.\na.k8s.yaml\nb.k8s.yaml\n',
    ]);
  });
});

describe('nothing leaves the folder', () => {
  test('by an extension that leads up', () => {
    const outdir = join(temporaryFolder(), 'dist');
    expect(() =>
      appOf(outdir, { a: '1' }, { outputFileExtension: '/../../evil.yaml' }).synth(),
    ).toThrow(
      /^cannot write a\/\.\.\/\.\.\/evil\.yaml: it would be outside .*\n {2}look at outputFileExtension/,
    );
  });

  test('through a link to another folder', () => {
    const [outdir, elsewhere] = [temporaryFolder(), temporaryFolder()];
    fs.symlinkSync(elsewhere, join(outdir, 'a'));
    const props = { yamlOutputType: YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE };
    expect(() => appOf(outdir, { a: '1' }, props).synth()).toThrow(/is a link to .*, outside /);
    expect(fs.readdirSync(elsewhere)).toEqual([]);
  });

  test('through a link in the place of a file: the link is replaced', () => {
    const [outdir, elsewhere] = [temporaryFolder(), temporaryFolder()];
    fs.writeFileSync(join(elsewhere, 'victim'), 'mine');
    fs.symlinkSync(join(elsewhere, 'victim'), join(outdir, 'a.k8s.yaml'));
    appOf(outdir, { a: '1' }).synth();
    expect(fs.readFileSync(join(elsewhere, 'victim'), 'utf8')).toBe('mine');
    expect(fs.lstatSync(join(outdir, 'a.k8s.yaml')).isFile()).toBe(true);
  });

  test('as a device of Windows', () => {
    const platform = Object.getOwnPropertyDescriptor(process, 'platform')!;
    Object.defineProperty(process, 'platform', { ...platform, value: 'win32' });
    try {
      expect(() => appOf(temporaryFolder(), { nul: '1' }).synth()).toThrow(
        'Windows takes this name for a device',
      );
    } finally {
      Object.defineProperty(process, 'platform', platform);
    }
  });

  test('but the folder itself may be a link', () => {
    const [parent, elsewhere] = [temporaryFolder(), temporaryFolder()];
    fs.symlinkSync(elsewhere, join(parent, 'dist'));
    appOf(join(parent, 'dist'), { a: '1' }).synth();
    expect(Object.keys(filesIn(elsewhere))).toEqual(['a.k8s.yaml']);
  });
});

describe('when writing fails, the cause is named and the old files stay', () => {
  function systemError(code: string): Error {
    return Object.assign(new Error(`${code}: something, write`), { code });
  }

  function failureOf(app: App): PodwrightError {
    try {
      app.synth();
    } catch (error) {
      if (error instanceof PodwrightError) return error;
      throw error;
    }
    throw new Error('did not fail');
  }

  test.each([
    ['ENOSPC', 'there is no space left on the device'],
    ['EDQUOT', 'the disk quota is used up'],
    ['EIO', 'the device reports an error'],
  ])('%s in the middle of the second file', (code, cause) => {
    const outdir = temporaryFolder();
    appOf(outdir, { a: '1', b: '1' }).synth();
    const before = filesIn(outdir);
    const { writeSync, writevSync } = fs;
    let written = 0;
    jest.spyOn(fs, 'writevSync').mockImplementation((file, bytes) => {
      written += 1;
      // The first file, then half of the second.
      if (written === 2) return writeSync(file, bytes[0]!, 0, 20);
      if (written > 2) throw systemError(code);
      return writevSync(file, bytes);
    });
    const error = failureOf(appOf(outdir, { a: '2', b: '2' }));
    expect(error.message).toBe(
      `cannot write ${shown(join(outdir, 'b.k8s.yaml'))}: ${cause} (${code})\n  nothing was changed: the files are as they were`,
    );
    expect(error.cause).toMatchObject({ code });
    expect(filesIn(outdir)).toEqual(before);
    expect(hiddenIn(outdir)).toHaveLength(1);
  });

  test('a read-only file system', () => {
    const outdir = join(temporaryFolder(), 'dist');
    jest.spyOn(fs, 'mkdirSync').mockImplementation(() => {
      throw systemError('EROFS');
    });
    expect(failureOf(appOf(outdir, { a: '1' })).message).toBe(
      `cannot write ${shown(outdir)}: the file system is read-only (EROFS)\n  nothing was written`,
    );
  });

  test('a file in the place of the folder', () => {
    const outdir = join(temporaryFolder(), 'dist');
    fs.writeFileSync(outdir, '');
    expect(failureOf(appOf(outdir, { a: '1' })).message).toContain(
      'a file is in the place of a folder (EEXIST)',
    );
    expect(failureOf(appOf(join(outdir, 'deeper'), { a: '1' })).message).toContain(
      'a file is in the place of a folder (ENOTDIR)',
    );
  });

  test('a folder in the place of a file', () => {
    const outdir = temporaryFolder();
    fs.mkdirSync(join(outdir, 'b.k8s.yaml'));
    expect(failureOf(appOf(outdir, { a: '1', b: '1' })).message).toBe(
      `cannot write ${shown(join(outdir, 'b.k8s.yaml'))}: a folder is in its place (EISDIR)\n  nothing was written`,
    );
    expect(filesIn(outdir)).toEqual({});
  });

  test('a name that is too long', () => {
    const outdir = temporaryFolder();
    const error = failureOf(
      appOf(outdir, { a: '1' }, { outputFileExtension: `.${'x'.repeat(300)}.yaml` }),
    );
    expect(error.message).toContain('the name is too long for the file system (ENAMETOOLONG)');
    expect(filesIn(outdir)).toEqual({});
  });

  test('a problem in the last chart', () => {
    const outdir = temporaryFolder();
    appOf(outdir, { a: '1' }).synth();
    const before = filesIn(outdir);
    const app = appOf(outdir, { a: '2' });
    new ApiObject(new Chart(app, 'z'), 'o', {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      data: { a: NaN },
    });
    expect(failureOf(app).message).toContain('ConfigMap z/o: 1 problem');
    expect(filesIn(outdir)).toEqual(before);
  });
});

test('what a killed synthesis left behind is removed', () => {
  const outdir = temporaryFolder();
  fs.writeFileSync(join(outdir, '.podwright-a.k8s.yaml-1-1.tmp'), 'half');
  // No process has this number, which is above the highest.
  fs.writeFileSync(join(outdir, '.podwright-lock'), `99999999 ${processSpace()}`);
  appOf(outdir, { a: '1' }).synth();
  expect(hiddenIn(outdir)).toEqual([expect.stringMatching(/^\.podwright-[0-9a-f]{8}$/)]);
});

test('many syntheses in one turn of the event loop keep no app in memory', () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const outdir = temporaryFolder();
  const heapAfter = (apps: number): number => {
    for (let index = 0; index < apps; index += 1) {
      appOf(outdir, { a: `${index} ${'megabyte'.repeat(131_072)}` }).synth();
    }
    collect();
    return process.memoryUsage().heapUsed / 1024 / 1024;
  };
  const before = heapAfter(5);
  expect(heapAfter(50) - before).toBeLessThan(20);
});

test('what another process writes just before the folder is locked is not mixed in', () => {
  const outdir = temporaryFolder();
  appOf(outdir, { one: 'A', two: 'A' }).synth();
  const { openSync } = fs;
  let hasWritten = false;
  jest.spyOn(fs, 'openSync').mockImplementation((path, ...rest) => {
    if (!hasWritten && String(path).endsWith('.podwright-lock')) {
      hasWritten = true;
      appOf(outdir, { one: 'B', two: 'B' }).synth();
    }
    return openSync(path, ...rest);
  });
  appOf(outdir, { one: 'A', two: 'C' }).synth();
  const [one, two] = Object.values(filesIn(outdir));
  expect(hasWritten).toBe(true);
  expect(one).toContain('text: A');
  expect(two).toContain('text: C');
});

test.each([0o600, 0o640])('a file of the mode %i is never open to others', (mode) => {
  const outdir = temporaryFolder();
  appOf(outdir, { a: '1' }).synth();
  const [name] = Object.keys(filesIn(outdir));
  fs.chmodSync(join(outdir, name!), mode);
  const modes: number[] = [];
  const { writevSync } = fs;
  jest.spyOn(fs, 'writevSync').mockImplementation((file, ...rest) => {
    modes.push(fs.fstatSync(file).mode & 0o777);
    return writevSync(file, ...rest);
  });
  appOf(outdir, { a: '2' }).synth();
  expect(modes).toEqual([mode]);
  expect(fs.statSync(join(outdir, name!)).mode & 0o777).toBe(mode);
});
