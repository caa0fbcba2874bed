import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parse } from 'yaml';

/** How to reach one API server. */
export interface ServerAccess {
  readonly url: URL;
  readonly token?: string;
  readonly cert?: Buffer;
  readonly key?: Buffer;
  readonly ca?: Buffer;
  readonly insecure: boolean;
}

interface Kubeconfig {
  readonly 'current-context': string;
  readonly contexts: readonly { name: string; context: { cluster: string; user: string } }[];
  readonly clusters: readonly { name: string; cluster: Readonly<Record<string, unknown>> }[];
  readonly users: readonly { name: string; user: Readonly<Record<string, unknown>> }[];
}

/** The servers of the kubeconfig files that the environment names; one server a file, the current context of each. */
export function serversOfEnvironment(): readonly ServerAccess[] {
  const files = (process.env['KUBECONFIG'] ?? '').split(':').filter((file) => file !== '');
  if (files.length === 0) {
    throw new Error(
      'set KUBECONFIG to the kubeconfig of an API server, or to several with : between',
    );
  }
  return files.map(readAccess);
}

function readAccess(file: string): ServerAccess {
  const config = parse(readFileSync(file, 'utf8')) as Kubeconfig;
  const context = named(config.contexts, config['current-context']).context;
  const { cluster } = named(config.clusters, context.cluster);
  const { user } = named(config.users, context.user);
  const data = (from: Readonly<Record<string, unknown>>, key: string): Buffer | undefined => {
    const inline = from[`${key}-data`];
    if (typeof inline === 'string') return Buffer.from(inline, 'base64');
    const path = from[key];
    return typeof path === 'string' ? readFileSync(resolve(dirname(file), path)) : undefined;
  };
  const token = user['token'];
  const cert = data(user, 'client-certificate');
  const key = data(user, 'client-key');
  const ca = data(cluster, 'certificate-authority');
  return {
    url: new URL(String(cluster['server'])),
    insecure: cluster['insecure-skip-tls-verify'] === true,
    ...(typeof token === 'string' ? { token } : undefined),
    ...(cert === undefined ? undefined : { cert }),
    ...(key === undefined ? undefined : { key }),
    ...(ca === undefined ? undefined : { ca }),
  };
}

function named<Item extends { readonly name: string }>(items: readonly Item[], name: string): Item {
  const found = items.find((item) => item.name === name);
  if (found === undefined) throw new Error(`the kubeconfig has no entry named '${name}'`);
  return found;
}
