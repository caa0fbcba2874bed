import { advice, app, changed, pod } from './exemplary';

const wait = (name: string, ...args: string[]) => ({
  name,
  image: 'busybox:1.37.0',
  args,
  command: ['wait'],
});

/** What is said of the exemplary Deployment with these init containers. */
function said(initContainers: readonly object[], edits: object = {}): readonly string[] {
  const own = changed({ [`${pod}.initContainers`]: initContainers as never, ...edits });
  return advice(own).filter((sentence) => sentence.startsWith('fit-waits'));
}

describe('waits', () => {
  test('together may last as long as the progress deadline, 600 s where none is said', () => {
    expect(said([wait('a', '--timeout=300', 'tcp'), wait('b', '--timeout', '5m')])).toEqual([]);
    expect(said([wait('a', '--timeout=5m'), wait('b', '--timeout=301s')])).toEqual([
      'fit-waits-in-progress-deadline at spec.progressDeadlineSeconds: the init containers may wait for 601 s and the progress deadline is 600 s: the rollout is reported as failed while it waits',
    ]);
  });

  test('are held to the deadline that is said', () => {
    const edits = { 'spec.progressDeadlineSeconds': 60 };
    expect(said([wait('a', '--timeout=61')], edits)[0]).toContain('61 s and the progress deadline');
    expect(said([wait('a', '--timeout=60')], edits)).toEqual([]);
  });

  test('of sidecars hold nothing back, and other arguments say nothing', () => {
    expect(said([{ ...wait('a', '--timeout=9h'), restartPolicy: 'Always' }])).toEqual([]);
    expect(
      said([wait('a', '--connect-timeout=9h', '--timeout', 'long'), wait('b', '--timeout')]),
    ).toEqual([]);
    expect(said([{ name: 'c', image: 'a:1', command: ['wait4x', '--timeout=9h'] }])).toHaveLength(
      1,
    );
  });
});

describe('a liveness probe', () => {
  const found = (edits: object) =>
    advice(changed(edits as never)).filter((sentence) => sentence.startsWith('leave-time'));

  test('that may restart the container before the readiness probe is tried is too early', () => {
    expect(found({ [`${app}.readinessProbe.initialDelaySeconds`]: 30 })).toEqual([
      `leave-time-to-start at ${app}.livenessProbe: the liveness probe may restart container "app" 20 s after its start, before the readiness probe is first tried at 30 s`,
    ]);
  });

  test('is early enough with a delay of its own, or behind a startup probe', () => {
    const late = { [`${app}.readinessProbe.initialDelaySeconds`]: 30 };
    expect(found({ ...late, [`${app}.livenessProbe.initialDelaySeconds`]: 10 })).toEqual([]);
    const startup = { httpGet: { path: '/live', port: 'http' }, failureThreshold: 30 };
    expect(found({ ...late, [`${app}.startupProbe`]: startup })).toEqual([]);
    expect(found({ [`${app}.readinessProbe.initialDelaySeconds`]: 20 })).toEqual([]);
  });
});
