import { Agent, request, type RequestOptions } from 'node:https';
import type { IncomingMessage } from 'node:http';
import { kubernetesVersions, type KubernetesVersion } from '../../../src/kubernetes/versions';
import type { Manifest } from '../edit';
import type { Cause, Verdict } from '../verdict';
import { serversOfEnvironment, type ServerAccess } from './kubeconfig';
import { resourcePath } from './resource-path';

/** An API server that can be asked. */
export interface Server {
  readonly version: KubernetesVersion;
  /** The server's verdict on creating an object; undefined where it answered none (it is broken, or the path is wrong). */
  readonly judge: (manifest: Manifest) => Promise<Verdict | undefined>;
  readonly close: () => void;
}

interface Answer {
  readonly code: number;
  readonly warnings: readonly string[];
  readonly body: string;
}

interface Status {
  readonly message?: string;
  readonly details?: {
    readonly causes?: readonly { reason: string; message: string; field?: string }[];
  };
}

/** How many requests are under way at once. */
export const concurrency = 16;

/** Connects to every server that the environment names. */
export async function connectAll(): Promise<readonly Server[]> {
  return Promise.all(serversOfEnvironment().map(connect));
}

async function connect(access: ServerAccess): Promise<Server> {
  const agent = new Agent({
    keepAlive: true,
    maxSockets: concurrency,
    rejectUnauthorized: !access.insecure,
    ...(access.cert && { cert: access.cert }),
    ...(access.key && { key: access.key }),
    ...(access.ca && { ca: access.ca }),
  });
  const ask = (method: string, path: string, body?: string): Promise<Answer> =>
    answer(access, { agent, method, path }, body);
  const { major, minor } = JSON.parse((await ask('GET', '/version')).body) as Record<
    string,
    string
  >;
  const found = `${major}.${Number.parseInt(minor ?? '', 10)}`;
  const version = kubernetesVersions.find((known) => known === found);
  if (version === undefined)
    throw new Error(`${access.url.href} runs Kubernetes ${found}, which is not known`);
  const judge = async (manifest: Manifest): Promise<Verdict | undefined> => {
    const path = `${resourcePath(manifest)}?dryRun=All&fieldValidation=Strict`;
    try {
      return verdictOf(await ask('POST', path, JSON.stringify(manifest)));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ECONNREFUSED') throw error;
      return undefined;
    }
  };
  return { version, judge, close: () => agent.destroy() };
}

function answer(access: ServerAccess, options: RequestOptions, body?: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = access.url;
    const headers: Record<string, string> = { 'content-type': 'application/json' };
    if (access.token !== undefined) headers['authorization'] = `Bearer ${access.token}`;
    const sent = request({ ...options, hostname, port, headers }, (incoming) => {
      collect(incoming).then(resolve, reject);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

async function collect(incoming: IncomingMessage): Promise<Answer> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return {
    code: incoming.statusCode ?? 0,
    warnings: warningsOf(incoming.rawHeaders),
    body: Buffer.concat(chunks).toString(),
  };
}

function warningsOf(rawHeaders: readonly string[]): readonly string[] {
  const warnings: string[] = [];
  for (let i = 0; i < rawHeaders.length; i += 2) {
    if (rawHeaders[i]?.toLowerCase() !== 'warning') continue;
    const text = /^299 \S+ "(.*)"$/s.exec(rawHeaders[i + 1] ?? '')?.[1];
    if (text !== undefined) warnings.push(text.replaceAll(/\\(.)/g, '$1'));
  }
  return warnings;
}

function verdictOf({ code, warnings, body }: Answer): Verdict | undefined {
  if (code === 201) return { accepted: true, causes: [], warnings };
  const status = JSON.parse(body) as Status;
  if (code === 422) {
    const causes = (status.details?.causes ?? []).map(({ reason, message, field }): Cause => ({
      path: field ?? '',
      type: reason,
      message,
    }));
    return { accepted: false, causes, warnings };
  }
  const message = status.message ?? '';
  if (code === 400 || code === 413) {
    return { accepted: false, causes: [{ path: '', type: 'BadRequest', message }], warnings };
  }
  if (code === 403) {
    return { accepted: false, causes: [{ path: '', type: String(code), message }], warnings };
  }
  return undefined;
}
