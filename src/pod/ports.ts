import type { ContainerPort } from '../kubernetes';
import { isObject, named } from '../manifest/given';
import { elementsOf } from './merge';

/** A port of a container: its number, or number, protocol and the rest. */
export type PortInput = number | PortFields;

/** A port with more than its number. */
export interface PortFields {
  /** The number that the container listens on, 1 to 65535. */
  readonly containerPort: number;
  /**
   * The protocol.
   * @defaultValue `'TCP'`
   */
  readonly protocol?: 'TCP' | 'UDP' | 'SCTP';
  /** The same number on the node's own address; Pod Security *baseline* refuses it. */
  readonly hostPort?: number;
  readonly hostIP?: string;
  /**
   * Another container of the pod may have the same number and protocol. The API server takes that, with a warning;
   * only one of the two can listen.
   * @defaultValue false
   */
  readonly shared?: boolean;
}

/** Ports by name: `{ http: 8080, dns: { containerPort: 53, protocol: 'UDP' } }`. */
export type Ports = { readonly [name: string]: PortInput };

/** The number of a port. */
export type PortNumber<P> = P extends number
  ? P
  : P extends { readonly containerPort: infer N }
    ? N
    : never;

/** The claim to a port's number: no two containers of a pod can listen on one. */
export type NumberClaim<P> = P extends number
  ? `number ${P}/TCP`
  : P extends { readonly containerPort: infer N extends number }
    ? P extends { readonly shared: true }
      ? never
      : `number ${N}/${P extends { readonly protocol: infer X extends string } ? X : 'TCP'}`
    : never;

/** The claims of ports. */
export type PortClaims<P> = {
  readonly [K in keyof P & string as `port ${K}`]: PortNumber<P[K]>;
} & {
  readonly [K in NumberClaim<P[keyof P]>]: keyof P & string;
};

/** The names that ports claim. */
export type PortNames<P> = `port ${keyof P & string}` | NumberClaim<P[keyof P]>;

/** The ports of a container as the API has them, in the order they were written. */
export function containerPorts(ports: Ports): ContainerPort[] {
  requirePorts(ports);
  return Object.entries(ports).map(([name, port]) => {
    // What is no number, the decoder's rules tell of by its path.
    if (!isObject(port)) {
      return { name, containerPort: port };
    }
    const { shared: _, ...fields } = port;
    return { name, ...fields };
  });
}

/** What the effect that adds a container says of it and of its ports. */
export function withPorts<Fields extends object>(
  fields: Fields,
  ports: Ports | undefined,
): {
  readonly container: Fields & { readonly ports?: ContainerPort[] };
  readonly shared: readonly string[];
} {
  if (ports === undefined) return { container: fields, shared: none };
  return { container: { ...fields, ports: containerPorts(ports) }, shared: sharedPorts(ports) };
}

const none: readonly never[] = [];

/** The names of the ports whose numbers other containers may have. */
function sharedPorts(ports: Ports): readonly string[] {
  const names: string[] = [];
  for (const name in ports) {
    const port = ports[name];
    if (isObject(port) && port['shared'] === true) names.push(name);
  }
  return names;
}

/** Throws where ports come without names. */
export function requirePorts(ports: unknown): void {
  if (isObject(ports)) return;
  throw new TypeError(
    `ports are given by their names, { http: 8080 }, and were given as ${named(ports)}`,
  );
}

/** The ports of a container as far as they are a list. */
export function portsOf({ ports }: { readonly ports?: unknown }): readonly ContainerPort[] {
  return elementsOf(ports) as readonly ContainerPort[];
}
