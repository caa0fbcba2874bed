import type { Container, PodSpec, Probe } from '../kubernetes';
import { requirePodSpec } from './pod-spec';

/** When a probe makes the kubelet act, in numbers and in words. */
export interface ProbeTiming {
  /** The container that is probed. */
  readonly container: string;
  readonly probe: 'readiness' | 'liveness' | 'startup';
  /** Failures in a row until the kubelet acts. */
  readonly failures: number;
  /**
   * Seconds until it acts, at the earliest: after the container stopped answering, or after its start for a startup
   * probe. The container refuses at once, and was just about to be probed.
   */
  readonly atLeastSeconds: number;
  /** Seconds until it acts, at the latest: the container hangs, so that each try takes its timeout, and was just probed. */
  readonly atMostSeconds: number;
  /** All of it in a sentence. */
  readonly text: string;
}

/**
 * The arithmetic of a pod's probes, container by container in the order of their start: how long one that no longer
 * answers goes on getting traffic, how long until it is restarted, and how long it has to start.
 *
 * Tries are a period apart, or a timeout where that is longer and the container hangs.
 *
 * @example
 * probeTimings(web.render().spec).map(({ text }) => text);
 *
 * @see https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/
 */
export function probeTimings(spec: PodSpec): readonly ProbeTiming[] {
  requirePodSpec(probeTimings, spec);
  const { initContainers = [], containers, terminationGracePeriodSeconds = 30 } = spec;
  return [...initContainers, ...containers].flatMap((container) =>
    kinds.flatMap(({ field, probe }) => {
      const found = container[field];
      return found === undefined || found === null
        ? []
        : [timingOf(container, probe, found, terminationGracePeriodSeconds)];
    }),
  );
}

const kinds = [
  { field: 'startupProbe', probe: 'startup' },
  { field: 'readinessProbe', probe: 'readiness' },
  { field: 'livenessProbe', probe: 'liveness' },
] as const;

function timingOf(
  { name }: Container,
  kind: ProbeTiming['probe'],
  probe: Probe,
  podGrace: number,
): ProbeTiming {
  // A zero is what the server replaces by the default.
  const period = probe.periodSeconds || 10;
  const timeout = probe.timeoutSeconds || 1;
  const failures = probe.failureThreshold || 3;
  const delay = kind === 'startup' ? (probe.initialDelaySeconds ?? 0) : 0;
  const atLeastSeconds = delay + (failures - 1) * period;
  const atMostSeconds = delay + period + (failures - 1) * Math.max(period, timeout) + timeout;
  const grace = probe.terminationGracePeriodSeconds ?? podGrace;
  const numbers = { container: name, probe: kind, failures, atLeastSeconds, atMostSeconds };
  const successes = probe.successThreshold || 1;
  const after = `after ${counted(failures, 'failure')}`;
  const span = `${atLeastSeconds} s to ${atMostSeconds} s`;
  const restart = `is restarted ${after}, ${span}`;
  const end = `; it has ${grace} s to end`;
  const text = {
    startup: `container "${name}" ${restart} after its start where it has not started by then${end}`,
    readiness: `container "${name}" gets no traffic ${after}, ${span} after it stops answering, and gets it again after ${counted(successes, 'success')}, ${(successes - 1) * period} s to ${successes * period} s after it answers`,
    liveness: `container "${name}" ${restart} after it stops answering${end}`,
  }[kind];
  return { ...numbers, text };
}

function counted(count: number, noun: 'failure' | 'success'): string {
  if (count === 1) return `1 ${noun}`;
  return `${count} ${noun === 'success' ? 'successes' : 'failures'} in a row`;
}
