import type { Probe } from '../kubernetes';

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
  readonly successThreshold?: 1 | 'liveness and startup probes pass after 1 success: only readiness takes more';
  /**
   * Seconds that the container gets to end when this probe has failed.
   * @defaultValue `terminationGracePeriodSeconds` of the pod
   */
  readonly terminationGracePeriodSeconds?: number;
}

/** What a probe does, and when: made by {@link httpGet}, {@link tcpSocket}, {@link exec} or {@link grpc}. */
export interface ProbeHandler<out P extends string = string, out T = SharedTimings> {
  /** Carries the name of the port for the compiler. */
  readonly '~port': P;
  /** Carries the timings for the compiler. */
  readonly '~timings': T;
}

/** What {@link httpGet} takes besides the path. */
export interface HttpGetOptions<P extends string> {
  readonly port?: P | number;
  readonly scheme?: 'HTTP' | 'HTTPS';
  readonly host?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export function httpGet<const P extends string = never, T extends ProbeTimings = SharedTimings>(
  path: string,
  options?: HttpGetOptions<P> & NoInfer<T>,
): ProbeHandler<P, T> {
  return { path, options } as unknown as ProbeHandler<P, T>;
}
