import type { ContainerNode } from '../api-server/pods/pod-scope';
import { goodPractice, isLongRunning, type ContainerAdvice, type PodAdvice } from './advice';
import { isShell } from './shell-script';

const terminationPage =
  'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination';

/** The preStop hook and the end of the program share the grace period. */
export const leaveTimeAfterPreStop: ContainerAdvice = {
  ...goodPractice,
  id: 'leave-time-after-pre-stop',
  refuses: 'a preStop sleep that takes up the whole grace period',
  knownAs: [],
  reference: terminationPage,
  remedy:
    'withGracefulShutdown(...) with a grace period of the sleep and the time the program needs to end',
  check({ container, name, at }, _at, { spec }) {
    const preStop = container.lifecycle?.preStop;
    if (preStop === undefined) return;
    const grace = spec.terminationGracePeriodSeconds ?? 30;
    const slept = preStop.sleep?.seconds;
    // The server refuses a sleep action that is longer than the grace period.
    const seconds = slept === undefined ? sleepOf(preStop.exec) : Math.min(slept, grace);
    if (seconds === undefined || seconds < grace || grace <= 0 || seconds === 0) return;
    if (slept !== undefined && slept > grace) return;
    at.child('lifecycle')
      .child('preStop')
      .problem(
        'FieldValueInvalid',
        `preStop of container "${name}" sleeps ${seconds} s of the ${grace} s of terminationGracePeriodSeconds: the container is killed before it can end its work`,
      );
  },
};

/** Without a grace period a pod is killed, not stopped. */
export const keepTerminationGrace: PodAdvice = {
  ...goodPractice,
  id: 'keep-termination-grace',
  refuses: 'a grace period of 0 seconds',
  knownAs: [],
  reference: 'https://kubernetes.io/docs/tasks/run-application/force-delete-stateful-set-pod/',
  remedy: 'leave terminationGracePeriodSeconds out (30 s), or withGracefulShutdown(...)',
  check({ spec, specAt, owner }) {
    if (spec.terminationGracePeriodSeconds !== 0 || !isLongRunning(owner.kind)) return;
    specAt
      .child('terminationGracePeriodSeconds')
      .problem(
        'FieldValueInvalid',
        owner.kind === 'StatefulSet'
          ? 'a grace period of 0 kills the pod at once, and may let two pods of one identity run'
          : 'a grace period of 0 kills the pod at once: requests and writes that it works on are lost',
      );
  },
};

type Exec = NonNullable<NonNullable<ContainerNode['lifecycle']>['preStop']>['exec'];

const sleepOnly = /^\s*(?:exec\s+)?(?:\/bin\/)?sleep\s+([0-9]{1,9})s?\s*(?:$|[;&\n])/;

/** How long a command sleeps before anything else; undefined where it does not. */
function sleepOf(exec: Exec): number | undefined {
  const command = exec?.command;
  if (command === undefined) return undefined;
  const [program = '', flag = '', script = ''] = command;
  if (program === 'sleep' || program === '/bin/sleep') return secondsOf(`sleep ${flag}`);
  return isShell(program) && flag.endsWith('c') ? secondsOf(script) : undefined;
}

function secondsOf(script: string): number | undefined {
  const seconds = sleepOnly.exec(script.slice(0, 64))?.[1];
  return seconds === undefined ? undefined : Number(seconds);
}
