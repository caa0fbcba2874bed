// oxlint-disable max-lines -- one table: what the mixins of a program may say
import fc, { type Arbitrary } from 'fast-check';
import type { Call, Value } from './program';
import {
  mostly,
  call,
  record,
  names,
  containers,
  images,
  portNumbers,
  portNames,
  seconds,
  quantities,
  keys,
  labelValues,
  dictionary,
  paths,
  objectNames,
  ids,
} from './values';

const handler = (): Arbitrary<Value> => {
  const timings = {
    periodSeconds: seconds(),
    timeoutSeconds: seconds(),
    failureThreshold: mostly([1, 3, 30], [0, -1]),
    initialDelaySeconds: mostly([0, 5], [-1]),
  };
  const port = mostly<Value>(['http', 8080], ['metrics', 0, 65536, 'Http']);
  return fc.oneof(
    call(
      'httpGet',
      mostly(['/ready', '/'], ['', 'ready']),
      record({
        port,
        scheme: fc.constantFrom('HTTP', 'HTTPS'),
        headers: dictionary(mostly(['Host', 'X-A'], ['a b', '']), fc.constant('x')),
        ...timings,
      }),
    ),
    call('tcpSocket', record({ port, ...timings })),
    call(
      'grpc',
      record({
        port: mostly<Value>([9090, 'http'], [0]),
        service: fc.constantFrom('', 'ready'),
        ...timings,
      }),
    ),
    call('exec', mostly<Value>([['cat', '/ok']], [[], ['']]), record(timings)),
  );
};

const source = (): Arbitrary<Value> =>
  fc.oneof(
    mostly(['x', '', '$(A)', 'a\nb'], ['\0']),
    call('fromConfigMap', objectNames(), mostly(['key', 'a.b'], ['', 'a b', '..'])),
    call('fromSecret', objectNames(), mostly(['key'], ['', 'a/b'])),
    call(
      'fromField',
      mostly(
        ['metadata.name', 'status.podIP', "metadata.labels['app']"],
        ['spec.none', 'metadata', "metadata.labels['a b']"],
      ),
    ),
    call(
      'fromResource',
      mostly(['limits.cpu', 'requests.memory'], ['limits.none', 'cpu']),
      record({
        container: mostly(['app'], ['nobody']),
        divisor: mostly<Value>(['1', '1m', '1Mi'], ['0', '3']),
      }),
    ),
  );

const mounts = (): Arbitrary<Value> =>
  fc.record(
    {
      app: fc.oneof(
        paths(),
        record({
          mountPath: paths(),
          readOnly: fc.boolean(),
          subPath: mostly(['a', 'a/b'], ['/a', '../a']),
          mountPropagation: fc.constantFrom('None', 'HostToContainer', 'Bidirectional'),
        }),
      ),
      all: paths(),
    },
    { requiredKeys: [] },
  );

const volumeSource = (): Arbitrary<Value> =>
  fc.oneof(
    record({
      emptyDir: record({
        medium: mostly(['', 'Memory', 'HugePages'], ['Disk']),
        sizeLimit: quantities(),
      }),
    }),
    record({
      configMap: record({
        name: objectNames(),
        defaultMode: mostly([0o644, 0], [-1, 0o1000]),
        items: mostly<Value>(
          [[{ key: 'a', path: 'b' }]],
          [[{ key: '', path: 'b' }], [{ key: 'a', path: '/b' }], [{ key: 'a', path: '..' }], []],
        ),
        optional: fc.boolean(),
      }),
    }),
    record({ secret: record({ secretName: objectNames(), defaultMode: mostly([0o400], [-1]) }) }),
    record({
      hostPath: record({
        path: mostly(['/etc', '/'], ['', 'a', '/a/..']),
        type: mostly(['', 'Directory'], ['Folder']),
      }),
    }),
    record({ persistentVolumeClaim: record({ claimName: objectNames() }) }),
    record({
      downwardAPI: fc.constantFrom<Value>(
        { items: [{ path: 'labels', fieldRef: { fieldPath: 'metadata.labels' } }] },
        { items: [{ path: 'x' }] },
        {},
      ),
    }),
    record({ csi: record({ driver: mostly(['a.com'], ['', 'a b']) }) }),
    record({
      nfs: fc.constantFrom<Value>(
        { server: 'a', path: '/a' },
        { server: '', path: '/a' },
        { server: 'a', path: 'a' },
      ),
    }),
    record({
      image: fc.constantFrom<Value>(
        { reference: 'a:1' },
        { reference: '' },
        { reference: 'a:1', pullPolicy: 'Never' },
      ),
    }),
    record({
      projected: fc.constantFrom<Value>(
        { sources: [] },
        { sources: [{ configMap: { name: 'a' } }] },
        { sources: [{ serviceAccountToken: { path: 'token', expirationSeconds: 600 } }] },
        { sources: [{ serviceAccountToken: { path: 'token', expirationSeconds: 1 } }] },
      ),
    }),
    fc.constant({}),
  );

const resources = (): Arbitrary<Value> => {
  const amounts = record({
    cpu: quantities(),
    memory: quantities(),
    'ephemeral-storage': quantities(),
  });
  return record({ requests: amounts, limits: amounts });
};

const securityContext = (): Arbitrary<Value> =>
  record({
    runAsUser: ids(),
    runAsGroup: ids(),
    runAsNonRoot: fc.boolean(),
    fsGroup: ids(),
    privileged: fc.boolean(),
    allowPrivilegeEscalation: fc.boolean(),
    readOnlyRootFilesystem: fc.boolean(),
    capabilities: fc.constantFrom<Value>(
      { drop: ['ALL'] },
      { add: ['NET_ADMIN'] },
      { add: ['SYS_ADMIN'] },
      { add: [''] },
    ),
    seccompProfile: fc.constantFrom<Value>(
      { type: 'RuntimeDefault' },
      { type: 'Localhost' },
      { type: 'Localhost', localhostProfile: 'a' },
      { type: 'Unconfined', localhostProfile: 'a' },
    ),
    procMount: fc.constantFrom('Default', 'Unmasked'),
    sysctls: fc.constantFrom<Value>(
      [{ name: 'net.core.somaxconn', value: '1' }],
      [{ name: 'a b', value: '1' }],
    ),
    supplementalGroups: fc.array(ids(), { maxLength: 2 }),
    container: containers(),
  });

const more = (): Record<string, Arbitrary<Value>> => ({
  command: fc.constantFrom<Value>(['run'], []),
  workingDir: paths(),
  resources: resources(),
  imagePullPolicy: mostly(['Always', 'IfNotPresent'], ['always']),
  terminationMessagePolicy: mostly(['File'], ['Nowhere']),
  env: fc.constantFrom<Value>(
    [{ name: 'A', value: '1' }],
    [{ name: 'A=B', value: '1' }],
    [{ name: '', value: '1' }],
  ),
  lifecycle: fc.constantFrom<Value>(
    { preStop: { sleep: { seconds: 1 } } },
    { preStop: { sleep: { seconds: 31 } } },
    { preStop: {} },
    { stopSignal: 'SIGUSR1' },
  ),
});

export function mixins(): Readonly<Record<string, Arbitrary<Call>>> {
  return {
    sidecar: call(
      'withSidecar',
      record({
        name: names(),
        image: images(),
        ports: dictionary(portNames(), portNumbers()),
        ...more(),
      }),
    ),
    init: call('withInitContainer', record({ name: names(), image: images(), ...more() })),
    container: call(
      'withContainer',
      record({
        name: names(),
        image: images(),
        ports: dictionary(portNames(), portNumbers()),
        ...more(),
      }),
    ),
    patch: call('withContainer', containers(), record(more())),
    probe: call(
      'withProbe',
      record({
        readiness: handler(),
        liveness: handler(),
        startup: handler(),
        container: containers(),
      }),
    ),
    env: call(
      'withEnv',
      dictionary(mostly(['A', 'B_1', 'a.b'], ['', 'a=b', 'a b', '1A']), source()),
      record({ container: containers() }),
    ),
    envFrom: call(
      'withEnvFrom',
      fc.array(
        fc.oneof(
          call('configMapEnv', objectNames(), record({ prefix: mostly(['A_'], ['=', 'a b']) })),
          call('secretEnv', objectNames()),
        ),
        { maxLength: 2 },
      ),
    ),
    volume: fc.tuple(names(), mounts(), volumeSource()).map(([name, mounted, from]) => ({
      call: 'withVolume',
      args: [{ name, mounts: mounted, ...(from as object) }],
    })),
    claim: call(
      'withClaimTemplate',
      record({
        name: names(),
        storage: quantities(),
        mounts: mounts(),
        accessModes: fc.constantFrom<Value>(
          ['ReadWriteOnce'],
          ['ReadWriteOncePod', 'ReadOnlyMany'],
          [],
        ),
      }),
    ),
    resources: fc.tuple(resources(), containers()).map(([said, container]) => ({
      call: 'withResources',
      args: [{ ...(said as object), container }],
    })),
    podResources: call('withPodResources', resources()),
    security: call('withSecurityContext', securityContext()),
    scheduling: call(
      'withScheduling',
      record({
        nodeSelector: dictionary(keys(), labelValues()),
        tolerations: fc.constantFrom<Value>(
          [{ key: 'a', operator: 'Exists' }],
          [{ operator: 'Exists' }],
          [{ key: 'a', operator: 'Exists', value: 'x' }],
          [{ key: 'a', effect: 'NoSchedule', tolerationSeconds: 1 }],
          [{ key: 'a b' }],
        ),
        spread: fc.array(
          record({
            topologyKey: keys(),
            maxSkew: mostly([1, 2], [0]),
            minDomains: mostly([1], [0]),
            whenUnsatisfiable: fc.constantFrom('DoNotSchedule', 'ScheduleAnyway'),
          }),
          { maxLength: 2 },
        ),
        priorityClassName: objectNames(),
        schedulingGates: fc.constantFrom<Value>(['a.com/x'], ['a b'], []),
        nodeName: objectNames(),
        runtimeClassName: objectNames(),
        preemptionPolicy: fc.constantFrom('Never', 'PreemptLowerPriority'),
      }),
    ),
    shutdown: call(
      'withGracefulShutdown',
      record({
        delay: fc.constantFrom('5s', '1m'),
        drain: fc.constantFrom('10s', '2m'),
        gracePeriod: fc.constantFrom('30s', '4m'),
      }),
    ),
    account: call('withServiceAccount', objectNames(), record({ token: fc.boolean() })),
    secrets: call('withImagePullSecrets', objectNames()),
    labels: call('withPodLabels', dictionary(keys(), labelValues())),
    annotations: call('withPodAnnotations', dictionary(keys(), fc.constantFrom('', 'any text\n'))),
    dns: call(
      'withDns',
      record({
        policy: mostly(['ClusterFirst', 'Default', 'None'], ['Cluster']),
        nameservers: mostly<Value>(
          [['1.1.1.1']],
          [[], ['a'], ['1.1.1.1', '1.1.1.2', '1.1.1.3', '1.1.1.4']],
        ),
        searches: mostly<Value>([['a.b']], [['a b']]),
      }),
    ),
    hostname: call(
      'withHostname',
      mostly(['web'], ['Web', 'a.b', '', 'x'.repeat(64)]),
      record({ subdomain: mostly(['db'], ['Db', '']) }),
    ),
    aliases: call(
      'withHostAliases',
      dictionary(
        mostly(['127.0.0.1', '::1'], ['localhost', '']),
        mostly<Value>([['a.b']], [['a b'], []]),
      ),
    ),
    hostNetwork: call('withHostNetwork'),
    shared: call('withSharedProcessNamespace'),
    wait: call(
      'withInitWait',
      fc.oneof(
        call('waitFor.tcp', mostly(['db', '10.0.0.1'], ['']), portNumbers()),
        call('waitFor.redis', fc.constant('redis')),
        call('waitFor.http', fc.constant('http://web:8080/ready')),
      ),
      record({ name: names(), timeout: fc.constantFrom('10s', '2m') }),
    ),
    spec: call(
      'withPodSpec',
      record({
        activeDeadlineSeconds: mostly([60], [0, -1, 2 ** 31]),
        terminationGracePeriodSeconds: mostly([0, 30], [-1]),
        hostUsers: fc.boolean(),
        hostPID: fc.boolean(),
        setHostnameAsFQDN: fc.boolean(),
        enableServiceLinks: fc.boolean(),
        restartPolicy: mostly(['Always', 'Never', 'OnFailure'], ['Sometimes']),
        os: mostly<Value>([{ name: 'linux' }], [{ name: 'windows' }, { name: 'mac' }]),
        readinessGates: mostly<Value>(
          [[{ conditionType: 'a.com/x' }]],
          [[{ conditionType: 'a b' }]],
        ),
        overhead: fc.constantFrom<Value>({ cpu: '1' }),
      }),
    ),
  };
}
