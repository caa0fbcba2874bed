import type { ContainerPort, ServicePort } from '../kubernetes';
import type { Problem } from '../manifest/problem';

/** A port of a Service: every field of the API, with the names of the pod's own ports for `targetPort`. */
export interface ServicePortProps<
  Names extends string = string,
  Own extends string = string,
> extends Omit<ServicePort, 'name' | 'port' | 'targetPort'> {
  /**
   * The name of the port of the Service.
   * @defaultValue the name of the target port
   */
  readonly name?: Own;
  /**
   * The port of the Service, 1 to 65535.
   * @defaultValue the number that the target port has in the pod
   */
  readonly port?: number;
  /**
   * The port of the pods: the name of a container's port, or a number.
   * @defaultValue the port named `http`, or the only one that the pod has
   */
  readonly targetPort?: Names | number | NoNamedPort<Names>;
}

/** The sentence for those who name a port of pods that have none. */
export type NoNamedPort<Names extends string> = [Names] extends [never]
  ? 'these pods have no port with a name: give a container one, ports: { http: 8080 }, or say its number'
  : never;

/** Something wrong with a port, by its path below the Service. */
export interface PortProblem {
  readonly path: string;
  readonly type: Problem['type'];
  readonly message: string;
  readonly remedy: string;
  /** The paths of what is not known because of it. */
  readonly unknown?: readonly string[];
}

/** What a port leads to: the ports of the pods, and what messages call them; undefined where only labels are known. */
export interface Target {
  readonly ports: readonly ContainerPort[];
  readonly subject: string;
}

/** The ports of a Service as the API has them. */
export function servicePorts(
  given: readonly ServicePortProps[],
  target: Target | undefined,
  problems: PortProblem[],
): readonly ServicePort[] {
  const ports: ServicePort[] = [];
  for (const [index, port] of given.entries()) {
    // What is no port, the decoder's rules tell of.
    const isPort = typeof port === 'object' && port !== null;
    ports.push(isPort ? servicePort(port, index, target, problems) : port);
  }
  return ports;
}

/** Every port of the pods that has a name, each name once. */
export function everyPort(ports: readonly ContainerPort[]): readonly ServicePortProps[] {
  const names = new Set(ports.map(({ name }) => name).filter((name) => name !== undefined));
  return [...names].map((targetPort) => ({ targetPort }));
}

function servicePort(
  given: ServicePortProps,
  index: number,
  target: Target | undefined,
  problems: PortProblem[],
): ServicePort {
  const { port, targetPort, name, protocol, ...rest } = given;
  const path = `spec.ports[${index}]`;
  const found = target === undefined ? undefined : containerPort(given, path, target, problems);
  const to = targetPort ?? found?.name ?? found?.containerPort;
  const from =
    port ?? found?.containerPort ?? (typeof targetPort === 'number' ? targetPort : undefined);
  if (from === undefined && target === undefined) {
    problems.push({
      path: `${path}.port`,
      type: 'FieldValueRequired',
      message: 'Required value: the pods are not known here, and so is not their port',
      remedy: 'say the number: port: 80',
      unknown: [`${path}.port`],
    });
  }
  const called = name ?? (typeof to === 'string' ? to : undefined);
  const spoken = protocol ?? (found?.protocol === 'TCP' ? undefined : found?.protocol);
  return {
    ...(called === undefined ? {} : { name: called }),
    port: from as number,
    ...(to === undefined ? {} : { targetPort: to }),
    ...(spoken === undefined ? {} : { protocol: spoken }),
    ...rest,
  };
}

function containerPort(
  { targetPort, protocol }: ServicePortProps,
  path: string,
  { ports, subject }: Target,
  problems: PortProblem[],
): ContainerPort | undefined {
  if (typeof targetPort === 'number') {
    const same = ports.filter((port) => port.containerPort === targetPort);
    return same.find((port) => (port.protocol ?? 'TCP') === protocol) ?? same[0];
  }
  if (targetPort !== undefined) {
    const named = ports.filter(({ name }) => name === targetPort);
    if (named.length === 0) {
      problems.push({
        path: `${path}.targetPort`,
        type: 'FieldValueNotFound',
        message: `Not found: "${targetPort}": no port named "${targetPort}" in the pods of ${subject}`,
        remedy: nameOne(ports),
        unknown: [`${path}.port`],
      });
    }
    return named.find((port) => (port.protocol ?? 'TCP') === protocol) ?? named[0];
  }
  const found =
    ports.find(({ name }) => name === 'http') ?? (ports.length === 1 ? ports[0] : undefined);
  if (found === undefined) {
    problems.push({
      path: `${path}.targetPort`,
      type: 'FieldValueRequired',
      message:
        ports.length === 0
          ? `Required value: the pods of ${subject} have no port`
          : `Required value: the pods of ${subject} have ${ports.length} ports, none of them named http`,
      remedy: nameOne(ports),
      unknown: [`${path}.port`],
    });
  }
  return found;
}

function nameOne(ports: readonly ContainerPort[]): string {
  if (ports.length === 0) return 'give the container a port, or say a number: targetPort: 8080';
  const names = ports.map(({ name, containerPort: number }) =>
    name === undefined ? String(number) : `'${name}'`,
  );
  return `say which: targetPort: ${names.join(' or ')}`;
}
