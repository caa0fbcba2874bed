import fc, { type Arbitrary } from 'fast-check';
import type { Call, Kind, Program, Value } from './program';
import {
  mostly,
  call,
  record,
  images,
  portNumbers,
  portNames,
  keys,
  labelValues,
  dictionary,
  objectNames,
} from './values';

export function podOf(kind: Kind): Arbitrary<Call> {
  const common = {
    image: images(),
    name: mostly(['app'], ['App', 'x'.repeat(64)]),
    command: fc.constantFrom<Value>(['run'], []),
    args: fc.constantFrom<Value>(['a']),
  };
  const ports = dictionary(portNames(), portNumbers());
  if (kind === 'Job' || kind === 'CronJob') return call('JobPod', record(common));
  return fc.oneof(
    call('WebPod', record({ ...common, port: portNumbers(), ports })),
    call('WorkerPod', record({ ...common, ports })),
  );
}

const metadata = (): Arbitrary<Value> =>
  record({
    name: objectNames(),
    labels: dictionary(keys(), labelValues()),
    annotations: dictionary(keys(), fc.constant('x')),
    namespace: mostly(['shop'], ['Shop', 'a.b']),
  });
const shares = (): Arbitrary<Value> => mostly<Value>([1, '25%', 0], ['101%', -1, 'x', '%']);
const counts = (): Arbitrary<number> => mostly([0, 1, 3], [-1]);

export function fieldsOf(kind: Kind): Arbitrary<Program['fields']> {
  const job = {
    parallelism: counts(),
    completions: counts(),
    backoffLimit: counts(),
    activeDeadlineSeconds: counts(),
    ttlSecondsAfterFinished: counts(),
    completionMode: mostly(['Indexed', 'NonIndexed'], ['Other']),
    suspend: fc.boolean(),
    backoffLimitPerIndex: counts(),
    podReplacementPolicy: mostly(['Failed', 'TerminatingOrFailed'], ['Never']),
  };
  const kinds: Readonly<Record<Kind, Readonly<Record<string, Arbitrary<Value>>>>> = {
    Pod: {},
    Deployment: {
      replicas: counts(),
      minReadySeconds: mostly([0, 5], [-1, 600]),
      progressDeadlineSeconds: mostly([600, 60], [0, 5]),
      revisionHistoryLimit: counts(),
      paused: fc.boolean(),
      strategy: fc.oneof(
        fc.constantFrom<Value>({ type: 'Recreate' }, { type: 'Recreate', rollingUpdate: {} }),
        record({ rollingUpdate: record({ maxSurge: shares(), maxUnavailable: shares() }) }),
      ),
      selector: mostly<Value>(
        [{ app: 'x' }],
        [{}, { 'a b': 'x' }, { matchExpressions: [{ key: 'a', operator: 'In', values: [] }] }],
      ),
    },
    ReplicaSet: { replicas: counts(), minReadySeconds: counts() },
    ReplicationController: { replicas: counts(), minReadySeconds: counts() },
    StatefulSet: {
      replicas: counts(),
      serviceName: objectNames(),
      podManagementPolicy: mostly(['Parallel', 'OrderedReady'], ['Any']),
      updateStrategy: fc.constantFrom<Value>(
        { type: 'OnDelete' },
        { rollingUpdate: { partition: 1 } },
        { rollingUpdate: { partition: -1 } },
        { type: 'OnDelete', rollingUpdate: { partition: 1 } },
      ),
      ordinals: record({ start: counts() }),
      persistentVolumeClaimRetentionPolicy: record({
        whenDeleted: mostly(['Retain', 'Delete'], ['Keep']),
      }),
    },
    DaemonSet: {
      updateStrategy: fc.oneof(
        fc.constant<Value>({ type: 'OnDelete' }),
        record({ rollingUpdate: record({ maxSurge: shares(), maxUnavailable: shares() }) }),
      ),
      minReadySeconds: counts(),
    },
    Job: job,
    CronJob: {
      schedule: mostly(
        ['@daily', '*/5 * * * *', '0 2 * * 1-5'],
        ['', '60 * * * *', 'x', 'TZ=UTC 0 0 * * *'],
      ),
      timeZone: mostly(['Etc/UTC', 'Europe/Berlin'], ['Mars/Olympus', '', 'Local']),
      concurrencyPolicy: mostly(['Forbid', 'Allow', 'Replace'], ['Deny']),
      startingDeadlineSeconds: counts(),
      suspend: fc.boolean(),
      successfulJobsHistoryLimit: counts(),
    },
  };
  return fc
    .tuple(record(kinds[kind]), fc.option(metadata(), { nil: undefined, freq: 3 }))
    .map(([fields, meta]) => ({
      ...(fields as object),
      ...(meta === undefined ? {} : { metadata: meta }),
    }));
}
