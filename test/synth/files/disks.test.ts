import fs from 'node:fs';
import { join } from 'node:path';
import { ApiObject, Chart } from 'cdk8s';
import { App } from '../../../src/synth/app';
import { filesIn, hiddenIn, temporaryFolder } from '../temporary-folder';
import { asNormalUser, noMounts, onDisk, withShortFiles } from './disks';

jest.setTimeout(120_000);

const list = /^\.podwright-[0-9a-f]{8}$/;
const three = { a: 'old', b: 'old', c: 'old' };
const changed = { a: 'new', b: 'new', c: 'new' };
const filesOf = (charts: Readonly<Record<string, string>>): object =>
  Object.fromEntries(Object.entries(charts).map(([id, text]) => [`${id}.k8s.yaml`, text]));

describe(`on a disk of its own${noMounts === undefined ? '' : `: ${noMounts}`}`, () => {
  const whereItCan = noMounts === undefined ? test : test.skip;

  whereItCan(
    'that is full: the old files stay, all of them, and the next one finds its way',
    () => {
      const outcomes = onDisk('400k', temporaryFolder(), [
        { charts: three, kilobytes: 60 },
        { charts: changed, kilobytes: 90 },
        { charts: changed, kilobytes: 20 },
      ]);
      expect(outcomes).toEqual([
        { files: filesOf(three), hidden: [expect.stringMatching(list)] },
        {
          error: expect.stringMatching(
            /^cannot write .*\/[abc]\.k8s\.yaml: there is no space left on the device \(ENOSPC\)\n {2}nothing was changed: the files are as they were$/,
          ),
          files: filesOf(three),
          hidden: [expect.stringMatching(list)],
        },
        { files: filesOf(changed), hidden: [expect.stringMatching(list)] },
      ]);
    },
  );

  whereItCan('that is full to the last byte: not even a lock is left behind', () => {
    const outcomes = onDisk('200k', temporaryFolder(), [
      { charts: three },
      { run: 'cat /dev/zero > filler || true' },
      { charts: three },
      { charts: changed },
      { run: 'rm filler' },
      { charts: changed },
    ]);
    const hidden = [expect.stringMatching(list)];
    expect(outcomes).toEqual([
      { files: filesOf(three), hidden },
      { files: filesOf(three), hidden },
      { files: filesOf(three), hidden },
      {
        error: expect.stringMatching(
          /^cannot write .*: there is no space left on the device \(ENOSPC\)\n {2}nothing was changed/,
        ),
        files: filesOf(three),
        hidden,
      },
      { files: filesOf(three), hidden },
      { files: filesOf(changed), hidden },
    ]);
  });

  whereItCan(
    'that is read-only: what stays the same is no error, what changes names the cause',
    () => {
      const folder = temporaryFolder();
      const outcomes = onDisk('200k', folder, [
        { charts: three },
        { run: `mount -o remount,ro ${folder}` },
        { charts: three },
        { charts: changed },
      ]);
      const hidden = [expect.stringMatching(list)];
      expect(outcomes).toEqual([
        { files: filesOf(three), hidden },
        { files: filesOf(three), hidden },
        { files: filesOf(three), hidden },
        {
          error: expect.stringMatching(
            /^cannot write .*: the file system is read-only \(EROFS\)\n {2}nothing was changed/,
          ),
          files: filesOf(three),
          hidden,
        },
      ]);
    },
  );

  whereItCan('with another file system mounted in it', () => {
    const outcomes = onDisk(
      '200k',
      temporaryFolder(),
      [
        { charts: three },
        { run: 'mount -t tmpfs -o size=100k tmpfs b' },
        { charts: changed },
        { charts: { b: 'newer' } },
      ],
      'FOLDER_PER_CHART_FILE_PER_RESOURCE',
    );
    const hidden = [expect.stringMatching(list)];
    expect(outcomes.map((one) => one.error)).toEqual([undefined, undefined, undefined, undefined]);
    expect(outcomes[2]).toEqual({
      files: {
        'a/ConfigMap.a.k8s.yaml': 'new',
        'b/ConfigMap.b.k8s.yaml': 'new',
        'c/ConfigMap.c.k8s.yaml': 'new',
      },
      hidden,
    });
    expect(outcomes[3]).toEqual({ files: { 'b/ConfigMap.b.k8s.yaml': 'newer' }, hidden });
  });
});

test('where files may not become that long, the old ones stay', () => {
  const outcomes = withShortFiles(100, temporaryFolder(), [
    { charts: three, kilobytes: 10 },
    { charts: { ...changed, b: 'longer' }, kilobytes: 100 },
  ]);
  expect(outcomes[1]).toEqual({
    error: expect.stringMatching(
      /^cannot write .*\/a\.k8s\.yaml: the file is too large \(EFBIG\)\n {2}nothing was changed/,
    ),
    files: filesOf(three),
    hidden: [expect.stringMatching(list)],
  });
});

describe('without permission', () => {
  function synth(outdir: string, text: string): void {
    const app = new App({ outdir });
    const data = { text };
    new ApiObject(new Chart(app, 'a'), 'o', { apiVersion: 'v1', kind: 'ConfigMap', data });
    app.synth();
  }

  /** A folder that others may look into, as one for temporary files may not. */
  function openFolder(): string {
    const folder = temporaryFolder();
    fs.chmodSync(folder, 0o755);
    return folder;
  }

  test('to write into the folder: what stays the same is no error, what changes names the cause', () => {
    const outdir = openFolder();
    synth(outdir, 'old');
    fs.chmodSync(outdir, 0o555);
    const before = filesIn(outdir);
    expect(() => asNormalUser(() => synth(outdir, 'old'))).not.toThrow();
    expect(() => asNormalUser(() => synth(outdir, 'new'))).toThrow(
      /^cannot write .*: permission is denied \(EACCES\)\n {2}nothing was changed/,
    );
    expect(filesIn(outdir)).toEqual(before);
    expect(hiddenIn(outdir)).toHaveLength(1);
  });

  test('to make the folder', () => {
    const parent = openFolder();
    fs.chmodSync(parent, 0o555);
    expect(() => asNormalUser(() => synth(join(parent, 'dist'), 'new'))).toThrow(
      /^cannot write .*dist: permission is denied \(EACCES\)\n {2}nothing was written/,
    );
    expect(fs.existsSync(join(parent, 'dist'))).toBe(false);
  });

  test('to read the file that is there, or the list of outputs', () => {
    const outdir = openFolder();
    synth(outdir, 'old');
    for (const name of [...Object.keys(filesIn(outdir)), ...hiddenIn(outdir)]) {
      const place = join(outdir, name);
      const text = fs.readFileSync(place, 'utf8');
      fs.chownSync(place, fs.statSync(outdir).uid, fs.statSync(outdir).gid);
      fs.chmodSync(place, 0o000);
      expect(() => asNormalUser(() => synth(outdir, 'old'))).toThrow(
        /^cannot write .*: permission is denied \(EACCES\)\n {2}nothing was written/,
      );
      fs.chmodSync(place, 0o644);
      expect(fs.readFileSync(place, 'utf8')).toBe(text);
    }
  });
});
