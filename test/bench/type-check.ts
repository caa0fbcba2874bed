import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a compiler needs to check a program. */
export interface TypeCheck {
  readonly compiler: string;
  readonly program: string;
  /** Milliseconds of the whole process. */
  readonly wall: number;
  readonly instantiations: number | undefined;
  /** The first error, where there is one. */
  readonly failed?: string;
}

const compilers = { 'TypeScript 7': 'typescript', 'TypeScript 5.9': 'typescript-5.9' };

const header = `import { WebPod, httpGet, waitFor, withEnv, withInitWait, withProbe, withResources, withSidecar } from 'podwright';\n`;

function pod(index: number): string {
  return `export const pod${index} = new WebPod({ image: 'ghcr.io/acme/web:1.4.${index}', port: 8080 }).with(
  withEnv({ LOG_LEVEL: 'info', SHARD: '${index}' }),
  withProbe({ readiness: httpGet('/ready', { port: 'http' }), liveness: httpGet('/live'), startWithin: '60s' }),
  withResources({ requests: { cpu: '100m', memory: '256Mi' }, limits: { memory: '256Mi' } }),
  withInitWait(waitFor.tcp('postgres-${index}', 5432), { timeout: '2m' }),
  withSidecar({ name: 'logs${index}', image: 'fluent/fluent-bit:3.1.9', ports: { metrics: 2020 } }),
);\n`;
}

const programs: Readonly<Record<string, string>> = {
  'only the import': `${header}export const used = [WebPod, httpGet, waitFor, withEnv, withInitWait, withProbe, withResources, withSidecar];\n`,
  '300 pods with five mixins each':
    header + Array.from({ length: 300 }, (_, index) => pod(index)).join(''),
};

/** Checks programs that use the package as it was built, with both compilers that users have. */
export function checkTypes(root: string, buildFolder: string): readonly TypeCheck[] {
  return Object.entries(programs).flatMap(([program, source], index) => {
    const folder = join(buildFolder, 'types', String(index));
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'pods.ts'), source);
    const options = {
      noEmit: true,
      strict: true,
      target: 'es2022',
      module: 'node16',
      moduleResolution: 'node16',
      skipLibCheck: true,
      types: [],
    };
    writeFileSync(
      join(folder, 'tsconfig.json'),
      JSON.stringify({ compilerOptions: options, files: ['pods.ts'] }),
    );
    return Object.entries(compilers).map(([compiler, folderName]): TypeCheck => {
      const start = performance.now();
      const { stdout, status } = spawnSync(
        process.execPath,
        [join(root, 'node_modules', folderName, 'bin/tsc'), '-p', folder, '--extendedDiagnostics'],
        { encoding: 'utf8' },
      );
      const wall = performance.now() - start;
      const found = /Instantiations:\s+([\d,]+)/.exec(stdout)?.[1];
      const instantiations = found === undefined ? undefined : Number(found.replaceAll(',', ''));
      const failed = status === 0 ? {} : { failed: stdout.split('\n')[0]!.slice(0, 200) };
      return { compiler, program, wall, instantiations, ...failed };
    });
  });
}
