import type { ResourceRequirements } from '../../kubernetes';
import { named, refuseUnknown, requireObjectFor, requireOptions } from '../../manifest/given';
import type { ArgumentProblem } from './argument-problem';
import { shown } from './argument-problem';
import { rangesOf } from './http-problems';
import { ofImage, type WaitImage, type WaitProgram, waitContainer } from './program';
import { type ReachableTarget, reachable } from './reach';
import type { DatabaseTarget, HttpTarget } from './target';
import { waitName } from './wait-name';

/** wait4x, and what it signs in to databases with. */
export interface Wait4xImage extends WaitImage {
  /**
   * The data source names of databases, which wait4x signs in to; refer to a password as `$(NAME)` and give it in `env`.
   *
   * @example { postgres: (host, port) => `postgres://app:$(PGPASSWORD)@${host}:${port}/app?sslmode=disable` }
   */
  readonly dsn?: {
    readonly [Kind in DatabaseTarget['kind']]?: (host: string, port: number) => string;
  };
}

const wait4xResources: ResourceRequirements = {
  limits: { cpu: '200m', memory: '64Mi' },
  requests: { cpu: '10m', memory: '32Mi' },
};

/** Targets that one call of wait4x waits for together: the words after its name. */
interface Call {
  readonly words: readonly string[];
  readonly targets: readonly ReachableTarget[];
}

/**
 * Waits with wait4x, which has no shell: one container for each protocol, and certificates of `https` are checked.
 *
 * It signs in to PostgreSQL and MySQL, so it needs `dsn` for them; it knows one exact HTTP status at a time, asks DNS
 * for IPv4 addresses only, and runs no commands.
 *
 * @defaultValue image `wait4x/wait4x:3.7.1`; an HTTP status that was not chosen is 200
 * @see https://github.com/wait4x/wait4x
 */
export function wait4xWait(how: Wait4xImage = {}): WaitProgram {
  requireOptions(wait4xWait, how, "wait4xWait({ image: 'registry/wait4x:3.7.1' })");
  refuseUnknown(wait4xWait, how, [...ofImage, 'dsn']);
  const { image = 'wait4x/wait4x:3.7.1', resources = wait4xResources, dsn = {} } = how;
  requireDsn(dsn);
  return (targets, context) => {
    const problems: ArgumentProblem[] = [];
    const calls = new Map<string, Call>();
    for (const target of targets.map((one) => reachable(one, context.clusterDomain))) {
      const call = callOf(target, dsn);
      if ('remedy' in call) problems.push(call);
      else {
        const { key, words, subject } = call;
        const before = calls.get(key) ?? { words, targets: [] };
        calls.set(key, { words: [...before.words, subject], targets: [...before.targets, target] });
      }
    }
    const times = [
      `--timeout=${context.timeout}s`,
      `--interval=${context.interval}s`,
      '--backoff-policy=exponential',
      `--backoff-exponential-max-interval=${context.maxInterval}s`,
      '--no-color',
    ];
    const containers = [...calls.values()].map((call) =>
      waitContainer(
        waitName(call.targets),
        { ...how, image, resources },
        { command: ['wait4x'], args: [...call.words, ...times] },
        context.env,
      ),
    );
    return { containers, problems };
  };
}

function requireDsn(dsn: NonNullable<Wait4xImage['dsn']>): void {
  const example =
    'dsn: { postgres: (host, port) => `postgres://app:$(PGPASSWORD)@${host}:${port}/app` }';
  requireObjectFor(wait4xWait, 'its data source names', dsn, example);
  refuseUnknown(wait4xWait, dsn, ['postgres', 'mysql', 'redis'], 'in dsn ');
  for (const [kind, make] of Object.entries(dsn)) {
    if (make === undefined || typeof make === 'function') continue;
    throw new TypeError(
      `wait4xWait takes its data source name for ${kind} as a function, ${example}, and was given ${named(make)}`,
    );
  }
}

/** The words of a target; targets with one key can stand in one call. */
function callOf(
  target: ReachableTarget,
  dsn: NonNullable<Wait4xImage['dsn']>,
): { key: string; words: readonly string[]; subject: string } | ArgumentProblem {
  switch (target.kind) {
    case 'tcp':
      return { key: 'tcp', words: ['tcp'], subject: address(target) };
    case 'dns':
      return { key: `dns ${target.name}`, words: ['dns', 'A'], subject: target.name };
    case 'http':
      return httpCall(target);
    case 'command':
      return cannot(
        'argv',
        target.argv.join(' '),
        'what wait4x waits for, because it runs no commands',
        'use shellWait or clientWait for it',
      );
    default: {
      const subject = dsn[target.kind]?.(bracketed(target.host), target.port);
      if (subject !== undefined)
        return {
          key: target.kind,
          words: [target.kind === 'postgres' ? 'postgresql' : target.kind],
          subject,
        };
      if (target.kind === 'redis')
        return { key: 'redis', words: ['redis'], subject: `redis://${address(target)}` };
      return cannot(
        `dsn.${target.kind}`,
        undefined,
        `a function that gives the data source name with which wait4x signs in to ${target.kind}`,
        `give wait4xWait({ dsn: { ${target.kind}: (host, port) => ... } }), or use shellWait`,
      );
    }
  }
}

function httpCall(target: HttpTarget): ReturnType<typeof callOf> {
  const [range, ...others] = rangesOf(target.status);
  const whole = target.status === '200-399';
  if (!whole && (range === undefined || others.length > 0 || range[0] !== range[1])) {
    return cannot(
      'status',
      target.status,
      'one status, and wait4x waits for exactly one',
      'choose one, or use shellWait',
    );
  }
  const words = [
    'http',
    '--no-redirect',
    `--expect-status-code=${whole ? 200 : range?.[0]}`,
    ...Object.entries(target.headers).map(([name, value]) => `--request-header=${name}: ${value}`),
  ];
  return {
    key: words.join('\n'),
    words,
    subject: new URL(target.url).href.replaceAll('$', '$$$$'),
  };
}

function cannot(
  argument: string,
  given: unknown,
  allowed: string,
  remedy: string,
): ArgumentProblem {
  return { argument, given: shown(given), allowed, remedy };
}

function address({ host, port }: { readonly host: string; readonly port: number }): string {
  return `${bracketed(host)}:${port}`;
}

function bracketed(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}
