import type { Container } from '../kubernetes';
import { named, requireObjectFor } from '../manifest/given';
import type { Effect, Relation } from '../pod/effect';
import { imageProblems, type ImageOf } from '../pod/image';
import { podMixin, type PodMixin } from '../pod/mixin';
import { requireContainer } from '../pod/props';
import { targetOf } from '../pod/target';
import { withPorts, type PortClaims, type PortNames, type PortNumber } from '../pod/ports';

/** Where the app finds the ambassador. */
export interface LocalAddress {
  readonly host: 'localhost';
  readonly port: number;
  /** Host and port, joined by a colon. */
  readonly address: string;
}

/** What {@link withAmbassador} takes: its own props, and every field of a container in Kubernetes' spelling. */
export interface AmbassadorProps<I extends string, N extends string, P extends number>
  extends Omit<Container, 'name' | 'image' | 'ports' | 'restartPolicy'>, Relation {
  /** The name of the container and of its port, which nothing else in the pod has; 15 characters at most. */
  readonly name: N;
  /** The image of the proxy, with a tag other than `latest` or a digest. */
  readonly image: ImageOf<I>;
  /** The port on which the proxy listens for the app, 1 to 65535. */
  readonly port: P;
  /** The app's environment that leads it to the proxy, computed from where the proxy listens. */
  readonly appEnv: (local: LocalAddress) => Readonly<Record<string, string>>;
  /**
   * The container that goes through the ambassador: a name, several, or a role.
   * @defaultValue `'app'`
   */
  readonly container?: string | readonly string[];
}

/** The mixin that adds an ambassador. */
export type Ambassador<N extends string, P extends number> = PodMixin<
  { readonly [K in `container ${N}`]: 'sidecar' } & PortClaims<{ readonly [K in N]: P }>,
  never,
  `container ${N}` | PortNames<{ readonly [K in N]: PortNumber<P> }>
>;

/**
 * Adds an ambassador, a proxy to the outside on localhost, and leads the app to it by its environment; refuses a name
 * or a port number that the pod has.
 *
 * It is a native sidecar: it has started before the app and ends after it. Give it a `startupProbe`, and the app
 * starts only when the proxy answers.
 *
 * @example
 * withAmbassador({
 *   name: 'postgres',
 *   image: 'ghcr.io/acme/pg-proxy:2.14.0',
 *   args: ['--upstream=db.acme.internal:5432'],
 *   port: 5432,
 *   appEnv: ({ address }) => ({ DATABASE_URL: `postgres://${address}/shop` }),
 * });
 *
 * @see https://kubernetes.io/blog/2015/06/the-distributed-system-toolkit-patterns/
 */
export function withAmbassador<
  const N extends string,
  const I extends string,
  const P extends number,
>(props: AmbassadorProps<I, N, P>): Ambassador<N, P> {
  requireContainer(withAmbassador, props);
  const { name, port, appEnv, container, before, after, ...fields } =
    props as unknown as AmbassadorProps<string, string, number>;
  if (typeof appEnv !== 'function') {
    throw new TypeError(
      `withAmbassador takes the environment of the app as a function, ${example}, and was given ${named(appEnv)}`,
    );
  }
  const env = appEnv({ host: 'localhost', port, address: `localhost:${port}` });
  requireObjectFor(withAmbassador, 'what appEnv gives', env, example);
  const effects: Effect[] = [
    {
      effect: 'add container',
      role: 'sidecar',
      name,
      ...withPorts(fields, { [name]: port }),
      order: {
        ...(before === undefined ? {} : { before }),
        ...(after === undefined ? {} : { after }),
      },
    },
    {
      effect: 'patch containers',
      target: targetOf(withAmbassador, container),
      mode: 'add',
      patch: { env: Object.entries(env).map(([key, value]) => ({ name: key, value })) },
    },
  ];
  return podMixin(withAmbassador, effects, imageProblems(name, fields.image));
}

const example = 'appEnv: ({ host, port }) => ({ DATABASE_HOST: host })';
