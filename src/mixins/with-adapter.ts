import type { Container } from '../kubernetes';
import { refuseUnknown, requireObjectFor } from '../manifest/given';
import type { ContainerTarget, Effect, Relation } from '../pod/effect';
import { imageProblems, type ImageOf } from '../pod/image';
import { podMixin, type PodMixin } from '../pod/mixin';
import { requireContainer } from '../pod/props';
import { targetOf } from '../pod/target';
import {
  containerPorts,
  withPorts,
  type PortClaims,
  type PortNames,
  type Ports,
} from '../pod/ports';

/** What an adapter reads from a volume: files that the app writes. */
export interface SharedFiles<V extends string> {
  /** The name of the volume: one that the pod has, from `withVolume`. */
  readonly volume: V;
  /** Where the app writes. */
  readonly mountPath: string;
  /**
   * Where the adapter reads, without the right to write.
   * @defaultValue the same path
   */
  readonly readPath?: string;
}

/** What {@link withAdapter} takes: its own props, and every field of a container in Kubernetes' spelling. */
export interface AdapterProps<
  I extends string,
  N extends string,
  P extends Ports,
  V extends string,
  R extends string,
>
  extends Omit<Container, 'name' | 'image' | 'ports' | 'restartPolicy'>, Relation {
  /** The name of the container, which no other container of the pod has. */
  readonly name: N;
  /** The image, with a tag other than `latest` or a digest. */
  readonly image: ImageOf<I>;
  /** What it reads: files of a volume that it shares with the app, or a named port of the app on localhost. */
  readonly reads: { readonly files: SharedFiles<V> } | { readonly port: R };
  /** The standard interface that it shows in place of the app's own, by name: `{ metrics: 9113 }`. */
  readonly ports?: P;
  /**
   * The path that Prometheus scrapes on the first port, said in the pod's `prometheus.io/` annotations, of which a pod
   * has one set; `false` for none.
   * @defaultValue `'/metrics'` where it has a port
   */
  readonly scrape?: string | false;
  /**
   * The container that it adapts: a name, several, or a role.
   * @defaultValue `'app'`
   */
  readonly container?: string | readonly string[];
}

/** The mixin that adds an adapter. */
export type Adapter<N extends string, P, V extends string, R extends string> = PodMixin<
  { readonly [K in `container ${N}`]: 'sidecar' } & PortClaims<P>,
  `volume ${V}` | `port ${R}`,
  `container ${N}` | PortNames<P>
>;

/**
 * Adds an adapter, which shows what the app puts out in the form that others expect; refuses a name or a port number
 * that the pod has.
 *
 * It shares the app's files by a volume, which it mounts read-only, or reads a port of the app on localhost. It is a
 * native sidecar: it has started before the app and ends after it.
 *
 * @example
 * web.with(
 *   withVolume({ name: 'logs' }),
 *   withAdapter({
 *     name: 'log-metrics',
 *     image: 'ghcr.io/acme/mtail:3.0.8',
 *     reads: { files: { volume: 'logs', mountPath: '/var/log/shop' } },
 *     args: ['--logs', '/var/log/shop/*.log'],
 *     ports: { metrics: 3903 },
 *   }),
 * );
 *
 * @see https://kubernetes.io/blog/2015/06/the-distributed-system-toolkit-patterns/
 */
export function withAdapter<
  const N extends string,
  const I extends string,
  const P extends Ports = {},
  const V extends string = never,
  const R extends string = never,
>(props: AdapterProps<I, N, P, V, R>): Adapter<N, P, V, R> {
  requireContainer(withAdapter, props);
  const {
    name,
    reads,
    ports = {},
    scrape,
    container,
    before,
    after,
    ...fields
  } = props as unknown as AdapterProps<string, string, Ports, string, string>;
  const { files, port } = readsOf(reads);
  const target = targetOf(withAdapter, container);
  const [first] = containerPorts(ports);
  const effects: Effect[] = [
    {
      effect: 'add container',
      role: 'sidecar',
      name,
      ...withPorts(fields, first === undefined ? undefined : ports),
      order: {
        ...(before === undefined ? {} : { before }),
        ...(after === undefined ? {} : { after }),
      },
    },
    ...(files === undefined ? [] : sharing(files, name, target)),
  ];
  if (first !== undefined && scrape !== false) {
    const annotations = {
      'prometheus.io/scrape': 'true',
      'prometheus.io/port': String(first.containerPort),
      'prometheus.io/path': scrape ?? '/metrics',
    };
    effects.push({
      effect: 'patch metadata',
      patch: { annotations },
      refusesOthers: {
        remedy: `a pod says one port to scrape: give '${name}' or the other scrape: false`,
      },
    });
  }
  if (port !== undefined) {
    effects.push({
      effect: 'patch containers',
      target,
      mode: 'add',
      patch: {},
      needs: { ports: [port] },
    });
  }
  return podMixin(withAdapter, effects, imageProblems(name, fields.image));
}

const example =
  "reads: { files: { volume: 'logs', mountPath: '/logs' } } or reads: { port: 'http' }";

interface Reads {
  readonly files?: SharedFiles<string>;
  readonly port?: string;
}

function readsOf(reads: Reads): Reads {
  requireObjectFor(withAdapter, 'what it reads', reads, example);
  refuseUnknown(withAdapter, reads, ['files', 'port']);
  if (reads.files !== undefined) {
    requireObjectFor(withAdapter, 'the files', reads.files, example);
  } else if (reads.port === undefined) {
    throw new TypeError(`withAdapter reads files or a port, ${example}, and was given neither`);
  }
  return reads;
}

function sharing(
  files: SharedFiles<string>,
  adapter: string,
  app: ContainerTarget,
): readonly Effect[] {
  const { volume, mountPath, readPath = mountPath } = files;
  return [
    {
      effect: 'patch containers',
      target: app,
      mode: 'add',
      patch: { volumeMounts: [{ name: volume, mountPath }] },
    },
    {
      effect: 'patch containers',
      target: adapter,
      mode: 'add',
      patch: { volumeMounts: [{ name: volume, mountPath: readPath, readOnly: true }] },
    },
  ];
}
