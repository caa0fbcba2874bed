/** A port that accepts a TCP connection. */
export interface TcpTarget {
  readonly kind: 'tcp';
  readonly host: string;
  readonly port: number;
}

/** A database server that takes connections, checked in its own protocol and without signing in. */
export interface DatabaseTarget {
  readonly kind: 'postgres' | 'mysql' | 'redis';
  readonly host: string;
  readonly port: number;
}

/** A URL that answers with a wanted status. */
export interface HttpTarget {
  readonly kind: 'http';
  readonly url: string;
  readonly status: HttpStatus;
  readonly headers: Readonly<Record<string, string>>;
}

/** One status, a list of them, or a range as in `'200-399'`. */
export type HttpStatus = number | readonly number[] | `${number}-${number}`;

/** A name that resolves. */
export interface DnsTarget {
  readonly kind: 'dns';
  readonly name: string;
}

/** A Service that accepts a TCP connection on one of its ports. */
export interface ServiceTarget {
  readonly kind: 'service';
  readonly name: string;
  readonly namespace?: string;
  /** As it was asked for: a number, a port's name, or nothing where the Service has one port. */
  readonly port?: number | string;
  /** What is known of the Service's ports. */
  readonly ports?: readonly ServicePortLike[];
}

/** A port of a Service, as the API and cdk8s-plus spell it. */
export interface ServicePortLike<Names extends string = string> {
  readonly name?: Names | undefined;
  readonly port: number;
  readonly protocol?: string | undefined;
}

/** A client of one's own: ready when it ends with 0. */
export interface CommandTarget {
  readonly kind: 'command';
  readonly argv: readonly string[];
  readonly image?: string;
}

/** One thing to wait for, as plain data; `waitFor` makes them. */
export type WaitTarget =
  | TcpTarget
  | DatabaseTarget
  | HttpTarget
  | DnsTarget
  | ServiceTarget
  | CommandTarget;
