import {
  named,
  refuseUnknown,
  requireList,
  requireObjectFor,
  requireOptions,
} from '../../manifest/given';
import type {
  CommandTarget,
  DatabaseTarget,
  DnsTarget,
  HttpStatus,
  HttpTarget,
  ServicePortLike,
  ServiceTarget,
  TcpTarget,
} from './target';

/** `H`, or the sentence that says why it is no host. */
export type Host<H extends string> = H extends `${string}://${string}`
  ? 'a host stands alone, without a scheme, port or path: waitFor.http takes URLs'
  : H;

/** What can name a Service: one of ours, of cdk8s, of cdk8s-plus, or any object with a name. */
export interface ServiceLike<Names extends string = string> {
  readonly name: string;
  readonly namespace?: string | undefined;
  readonly metadata?: { readonly namespace?: string | undefined } | undefined;
  readonly ports?: readonly ServicePortLike<Names>[] | undefined;
}

/**
 * What an init container can wait for, each as a plain value.
 *
 * A host is a DNS name, an IP address, or `$(NAME)` for an environment variable of the wait. Input that is wrong is
 * not refused here but by {@link waitTargetProblems}, which tells all of it at once.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/init-containers/
 */
export const waitFor = {
  /**
   * Waits until a TCP connection is accepted, which proves that something listens and not that it is ready.
   *
   * @example waitFor.tcp('postgres', 5432)
   */
  tcp<const H extends string>(host: Host<H>, port: number): TcpTarget {
    refuseMore('tcp', arguments, 2, "waitFor.tcp('postgres', 5432)");
    return { kind: 'tcp', host, port };
  },

  /**
   * Waits until a GET answers with a wanted status; redirects are not followed, bodies are not read.
   *
   * The shell program does not check certificates of `https`; wait4x does.
   *
   * @defaultValue status `'200-399'`, as a kubelet's probe
   * @example waitFor.http('http://web:8080/ready', { status: 200 })
   * @see https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#http-probes
   */
  http(
    url: string,
    options: {
      readonly status?: HttpStatus;
      readonly headers?: Readonly<Record<string, string>>;
    } = {},
  ): HttpTarget {
    requireOptions(
      'waitFor.http',
      options,
      "waitFor.http('http://web:8080/ready', { status: 200 })",
    );
    refuseUnknown('waitFor.http', options, ['status', 'headers']);
    const { status, headers = {} } = options;
    requireObjectFor('waitFor.http', 'its headers', headers, "headers: { Accept: 'text/plain' }");
    return {
      kind: 'http',
      url,
      status: status ?? '200-399',
      headers: { ...headers },
    };
  },

  /**
   * Waits until a name resolves in the pod, which proves that a Service exists and not that anything listens.
   *
   * @example waitFor.dns('postgres.data.svc.cluster.local')
   */
  dns(name: string): DnsTarget {
    refuseMore('dns', arguments, 1, "waitFor.dns('postgres')");
    return { kind: 'dns', name };
  },

  /**
   * Waits until PostgreSQL takes connections, as `pg_isready` decides it: neither a role nor a database is proven.
   *
   * @defaultValue port 5432
   * @example waitFor.postgres('postgres')
   * @see https://www.postgresql.org/docs/current/app-pg-isready.html
   */
  postgres<const H extends string>(host: Host<H>, port: number = 5432): DatabaseTarget {
    refuseMore('postgres', arguments, 2, "waitFor.postgres('postgres', 5432)");
    return { kind: 'postgres', host, port };
  },

  /**
   * Waits until MySQL or MariaDB greets, which it does when it takes connections.
   *
   * @defaultValue port 3306
   * @example waitFor.mysql('mysql')
   */
  mysql<const H extends string>(host: Host<H>, port: number = 3306): DatabaseTarget {
    refuseMore('mysql', arguments, 2, "waitFor.mysql('mysql', 3306)");
    return { kind: 'mysql', host, port };
  },

  /**
   * Waits until Redis or Valkey answers PING: one that still loads its data is not ready.
   *
   * One that asks for a password counts as ready, though it may be loading: Redis says so only to those who sign in,
   * with a password in the variable `REDISCLI_AUTH` of the wait.
   *
   * @defaultValue port 6379
   * @example waitFor.redis('redis')
   */
  redis<const H extends string>(host: Host<H>, port: number = 6379): DatabaseTarget {
    refuseMore('redis', arguments, 2, "waitFor.redis('redis', 6379)");
    return { kind: 'redis', host, port };
  },

  /**
   * Waits until a Service accepts a TCP connection; its full name is used where its namespace is known.
   *
   * @defaultValue port the Service's only one
   * @example waitFor.service(database, { port: 'sql' })
   */
  service<const Names extends string = string>(
    service: ServiceLike<Names> | string,
    options: { readonly port?: number | NoInfer<Names> } = {},
  ): ServiceTarget {
    requireOptions('waitFor.service', options, ofService);
    refuseUnknown('waitFor.service', options, ['port']);
    const { port } = options;
    const asked = port === undefined ? {} : { port };
    if (typeof service === 'string') return { kind: 'service', name: service, ...asked };
    requireService(service);
    const namespace = service.namespace ?? service.metadata?.namespace;
    const known: readonly (ServicePortLike | null)[] | undefined = service.ports;
    const ports = known
      ?.filter((one) => one !== null)
      .map(({ name, port: number, protocol }) => ({
        name,
        port: number,
        protocol,
      }));
    return {
      kind: 'service',
      name: service.name,
      ...(namespace === undefined ? {} : { namespace }),
      ...asked,
      ...(ports ? { ports } : {}),
    };
  },

  /**
   * Waits until a program ends with 0, in an image of one's own when one is given; it gets its arguments as they are, and no input.
   *
   * @example waitFor.command(['mongosh', '--host', 'mongo', '--eval', 'db.hello()'], 'mongo:8.0')
   */
  command(argv: readonly string[], image?: string): CommandTarget {
    requireList(
      'waitFor.command',
      'the program and its arguments',
      argv,
      "waitFor.command(['pg_isready', '-h', 'postgres'])",
    );
    return { kind: 'command', argv: [...argv], ...(image === undefined ? {} : { image }) };
  },
} as const;

const ofService = "waitFor.service('postgres', { port: 5432 })";

function requireService(given: unknown): void {
  const { name, ports } = (given ?? {}) as { readonly name?: unknown; readonly ports?: unknown };
  if (typeof name !== 'string') {
    throw new TypeError(
      `waitFor.service takes a Service or its name, ${ofService}, and was given ${named(given)}`,
    );
  }
  if (ports === undefined) return;
  requireList('waitFor.service', 'the ports of the Service', ports, 'ports: [{ port: 5432 }]');
}

/** Options of the wait are easily given to its target, where they would go unheard. */
function refuseMore(kind: string, given: IArguments, most: number, example: string): void {
  if (given.length <= most) return;
  throw new TypeError(
    `waitFor.${kind} takes no options, ${example}, and was given ${named(given[most])}: give options to withInitWait(waitFor.${kind}(...), { timeout: '2m' })`,
  );
}
