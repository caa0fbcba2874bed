import type { FieldType } from '../../src/kubernetes/schema';
import { scalarLetters } from '../../src/kubernetes/table';
import type { KubernetesVersion } from '../../src/kubernetes/versions';
import type { Merged, MergedField } from './merge';

const letters = new Map(Object.entries(scalarLetters).map(([letter, kind]) => [kind, letter]));

/** The field table; its format is described in src/kubernetes/table.ts. */
export function writeTable(merged: Merged): string {
  const lines = merged.enums.map(({ name, values }) => {
    const shown = values.map(
      ({ value, since }) => `${value === '' ? '""' : value}${mark('@', since)}`,
    );
    return `%${name} ${shown.join(' ')}`;
  });
  const sections = new Map(merged.definitions.map(({ group }) => [group.apiVersion, group]));
  for (const { apiVersion, anchor } of [...sections.values()].sort(byFile)) {
    lines.push(`=${apiVersion} ${anchor}`);
    for (const { name, group, kind, fields } of merged.definitions) {
      if (group.apiVersion !== apiVersion) continue;
      lines.push([`${name}${kind ? '!' : ''}`, ...fields.map(writeField)].join(' '));
    }
  }
  return `export const fieldTable: string = \`\n${lines.join('\n')}\n\`;\n`;
}

function writeField({ name, type, required, enumName, since, until }: MergedField): string {
  const shown = writeType(type, enumName);
  return `${name}${required ? '!' : ''}${shown === 's' ? '' : `:${shown}`}${mark('@', since)}${mark('~', until)}`;
}

function writeType(type: FieldType, enumName?: string): string {
  switch (type.kind) {
    case 'object':
      return type.definition;
    case 'map':
      return `{${writeType(type.values)}`;
    case 'list': {
      const items = writeType(type.items, enumName);
      if (type.listType !== 'map') return `${type.listType === 'set' ? '+' : '*'}${items}`;
      const keys = type.keys.map((key) => {
        const value = type.keyDefaults[key];
        return value === undefined ? key : `${key}=${value}`;
      });
      return `[${keys.join(',')}]${items}`;
    }
    case 'string':
      return enumName === undefined ? 's' : `%${enumName}`;
    default: {
      const letter = letters.get(type.kind);
      if (letter === undefined) throw new Error(`no letter for ${type.kind}`);
      return letter;
    }
  }
}

function mark(sign: '@' | '~', version?: KubernetesVersion): string {
  return version === undefined ? '' : `${sign}${version.replace('1.', '')}`;
}

function byFile(a: { file: string }, b: { file: string }): number {
  return a.file < b.file ? -1 : 1;
}
