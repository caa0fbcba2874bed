import type { Container, Probe } from '../kubernetes';
import { requireObjectFor, requireOptions, requireText } from '../manifest/given';
import { portsOf } from './ports';

/** The timings that every probe has. */
export interface ProbeTimings {
  /**
   * Seconds from the start of the container to the first try.
   * @defaultValue 0
   */
  readonly initialDelaySeconds?: number;
  /**
   * Seconds from one try to the next, 1 or more.
   * @defaultValue 10
   */
  readonly periodSeconds?: number;
  /**
   * Seconds that one try may take, 1 or more.
   * @defaultValue 1
   */
  readonly timeoutSeconds?: number;
  /**
   * Failures in a row after which the kubelet acts, 1 or more.
   * @defaultValue 3
   */
  readonly failureThreshold?: number;
}

/** The timings of a handler that any probe takes. */
export interface SharedTimings extends ProbeTimings {
  /** More than 1 is for readiness probes only. */
  readonly successThreshold?: 1;
}

/** The timings of a readiness probe. */
export interface ReadinessTimings extends ProbeTimings {
  /**
   * Successes in a row after which the container counts as ready again, 1 or more.
   * @defaultValue 1
   */
  readonly successThreshold?: number;
  readonly terminationGracePeriodSeconds?: 'a readiness probe ends nothing: set it for liveness or startup';
}

/** The timings of a liveness or startup probe. */
export interface RestartTimings extends ProbeTimings {
  /** More than 1 is for readiness probes only. */
  readonly successThreshold?:
    | 1
    | 'liveness and startup probes pass after 1 success: only readiness takes more';
  /**
   * Seconds that the container gets to end when this probe has failed.
   * @defaultValue `terminationGracePeriodSeconds` of the pod
   */
  readonly terminationGracePeriodSeconds?: number;
}

/** What a probe does, and when: made by {@link httpGet}, {@link tcpSocket}, {@link exec} or {@link grpc}. */
export interface ProbeHandler<out P extends string = string, out T = SharedTimings> {
  /** Carries the name of the port for the compiler; never there. */
  readonly '~port': P;
  /** Carries the timings for the compiler; never there. */
  readonly '~timings': T;
}

/** A handler as rendering sees it: the port is the container's where nothing is said. */
export interface HandlerData {
  readonly handler: 'httpGet' | 'tcpSocket' | 'grpc' | 'exec';
  readonly port?: string | number;
  /** The handler's fields, port excepted. */
  readonly fields: Readonly<Record<string, unknown>>;
  readonly timings: Readonly<Record<string, unknown>>;
}

/** What {@link httpGet} takes besides the path. */
export interface HttpGetOptions<P extends string> {
  /**
   * The port, by name or number.
   * @defaultValue the container's port named `http`, else its only one
   */
  readonly port?: P | number;
  /** @defaultValue `'HTTP'` */
  readonly scheme?: 'HTTP' | 'HTTPS';
  /** The host to ask; Pod Security *baseline* refuses it since 1.34. Set a `Host` header instead. */
  readonly host?: string;
  /** Headers to send, by name. */
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * Probes by an HTTP GET: a status of 200 to 399 passes.
 *
 * @example
 * httpGet('/ready', { port: 'http', periodSeconds: 5 });
 *
 * @see https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#http-probes
 */
export function httpGet<const P extends string = never, T extends ProbeTimings = SharedTimings>(
  path: string,
  options: HttpGetOptions<P> & NoInfer<T> = {} as HttpGetOptions<P> & NoInfer<T>,
): ProbeHandler<P, T> {
  requireText(httpGet, 'the path', path, "httpGet('/ready', { port: 'http' })");
  requireOptions(httpGet, options, "httpGet('/ready', { port: 'http' })");
  const { port, scheme, host, headers, ...timings } = options as HttpGetOptions<string> &
    ProbeTimings;
  const httpHeaders = headers === undefined ? undefined : headersOf(headers);
  return handler('httpGet', port, { path, scheme, host, httpHeaders }, timings);
}

function headersOf(headers: Readonly<Record<string, string>>): readonly object[] {
  requireObjectFor(
    httpGet,
    'its headers',
    headers,
    "httpGet('/ready', { headers: { Host: 'shop' } })",
  );
  return Object.entries(headers).map(([name, value]) => ({ name, value }));
}

/** What {@link tcpSocket} takes. */
export interface TcpSocketOptions<P extends string> {
  /**
   * The port, by name or number.
   * @defaultValue the container's port named `http`, else its only one
   */
  readonly port?: P | number;
  readonly host?: string;
}

/**
 * Probes by opening a TCP connection: it passes when the port accepts one, even if it closes at once.
 *
 * @example
 * tcpSocket({ port: 'sql', timeoutSeconds: 2 });
 *
 * @see https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#define-a-tcp-liveness-probe
 */
export function tcpSocket<const P extends string = never, T extends ProbeTimings = SharedTimings>(
  options: TcpSocketOptions<P> & NoInfer<T> = {} as TcpSocketOptions<P> & NoInfer<T>,
): ProbeHandler<P, T> {
  requireOptions(tcpSocket, options, "tcpSocket({ port: 'sql' })");
  const { port, host, ...timings } = options as TcpSocketOptions<string> & ProbeTimings;
  return handler('tcpSocket', port, { host }, timings);
}

/**
 * Probes by running a program in the container: it passes with exit code 0. No shell is involved.
 *
 * @example
 * exec(['cat', '/tmp/healthy'], { initialDelaySeconds: 5 });
 *
 * @see https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#define-a-liveness-command
 */
export function exec<T extends ProbeTimings = SharedTimings>(
  command: readonly string[],
  timings: NoInfer<T> = {} as NoInfer<T>,
): ProbeHandler<never, T> {
  requireOptions(exec, timings, "exec(['cat', '/tmp/healthy'], { periodSeconds: 5 })");
  return handler('exec', undefined, { command }, timings);
}

/** What {@link grpc} takes. */
export interface GrpcOptions<P extends string> {
  /**
   * The port, by number, or by the name of one that the container has: its number is written.
   * @defaultValue the container's port named `grpc`, else its only one
   */
  readonly port?: P | number;
  /** The service that is asked for. */
  readonly service?: string;
}

/**
 * Probes by the gRPC health checking protocol.
 *
 * @example
 * grpc({ port: 9090, service: 'readiness' });
 *
 * @see https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#define-a-grpc-liveness-probe
 */
export function grpc<const P extends string = never, T extends ProbeTimings = SharedTimings>(
  options: GrpcOptions<P> & NoInfer<T> = {} as GrpcOptions<P> & NoInfer<T>,
): ProbeHandler<P, T> {
  requireOptions(grpc, options, 'grpc({ port: 9090 })');
  const { port, service, ...timings } = options as GrpcOptions<string> & ProbeTimings;
  return handler('grpc', port, { service }, timings);
}

function handler<P extends string, T>(
  kind: HandlerData['handler'],
  port: string | number | undefined,
  fields: Readonly<Record<string, unknown>>,
  timings: object,
): ProbeHandler<P, T> {
  const data: HandlerData = {
    handler: kind,
    ...(port === undefined ? {} : { port }),
    fields: Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)),
    timings: { ...timings },
  };
  return data as unknown as ProbeHandler<P, T>;
}

/** The probe of a handler for a container, which gives the port where nothing is said. */
export function probeOf(
  { handler: kind, port, fields, timings }: HandlerData,
  container: Container,
): Probe {
  const given = kind === 'exec' ? undefined : (portOf(kind, port, container) ?? port);
  return { [kind]: { ...fields, ...(given === undefined ? {} : { port: given }) }, ...timings };
}

function portOf(
  kind: 'httpGet' | 'tcpSocket' | 'grpc',
  port: string | number | undefined,
  container: Container,
): string | number | undefined {
  const ports = portsOf(container);
  const named = (name: string) => ports.find((one) => one.name === name);
  if (kind === 'grpc') {
    const own =
      typeof port === 'string'
        ? named(port)
        : (named('grpc') ?? (ports.length === 1 ? ports[0] : undefined));
    return typeof port === 'number' ? port : own?.containerPort;
  }
  if (port !== undefined) return port;
  if (named('http') !== undefined) return 'http';
  const [only, ...others] = ports;
  return others.length > 0 ? undefined : (only?.name ?? only?.containerPort);
}
