import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { waitScript } from '../../src/pod/wait/shell-wait';
import { finishLibrary } from '../../tools/build/finish-library';

const root = join(__dirname, '..', '..');

function compile(project: string, ...options: readonly string[]): void {
  try {
    execFileSync(
      process.execPath,
      [join(root, 'node_modules/typescript/bin/tsc'), '-p', project, ...options],
      {
        cwd: root,
        stdio: 'pipe',
      },
    );
  } catch (error) {
    // Types are for `npm run typecheck`: what is emitted runs.
    const { stdout } = error as { readonly stdout: Buffer };
    console.error(
      `not all of it typechecks:\n${String(stdout).split('\n').slice(0, 5).join('\n')}`,
    );
  }
}

/**
 * Compiles the package and the programs that use it, as a user's project has them; gives the folder of the programs.
 * Beside it, in `modules`, are the modules of the package as the compiler left them, for what is measured by itself.
 */
export function build(folder: string): string {
  const packaged = join(folder, 'node_modules', 'podwright');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(packaged, { recursive: true });
  // As `npm run build` does, elsewhere: `lib` may be in use.
  compile('tsconfig.build.json', '--outDir', join(packaged, 'lib'));
  cpSync(join(packaged, 'lib'), join(folder, 'modules'), { recursive: true });
  finishLibrary(join(packaged, 'lib'));
  cpSync(join(root, 'package.json'), join(packaged, 'package.json'));
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "commonjs" }\n');
  for (const dependency of ['cdk8s', 'cdk8s-plus-33', 'constructs', 'yaml']) {
    symlinkSync(join(root, 'node_modules', dependency), join(folder, 'node_modules', dependency));
  }
  const programs = join(folder, 'programs');
  compile('test/bench/programs/tsconfig.json', '--outDir', programs);
  writeFileSync(join(programs, 'wait.txt'), waitScript(['tcp']));
  return programs;
}
