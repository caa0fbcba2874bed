import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from '../../../src/synth/yaml/stringify';
import { waitScript } from '../../../src/pod/wait/shell-wait';
import { webService } from '../programs/web-service';
import type { Folders } from '../scenario';

/** What stands for the number of a service, before it becomes a template. */
const placeholder = 987_654_321;

/** A Helm chart whose template makes the web services, by a loop over their count. */
export function writeHelmChart({ inputs }: Folders, size: number): string {
  const folder = join(inputs, 'helm', String(size));
  mkdirSync(join(folder, 'templates'), { recursive: true });
  const documents = webService(placeholder, waitScript(['tcp']))
    .map((manifest) => `---\n${stringify(manifest)}`)
    .join('')
    .replaceAll(String(placeholder), '{{ $index }}');
  const template = `{{- range $index := until (int .Values.count) }}\n${documents}{{- end }}\n`;
  writeFileSync(join(folder, 'Chart.yaml'), 'apiVersion: v2\nname: bench\nversion: 1.0.0\n');
  writeFileSync(join(folder, 'values.yaml'), `count: ${size}\n`);
  writeFileSync(join(folder, 'templates', 'services.yaml'), template);
  return folder;
}
