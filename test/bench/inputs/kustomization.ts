import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from '../../../src/synth/yaml/stringify';
import { waitScript } from '../../../src/pod/wait/shell-wait';
import { webService } from '../programs/web-service';
import type { Folders } from '../scenario';

/** A kustomization with all web services in one file, to which it adds a label. */
export function writeKustomization({ inputs }: Folders, size: number): string {
  const folder = join(inputs, 'kustomize', String(size));
  mkdirSync(folder, { recursive: true });
  const manifests = Array.from({ length: size }, (_, index) =>
    webService(index, waitScript(['tcp'])),
  ).flat();
  writeFileSync(join(folder, 'all.yaml'), manifests.map((one) => stringify(one)).join('---\n'));
  writeFileSync(
    join(folder, 'kustomization.yaml'),
    'resources:\n  - all.yaml\nlabels:\n  - pairs:\n      team: web\n',
  );
  return folder;
}
