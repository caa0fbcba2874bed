import type { SecretNode } from './judge-secret';

/** The value of a Secret's key as text; what `stringData` says goes before `data`. */
export function valueOf({ data, stringData }: SecretNode, key: string): string | undefined {
  if (stringData !== undefined && Object.hasOwn(stringData, key)) return stringData[key];
  if (data === undefined || !Object.hasOwn(data, key)) return undefined;
  return Buffer.from(data[key] ?? '', 'base64').toString();
}
