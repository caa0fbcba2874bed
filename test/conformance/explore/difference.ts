import type { Cause, Verdict } from '../verdict';

/** Where our verdict and the server's part. */
export interface Difference {
  /** The same for differences that one cause is likely to have: indexes and keys blanked, values left out. */
  readonly key: string;
  readonly onlyServer: readonly Cause[];
  readonly onlyOurs: readonly Cause[];
}

/** How two verdicts differ; undefined where they do not. */
export function difference(server: Verdict, ours: Verdict): Difference | undefined {
  const onlyServer = missing(server.causes, ours.causes);
  const onlyOurs = missing(ours.causes, server.causes);
  if (onlyServer.length === 0 && onlyOurs.length === 0) return undefined;
  const lines = [
    ...onlyServer.map((cause) => `server: ${blanked(cause)}`),
    ...onlyOurs.map((cause) => `ours:   ${blanked(cause)}`),
  ];
  return { key: [...new Set(lines)].sort().join('\n'), onlyServer, onlyOurs };
}

function missing(causes: readonly Cause[], others: readonly Cause[]): readonly Cause[] {
  const known = new Set(others.map(keyOf));
  return causes.filter((cause) => !known.has(keyOf(cause)));
}

function keyOf({ path, type }: Cause): string {
  return type === 'BadRequest' ? type : `${path} ${type}`;
}

function blanked({ path, type, message }: Cause): string {
  if (type !== 'BadRequest') return `${path.replaceAll(/\[[^\]]*\]/g, '[]')} ${type}`;
  const words = message.replaceAll(/"[^"]*"/g, '""').replaceAll(/\d+/g, '0');
  return `BadRequest ${path.replaceAll(/\[[^\]]*\]/g, '[]')} ${words.slice(0, 160)}`;
}
