import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { buildSync, type BuildOptions } from 'esbuild';
import { temporaryFolder } from '../synth/temporary-folder';
import { fieldOrigin, originOf } from '../../src/pod/origin';

function call(): ReturnType<typeof originOf> {
  return originOf(call);
}

/** Calls it from so many functions deep. */
function within(depth: number): ReturnType<typeof originOf> {
  return depth === 0 ? call() : within(depth - 1);
}

function frames(depth: number): number {
  return (within(depth).trace.stack ?? '').split('\n').length - 1;
}

describe('an origin', () => {
  const before = Error.stackTraceLimit;

  afterEach(() => {
    Error.stackTraceLimit = before;
  });

  test('names the call and the line below it', () => {
    const { call: name, places } = fieldOrigin(call());
    expect(name).toBe('call');
    expect(places[0]?.file).toBe(__filename);
    expect(places[0]?.line).toBe(29);
  });

  test('keeps five frames, and leaves the limit of the program as it is', () => {
    Error.stackTraceLimit = 10;
    expect(frames(8)).toBe(5);
    expect(Error.stackTraceLimit).toBe(10);
  });

  test.each([3, 20, 50])('keeps as many frames as the program asks for: %i', (limit) => {
    Error.stackTraceLimit = limit;
    expect(frames(60)).toBe(limit);
    expect(Error.stackTraceLimit).toBe(limit);
  });

  test('is told without a place where the program wants no traces', () => {
    Error.stackTraceLimit = 0;
    expect(fieldOrigin(call())).toEqual({ call: 'call', places: [] });
  });
});

describe('an origin in a program', () => {
  const podwright = JSON.stringify(resolve(__dirname, '../../src'));

  /** What sets the volume of a pod, according to a program that was bundled with this package. */
  function told(folder: string, program: string, options: BuildOptions): unknown {
    const entry = join(folder, 'shop.ts');
    const outfile = join(folder, 'out/main.js');
    writeFileSync(entry, program);
    const common = { bundle: true, platform: 'node', logLevel: 'silent' } as const;
    const nodePaths = [resolve(__dirname, '../../node_modules')];
    buildSync({ ...common, entryPoints: [entry], outfile, nodePaths, ...options });
    const [origin] = JSON.parse(execFileSync(process.execPath, [outfile], { encoding: 'utf8' }));
    const { call, places } = origin;
    return [call, ...places.map(({ file, line }: any) => `${file.slice(folder.length)}:${line}`)];
  }

  const program = (library: string): string => `import { Chart, Testing } from 'cdk8s';
import { Deployment, WebPod } from ${podwright};
import { cache } from '${library}';
const pod = new WebPod({ image: 'ghcr.io/acme/shop:1.4.2', port: 8080 }).with(
  cache(),
);
const web = new Deployment(new Chart(Testing.app(), 'shop'), 'web', { pod });
console.log(JSON.stringify(web.origin('spec.template.spec.volumes[0]')));
`;
  const library = `import * as all from ${podwright};
const { withVolume } = all;
export const cache = () => withVolume({ name: 'cache' });
const made = withVolume({ name: 'cache' });
export const acme = all.mixin('acme', made);
`;

  test('that is bundled with this package is told by the line of its source', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'cache.ts'), library);
    expect(told(folder, program('./cache'), { sourcemap: true })).toEqual([
      'withVolume',
      '/cache.ts:3',
    ]);
  });

  test('is told by the line of the bundle where nothing tells of its source', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'cache.ts'), library);
    expect(told(folder, program('./cache'), {})).toEqual([
      'withVolume',
      expect.stringMatching(/^\/out\/main\.js:\d+$/),
    ]);
  });

  test('of which a library made the mixin while it was loaded is told by the line of the library', () => {
    const folder = temporaryFolder();
    const acme = join(folder, 'node_modules/@acme/tiny');
    mkdirSync(acme, { recursive: true });
    writeFileSync(join(acme, 'index.ts'), library);
    const loaded = program('@acme/tiny')
      .replace('{ cache }', '{ acme }')
      .replace('cache()', 'acme');
    expect(told(folder, loaded, { sourcemap: true })).toEqual([
      'withVolume in acme',
      '/node_modules/@acme/tiny/index.ts:4',
    ]);
  });

  test('is told by the name that the API has, whatever else the bundle calls by it', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'cache.ts'), library);
    const taken = `${program('./cache')}function withVolume() {}\nwithVolume();\n`;
    expect(told(folder, taken, { sourcemap: true })).toEqual(['withVolume', '/cache.ts:3']);
  });

  test('lies in a folder with brackets and spaces', () => {
    const folder = join(temporaryFolder(), 'shop (x) y');
    mkdirSync(folder);
    writeFileSync(join(folder, 'cache.ts'), library);
    expect(told(folder, program('./cache'), { sourcemap: true })).toEqual([
      'withVolume',
      '/cache.ts:3',
    ]);
  });
});
