import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/**
 * What a pod costs the compiler, in type instantiations, which repeat exactly from run to run and from machine to
 * machine: the difference between a program of 301 pods and one of a single pod, a pod.
 */
const root = resolve(__dirname, '../..');
const budget = 710;

const pod = (i: number) => `
export const pod${i} = new WebPod({ image: 'ghcr.io/acme/shop:1.4.2', port: 8080, name: 'web${i}' }).with(
  withProbe({ readiness: httpGet('/ready', { port: 'http' }) }),
  withInitWait(waitFor.tcp('postgres', 5432), { timeout: '2m' }),
  withSidecar({ name: 'logs${i}', image: 'fluent/fluent-bit:3.1.9', ports: { metrics: 2020 } }),
  withVolume({ name: 'cache', mounts: { web${i}: '/cache', logs${i}: '/cache' } }),
  withEnv({ CACHE: '/cache' }),
);`;

const names = 'WebPod, httpGet, waitFor, withEnv, withInitWait, withProbe, withSidecar, withVolume';

/** The instantiations of a program of some pods. */
function instantiations(tsc: string, pods: number): number {
  const scratch = mkdtempSync(join(root, '.tmp-types-'));
  try {
    const body = Array.from({ length: pods }, (_, i) => pod(i)).join('');
    writeFileSync(join(scratch, 'pods.ts'), `import { ${names} } from 'podwright';\n${body}\n`);
    writeFileSync(
      join(scratch, 'tsconfig.json'),
      JSON.stringify({
        extends: join(root, 'tsconfig.json'),
        compilerOptions: {
          isolatedDeclarations: false,
          declaration: false,
          types: ['node'],
          skipLibCheck: true,
        },
        files: ['pods.ts'],
        include: [],
        exclude: [],
      }),
    );
    const args = [
      tsc,
      '-p',
      join(scratch, 'tsconfig.json'),
      '--extendedDiagnostics',
      ...(tsc.includes('typescript-5.9') ? [] : ['--singleThreaded']),
    ];
    const output = execFileSync(process.execPath, args, { encoding: 'utf8', cwd: root });
    return Number(/Instantiations:\s+(\d+)/.exec(output)?.[1]);
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

test.each([
  {
    name: 'TypeScript 7',
    tsc: require.resolve('typescript/package.json').replace(/package\.json$/, 'bin/tsc'),
  },
  {
    name: 'TypeScript 5.9',
    tsc: require.resolve('typescript-5.9/package.json').replace(/package\.json$/, 'bin/tsc'),
  },
])(`a pod of five mixins costs $name fewer than ${budget} instantiations`, ({ tsc }) => {
  const each = (instantiations(tsc, 301) - instantiations(tsc, 1)) / 300;
  expect(each).toBeGreaterThan(100);
  expect(each).toBeLessThan(budget);
});
