import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSaid, type Said } from './said';

/** One check of the API server. */
export interface CatalogueRow {
  readonly id: string;
  readonly field: string;
  readonly condition: string;
  readonly type: string;
  readonly message: string;
  /** The versions that make the check; empty where all do that podwright knows. */
  readonly versions: string;
}

/** A format of values that several checks ask for. */
export interface ValueFormat {
  readonly id: string;
  readonly format: string;
  readonly message: string;
}

/** What shows that the compiler holds a row: a field with a type of its own, or a sentence that it says. */
export interface HeldByType {
  readonly id: string;
  readonly proof: 'values' | 'sentence';
  readonly text: string;
}

/** Everything that the page is made from, beside the rules. */
export interface Tables {
  readonly rows: readonly CatalogueRow[];
  readonly formats: readonly ValueFormat[];
  readonly byType: readonly HeldByType[];
  /** How the rows are held that no rule covers: by which rules, or why not. */
  readonly otherwise: ReadonlyMap<string, string>;
  readonly said: ReadonlyMap<string, Said>;
}

/** Reads the tables beside this file. */
export function readTables(): Tables {
  return {
    rows: readTable('catalogue.tsv').map(
      ([id = '', field = '', condition = '', type = '', message = '', versions = '']) => ({
        id,
        field,
        condition,
        type,
        message,
        versions,
      }),
    ),
    formats: readTable('formats.tsv').map(([id = '', format = '', message = '']) => ({
      id,
      format,
      message,
    })),
    byType: readTable('held-by-type.tsv').map(([id = '', proof = '', text = '']) => ({
      id,
      proof: proof === 'values' ? 'values' : 'sentence',
      text,
    })),
    otherwise: new Map(readTable('held-otherwise.tsv').map(([id = '', how = '']) => [id, how])),
    said: readSaid(),
  };
}

function readTable(file: string): readonly (readonly string[])[] {
  return readFileSync(join(__dirname, file), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t'));
}
