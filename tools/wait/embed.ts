// Writes src/pod/wait/script.ts from src/pod/wait/wait.sh: npx tsx tools/wait/embed.ts && npx oxfmt src/pod/wait
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { partsOf } from './parts-of';

const room = join(__dirname, '../../src/pod/wait');
const parts = [...partsOf(readFileSync(join(room, 'wait.sh'), 'utf8'))];
writeFileSync(
  join(room, 'script.ts'),
  `// oxlint-disable max-lines -- one line for each line of wait.sh, from which tools/wait/embed.ts writes this file
/** The wait program in parts, as they stand in the manifests: wait.sh without its comments. */
export const scriptParts: {
${parts.map(([name]) => `  readonly ${name}: readonly string[];`).join('\n')}
} = {
${parts.map(([name, lines]) => `  ${name}: [\n${lines.map((line) => `    ${quoted(line)},`).join('\n')}\n  ],`).join('\n')}
};
`,
);

function quoted(line: string): string {
  const quote = line.includes("'") && !line.includes('"') ? '"' : "'";
  return quote + line.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`) + quote;
}
