import { named, refuseUnknown, requireOptions } from '../../manifest/given';
import type { WaitProgram } from './program';
import { type ReachableTarget, reachable } from './reach';
import { shellWait } from './shell-wait';
import type { CommandTarget } from './target';

/** The images of databases, whose own clients wait for them. */
export interface ClientImages {
  /** Runs `pg_isready`. */
  readonly postgres?: string;
  /** Runs `mysqladmin ping`, which a refused sign-in satisfies. */
  readonly mysql?: string;
  /** Runs `mariadb-admin ping`; for MySQL targets too, where no `mysql` is given. */
  readonly mariadb?: string;
  /** Runs `redis-cli -e ping` of Redis 7 or newer; give a password as `REDISCLI_AUTH` in `env`. */
  readonly redis?: string;
  /**
   * What waits for everything else, and runs the clients.
   *
   * @defaultValue `shellWait()`
   */
  readonly program?: WaitProgram;
}

/**
 * Waits with the client that comes with each database, in its image; the shell program gives it an end, pauses and a log.
 *
 * A client that runs once leaves the pauses to the kubelet, which wait up to five minutes, and never gives up.
 *
 * @example clientWait({ postgres: 'postgres:17.2' })
 * @see https://www.postgresql.org/docs/current/app-pg-isready.html
 */
export function clientWait(images: ClientImages): WaitProgram {
  requireOptions(clientWait, images, "clientWait({ postgres: 'postgres:18.1' })");
  refuseUnknown(clientWait, images, ['postgres', 'mysql', 'mariadb', 'redis', 'program']);
  if (images.program !== undefined && typeof images.program !== 'function') {
    throw new TypeError(
      `clientWait takes its program as a function, program: shellWait(), and was given ${named(images.program)}`,
    );
  }
  const program = images.program ?? shellWait();
  return (targets, context) =>
    program(
      targets.map((target) => clientOf(reachable(target, context.clusterDomain), images) ?? target),
      context,
    );
}

function clientOf(target: ReachableTarget, images: ClientImages): CommandTarget | undefined {
  const client = (image: string | undefined, argv: readonly string[]): CommandTarget | undefined =>
    image === undefined ? undefined : { kind: 'command', argv, image };
  switch (target.kind) {
    case 'postgres':
      // A user's name, because the client looks up the one it runs as, which an image need not know.
      return client(images.postgres, [
        'pg_isready',
        '-h',
        target.host,
        '-p',
        `${target.port}`,
        '-U',
        'postgres',
      ]);
    case 'mysql':
      return images.mysql === undefined
        ? client(images.mariadb, ['mariadb-admin', ...pingOf(target)])
        : client(images.mysql, ['mysqladmin', ...pingOf(target)]);
    case 'redis':
      return client(images.redis, [
        'redis-cli',
        '-e',
        '-h',
        target.host,
        '-p',
        `${target.port}`,
        'ping',
      ]);
    default:
      return undefined;
  }
}

function pingOf({
  host,
  port,
}: {
  readonly host: string;
  readonly port: number;
}): readonly string[] {
  return [`--host=${host}`, `--port=${port}`, '--protocol=tcp', '--connect-timeout=4', 'ping'];
}
