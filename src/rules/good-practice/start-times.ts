import type { Deployment } from '../../kubernetes';
import type { ContainerNode } from '../api-server/pods/pod-scope';
import { containerArgument } from '../container-argument';
import { goodPractice, type ContainerAdvice, type ObjectAdvice } from './advice';

/** A rollout that only waits is not reported as failed. */
export const fitWaitsInProgressDeadline: ObjectAdvice<Deployment> = {
  ...goodPractice,
  id: 'fit-waits-in-progress-deadline',
  refuses: 'a Deployment whose init containers may wait for longer than its progress deadline',
  knownAs: [],
  reference:
    'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#progress-deadline-seconds',
  remedy: 'shorter timeouts of the waits, or progressDeadlineSeconds above their sum',
  check({ spec }, at) {
    const { initContainers } = spec?.template?.spec ?? {};
    if (initContainers === undefined) return;
    const deadline = spec?.progressDeadlineSeconds ?? 600;
    let sum = 0;
    for (const container of initContainers) {
      if (container.restartPolicy !== 'Always') sum += timeoutOf(container) ?? 0;
    }
    if (sum <= deadline) return;
    at.child('spec')
      .child('progressDeadlineSeconds')
      .problem(
        'FieldValueInvalid',
        `the init containers may wait for ${sum} s and the progress deadline is ${deadline} s: the rollout is reported as failed while it waits`,
      );
  },
};

/** A container that is still starting is not killed for it. */
export const leaveTimeToStart: ContainerAdvice = {
  ...goodPractice,
  id: 'leave-time-to-start',
  refuses: 'a liveness probe that may restart a container before its readiness is asked at all',
  knownAs: [],
  reference:
    'https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/#startup-probe',
  remedy: startRemedy(''),
  check({ container, name, at }, _at, { spec }) {
    const { livenessProbe, readinessProbe, startupProbe } = container;
    if (livenessProbe === undefined || readinessProbe === undefined) return;
    if (startupProbe !== undefined) return;
    const ready = readinessProbe.initialDelaySeconds ?? 0;
    const tries = (livenessProbe.failureThreshold || 3) - 1;
    const killed =
      (livenessProbe.initialDelaySeconds ?? 0) + tries * (livenessProbe.periodSeconds || 10);
    if (killed >= ready) return;
    at.child('livenessProbe').problem(
      'FieldValueInvalid',
      `the liveness probe may restart container "${name}" ${killed} s after its start, before the readiness probe is first tried at ${ready} s`,
      startRemedy(containerArgument(container, spec)),
    );
  },
};

function startRemedy(which: string): string {
  return `withProbe({ ${which}startWithin: '60s', ... }) with the time that the container takes to start`;
}

const said = /^--?timeout(?:=([0-9]{1,6})(s|m|h)?)?$/;
const alone = /^([0-9]{1,6})(s|m|h)?$/;
const unit: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600 };

/** The seconds that a container gives itself: those of an argument `--timeout`. */
function timeoutOf({ command = [], args = [] }: ContainerNode): number | undefined {
  for (const words of [args, command]) {
    for (const [index, word] of words.entries()) {
      const found = said.exec(word);
      if (found === null) continue;
      const [, number, letter] =
        found[1] === undefined ? (alone.exec(words[index + 1] ?? '') ?? []) : found;
      if (number !== undefined) return Number(number) * (unit[letter ?? 's'] ?? 1);
    }
  }
  return undefined;
}
