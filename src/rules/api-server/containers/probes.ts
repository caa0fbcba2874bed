import type { FieldPath } from '../../field-path';
import type { Rule } from '../../rule';
import { leastMessage } from '../formats/messages';
import type { ContainerNode, ContainerScope } from '../pods/pod-scope';
import { refuseMalformedHandler } from './handlers';

type Probe = NonNullable<ContainerNode['livenessProbe']>;

const reference =
  'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/';

const sharedRows: readonly string[] = [
  'PROBE-1',
  'PROBE-2',
  'PROBE-3',
  'PROBE-4',
  'PROBE-5',
  'PROBE-6',
  'PROBE-7',
  'PROBE-8',
  'PROBE-9',
  'PROBE-10',
  'PROBE-11',
  'PROBE-12',
  'PROBE-13',
  'PROBE-14',
  'PROBE-15',
  'PROBE-16',
];

/** The probe that has a container restarted. */
export const checkLivenessProbe: Rule<ContainerNode, ContainerScope> = {
  id: 'check-liveness-probe',
  of: 'livenessProbe',
  refuses: 'a malformed liveness probe, and one that wants more than one success',
  covers: [...sharedRows, 'PROBE-17'],
  reference,
  check({ livenessProbe }, at, scope) {
    if (livenessProbe === undefined || !isProbed(scope)) return;
    const place = at.child('livenessProbe');
    refuseMalformedProbe(livenessProbe, scope, place);
    refuseSecondSuccess(livenessProbe, place);
  },
};

/** The probe that decides whether a container gets traffic. */
export const checkReadinessProbe: Rule<ContainerNode, ContainerScope> = {
  id: 'check-readiness-probe',
  of: 'readinessProbe',
  refuses: 'a malformed readiness probe, and one with a time to end, as nothing ends by it',
  covers: [...sharedRows, 'PROBE-19'],
  reference,
  check({ readinessProbe }, at, scope) {
    if (readinessProbe === undefined || !isProbed(scope)) return;
    const place = at.child('readinessProbe');
    refuseMalformedProbe(readinessProbe, scope, place);
    const { terminationGracePeriodSeconds: seconds } = readinessProbe;
    if (seconds === undefined) return;
    place
      .child('terminationGracePeriodSeconds')
      .invalid(seconds, 'must not be set for readinessProbes');
  },
};

/** The probe that the other probes wait for. */
export const checkStartupProbe: Rule<ContainerNode, ContainerScope> = {
  id: 'check-startup-probe',
  of: 'startupProbe',
  refuses: 'a malformed startup probe, and one that wants more than one success',
  covers: [...sharedRows, 'PROBE-18'],
  reference,
  check({ startupProbe }, at, scope) {
    if (startupProbe === undefined || !isProbed(scope)) return;
    const place = at.child('startupProbe');
    refuseMalformedProbe(startupProbe, scope, place);
    refuseSecondSuccess(startupProbe, place);
  },
};

// Of init containers only sidecars have probes, which is told by another rule.
function isProbed({ role, sidecar }: ContainerScope): boolean {
  return role === 'container' || sidecar;
}

function refuseMalformedProbe(probe: Probe, { pod }: ContainerScope, at: FieldPath): void {
  refuseMalformedHandler(probe, pod.gracePeriod, at);
  refuseBelowZero(probe.initialDelaySeconds, at, 'initialDelaySeconds');
  refuseBelowZero(probe.timeoutSeconds, at, 'timeoutSeconds');
  refuseBelowZero(probe.periodSeconds, at, 'periodSeconds');
  refuseBelowZero(probe.successThreshold, at, 'successThreshold');
  refuseBelowZero(probe.failureThreshold, at, 'failureThreshold');
  const { terminationGracePeriodSeconds: seconds } = probe;
  if (seconds !== undefined && seconds <= 0) {
    at.child('terminationGracePeriodSeconds').invalid(seconds, 'must be greater than 0');
  }
}

function refuseBelowZero(count: number | undefined, at: FieldPath, field: string): void {
  if (count !== undefined && count < 0) at.child(field).invalid(count, leastMessage(0));
}

// Zero is read as absent, and absent as one.
function refuseSecondSuccess({ successThreshold }: Probe, at: FieldPath): void {
  if (!successThreshold || successThreshold === 1) return;
  at.child('successThreshold').invalid(successThreshold, 'must be 1');
}

/** What a kubelet does after the start and before the end of a container. */
export const checkLifecycle: Rule<ContainerNode, ContainerScope> = {
  id: 'check-lifecycle',
  of: 'lifecycle',
  refuses:
    'a lifecycle hook of no or two kinds, a malformed one, and a sleep longer than the pod has to end',
  covers: ['PROBE-20', 'PROBE-21', 'PROBE-22', 'PROBE-23', 'PROBE-24'],
  reference: 'https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/',
  check({ lifecycle }, at, scope) {
    if (lifecycle === undefined || !isProbed(scope)) return;
    const { postStart, preStop } = lifecycle;
    const { gracePeriod } = scope.pod;
    const place = at.child('lifecycle');
    if (postStart !== undefined) {
      refuseMalformedHandler(postStart, gracePeriod, place.child('postStart'));
    }
    if (preStop !== undefined) refuseMalformedHandler(preStop, gracePeriod, place.child('preStop'));
  },
};

const forInit = 'may not be set for init containers without restartPolicy=Always';

/** Init containers run to their end, so nothing asks how they are. */
export const refuseProbesOfInitContainers: Rule<ContainerNode, ContainerScope> = {
  id: 'refuse-probes-of-init-containers',
  of: ['lifecycle', 'livenessProbe', 'readinessProbe', 'startupProbe'],
  refuses: 'probes and lifecycle hooks of an init container that is no sidecar',
  covers: ['CTR-30', 'CTR-31', 'CTR-32', 'CTR-33'],
  reference:
    'https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#detailed-behavior',
  remedy: 'set restartPolicy: Always to make it a sidecar, or leave them out',
  check(container, at, { role, sidecar }) {
    if (role !== 'init' || sidecar) return;
    if (container.lifecycle !== undefined) at.child('lifecycle').forbidden(forInit);
    if (container.livenessProbe !== undefined) at.child('livenessProbe').forbidden(forInit);
    if (container.readinessProbe !== undefined) at.child('readinessProbe').forbidden(forInit);
    if (container.startupProbe !== undefined) at.child('startupProbe').forbidden(forInit);
  },
};
