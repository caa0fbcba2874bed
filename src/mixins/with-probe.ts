import type { Probe } from '../kubernetes';
import { plainCopy, type Unfit } from '../manifest/plain';
import { durationProblem, seconds, type Duration } from '../pod/duration';
import type { Effect } from '../pod/effect';
import { podMixin, type ArgumentProblem, type PodMixin } from '../pod/mixin';
import { named, requireObject } from '../manifest/given';
import { unknownProps } from '../pod/props';
import {
  probeOf,
  type HandlerData,
  type ProbeHandler,
  type ReadinessTimings,
  type RestartTimings,
} from '../pod/probe';
import { firstOf, targetOf, type TargetRole } from '../pod/target';

/** The probes of containers: {@link withProbe}. */
export interface ProbeProps<C extends string, P extends string> {
  /**
   * The containers that are probed: a name, several, or a role.
   * @defaultValue `'app'`
   */
  readonly container?: C | readonly C[];
  /** Whether the container takes traffic: while it fails, no Service sends it any. `null` removes the probe. */
  readonly readiness?: ProbeHandler<P, ReadinessTimings> | null;
  /** Whether the container still works: when it has failed, the kubelet restarts the container. `null` removes the probe. */
  readonly liveness?: ProbeHandler<P, RestartTimings> | null;
  /** Whether the container has started: until it passes, the others wait; for a sidecar, so does what follows it. */
  readonly startup?: ProbeHandler<P, RestartTimings> | null;
  /**
   * Makes the startup probe from the liveness handler, else the readiness one: tried every thirtieth of this time (1 s
   * to 10 s, and not under the handler's timeout), until this time is over.
   */
  readonly startWithin?: Duration;
}

/** The mixin that probes containers. */
export type Probes<C extends string, P extends string> = PodMixin<
  {},
  `running ${Exclude<C, TargetRole>}` | `port ${P}`,
  never
>;

/**
 * Sets probes of containers; replaces each probe it gives as a whole, and refuses plain init containers.
 *
 * @example
 * withProbe({ readiness: httpGet('/ready'), liveness: httpGet('/live'), startWithin: '60s' });
 * withProbe({ container: 'proxy', startup: tcpSocket({ port: 'sql', periodSeconds: 1, failureThreshold: 30 }) });
 *
 * @see https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/
 */
export function withProbe<const C extends string = never, const P extends string = never>(
  props: ProbeProps<C, P>,
): Probes<C, P> {
  requireObject(withProbe, props, "withProbe({ readiness: httpGet('/ready') })");
  for (const probe of ['readiness', 'liveness', 'startup'] as const)
    requireHandler(probe, props[probe]);
  const unfit: Unfit[] = [];
  const { startWithin, ...rest } = props as unknown as Given;
  const { container: said, readiness, liveness, startup } = plainCopy(rest, unfit);
  const container = targetOf(withProbe, said);
  const first = firstOf(container);
  const problems: ArgumentProblem[] = [];
  for (const { path, given, remedy } of unfit) {
    problems.push({
      container: first,
      path: path.replace(/^(readiness|liveness|startup)\.(timings|fields)/, '$1Probe'),
      message: `a manifest cannot hold ${given}`,
      remedy,
    });
  }
  problems.push(...unknownProps(props, known, { container: first, path: '' }));
  const starting =
    startWithin === undefined
      ? startup
      : startupOf(startWithin, startup, liveness ?? readiness, (problem) =>
          problems.push({ container: first, path: 'startupProbe', ...problem }),
        );
  const handlers = { readinessProbe: readiness, livenessProbe: liveness, startupProbe: starting };
  const given = probeFields.filter((field) => handlers[field] !== undefined);
  const effects: Effect[] = [
    {
      effect: 'patch containers',
      target: container,
      mode: 'patch',
      replaces: given,
      needs: { refuses: ofInit },
      patch: (_, current) => {
        const probes: Record<string, Probe | null> = {};
        for (const field of given) {
          const handler = handlers[field];
          if (handler !== undefined) probes[field] = handler && probeOf(handler, current);
        }
        return probes;
      },
    },
  ];
  return podMixin(withProbe, given.length > 0 ? effects : [], problems, props);
}

const probeFields = ['readinessProbe', 'livenessProbe', 'startupProbe'] as const;

const known = ['container', 'readiness', 'liveness', 'startup', 'startWithin'];

function requireHandler(probe: string, given: unknown): void {
  if (given === undefined || given === null) return;
  if (typeof given === 'object' && 'handler' in given) return;
  throw new TypeError(
    `withProbe takes for ${probe} what httpGet, tcpSocket, exec or grpc makes, ${probe}: httpGet('/path'), and was given ${named(given)}`,
  );
}

interface Given {
  readonly container?: string | readonly string[];
  readonly readiness?: HandlerData | null;
  readonly liveness?: HandlerData | null;
  readonly startup?: HandlerData | null;
  readonly startWithin?: Duration;
}

const ofInit = {
  role: 'init',
  why: 'may not be set for init containers without restartPolicy=Always',
  remedy:
    'a plain init container runs to completion: probe the container it prepares, or make it a sidecar',
} as const;

/** The thirtieth part of the time, in whole seconds from 1 to 10 and not under the timeout, as often as it takes. */
function startupOf(
  within: Duration,
  startup: HandlerData | null | undefined,
  handler: HandlerData | null | undefined,
  report: (problem: Pick<ArgumentProblem, 'message' | 'remedy'>) => void,
): HandlerData | null | undefined {
  const wrong = durationProblem(within);
  if (wrong !== undefined) report({ message: `startWithin: ${wrong}` });
  if (startup !== undefined) {
    report({
      message: 'startup and startWithin both make the startup probe',
      remedy: 'leave one out',
    });
  }
  if (handler === undefined || handler === null) {
    report({
      message: 'startWithin needs a handler',
      remedy: 'give liveness or readiness, or startup in its place',
    });
    return startup;
  }
  if (wrong !== undefined || startup !== undefined) return startup;
  const total = Math.max(1, seconds(within));
  const { timeoutSeconds } = handler.timings;
  const tries = Math.min(10, Math.max(1, Math.ceil(total / 30)));
  const periodSeconds =
    typeof timeoutSeconds === 'number' && timeoutSeconds > tries ? timeoutSeconds : tries;
  return {
    ...handler,
    timings: {
      periodSeconds,
      failureThreshold: Math.ceil(total / periodSeconds),
      ...(timeoutSeconds === undefined ? {} : { timeoutSeconds }),
    },
  };
}
