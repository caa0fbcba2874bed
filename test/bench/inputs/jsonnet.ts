import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { waitScript } from '../../../src/pod/wait/shell-wait';
import { webService } from '../programs/web-service';
import type { Folders } from '../scenario';

const placeholder = 987_654_321;

/** A Jsonnet program that makes the web services, by a comprehension over their count. */
export function writeJsonnet({ inputs }: Folders, size: number): string {
  const folder = join(inputs, 'jsonnet');
  mkdirSync(folder, { recursive: true });
  const objects = JSON.stringify(webService(placeholder, waitScript(['tcp'])), undefined, 2)
    // A string that holds the number becomes a concatenation.
    .replaceAll(/"[^"\n]*987654321[^"\n]*"/g, (text) =>
      text.replaceAll(String(placeholder), '" + i + "'),
    );
  const path = join(folder, `services-${size}.jsonnet`);
  writeFileSync(path, `std.flattenArrays([${objects} for i in std.range(0, ${size - 1})])\n`);
  return path;
}
