import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/**
 * Every file of `cases/` compiles, except for the lines below a mark `// error: <text>`: each of those must be refused,
 * at that line, with a message that contains the text. Both compilers our users have are asked.
 */
const root = resolve(__dirname, '../..');
const folder = join(__dirname, 'cases');

const compilers = [
  {
    name: 'TypeScript 7',
    tsc: require.resolve('typescript/package.json').replace(/package\.json$/, 'bin/tsc'),
  },
  {
    name: 'TypeScript 5.9',
    tsc: require.resolve('typescript-5.9/package.json').replace(/package\.json$/, 'bin/tsc'),
  },
];

interface Line {
  readonly file: string;
  readonly line: number;
  readonly text: string;
}

function marks(file: string): Line[] {
  const lines = readFileSync(join(folder, file), 'utf8').split('\n');
  return lines.flatMap((line, index) => {
    const text = /^\s*\/\/ error: (.*)$/.exec(line)?.[1];
    return text === undefined ? [] : [{ file, line: index + 2, text }];
  });
}

/** The errors of a compiler, each with the lines of text that belong to it. */
function errors(tsc: string): Line[] {
  const scratch = mkdtempSync(join(root, '.tmp-types-'));
  try {
    const project = join(scratch, 'tsconfig.json');
    writeFileSync(
      project,
      JSON.stringify({
        extends: join(root, 'tsconfig.json'),
        compilerOptions: {
          noEmit: true,
          noUnusedLocals: false,
          isolatedDeclarations: false,
          declaration: false,
        },
        include: [join(folder, '**/*.ts')],
        exclude: [],
      }),
    );
    return parsed(outputOf(tsc, project));
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

function outputOf(tsc: string, project: string): string {
  try {
    return execFileSync(process.execPath, [tsc, '-p', project, '--pretty', 'false'], {
      encoding: 'utf8',
      cwd: root,
    });
  } catch (failure) {
    return (failure as { stdout: string }).stdout;
  }
}

function parsed(output: string): Line[] {
  const found: { file: string; line: number; text: string }[] = [];
  for (const line of output.split('\n')) {
    const match = /^(.*?)\((\d+),\d+\): error TS\d+: (.*)$/.exec(line);
    if (match !== null) {
      const [, file = '', row, text = ''] = match;
      found.push({ file: file.replace(/^.*test\/types\/cases\//, ''), line: Number(row), text });
    } else if (line.startsWith(' ') && found.length > 0) {
      found[found.length - 1]!.text += `\n${line}`;
    }
  }
  return found;
}

describe.each(compilers)('under $name', ({ tsc }) => {
  const found = errors(tsc);
  const files = readdirSync(folder).filter((file) => file.endsWith('.ts'));

  test.each(files)('%s is refused exactly where it says, with what it says', (file) => {
    const expected = marks(file);
    const here = found.filter((error) => error.file === file);
    const surprises = here.filter(({ line }) => !expected.some((mark) => mark.line === line));
    expect(surprises).toEqual([]);
    for (const mark of expected) {
      const texts = here.filter(({ line }) => line === mark.line).map(({ text }) => text);
      expect({ ...mark, text: texts.join('\n') }).toEqual({
        ...mark,
        text: expect.stringContaining(mark.text),
      });
    }
  });

  test('nothing outside the cases is refused', () => {
    expect(found.filter(({ file }) => !files.includes(file))).toEqual([]);
  });
});
