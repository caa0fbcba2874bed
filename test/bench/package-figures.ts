import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** How large the package is that users install. */
export interface PackageFigures {
  readonly unpackedSize: number;
  readonly files: number;
  readonly dependencies: readonly string[];
}

/** What `npm pack` would put into the package; as it was last built. */
export function packageFigures(root: string): PackageFigures {
  const packed = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [{ unpackedSize, entryCount }] = JSON.parse(String(packed)) as [
    { unpackedSize: number; entryCount: number },
  ];
  const { dependencies = {} } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    readonly dependencies?: Readonly<Record<string, string>>;
  };
  return { unpackedSize, files: entryCount, dependencies: Object.keys(dependencies) };
}
