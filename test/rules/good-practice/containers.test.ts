import type { Edits } from '../../conformance/edit';
import { advice, app, beside, changed, deployment, pod } from './exemplary';

/** What is done to the exemplary Deployment, and what is said about it then; nothing where the list is empty. */
type Row = readonly [sentence: string, edits: Edits, said: readonly string[]];

function holds(rows: readonly Row[]): void {
  test.each(rows)('%s', (_, edits, said) => {
    expect(advice(changed(edits))).toEqual(said);
  });
}

test('nothing is said about the exemplary Deployment', () => {
  expect(advice(deployment)).toEqual([]);
});

test('ephemeral containers get no advice', () => {
  const shell = { name: 'shell', image: 'busybox' };
  const container = { name: 'app', image: 'a:1' };
  const spec = { containers: [container], ephemeralContainers: [shell] };
  const found = advice({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a' }, spec });
  expect(found.filter((sentence) => sentence.includes('ephemeral'))).toEqual([]);
});

describe('images', () => {
  const image = `${app}.image`;
  holds([
    ['a tag pins an image', { [image]: 'localhost:5000/shop:1.4.2' }, []],
    ['so does a digest', { [image]: `shop@sha256:${'a'.repeat(64)}` }, []],
    [
      'no tag: another version may run tomorrow',
      { [image]: 'localhost:5000/shop' },
      [
        `pin-image-tag at ${image}: the image "localhost:5000/shop" has no tag: what runs depends on the day it is pulled`,
      ],
    ],
    [
      'the tag latest moves',
      { [image]: 'shop:latest', [`${app}.imagePullPolicy`]: 'Always' },
      [
        `pin-image-tag at ${image}: the tag of "shop:latest" moves: what runs depends on the day it is pulled`,
      ],
    ],
    [
      'a moving tag that is pulled once is two versions on two nodes',
      { [image]: 'shop:latest', [`${app}.imagePullPolicy`]: 'IfNotPresent' },
      [
        `pin-image-tag at ${image}: the tag of "shop:latest" moves: what runs depends on the day it is pulled`,
        `pull-moving-tag-always at ${app}.imagePullPolicy: IfNotPresent with the moving image "shop:latest": two nodes may run two versions of it`,
      ],
    ],
    ['a pinned tag need not be pulled again', { [`${app}.imagePullPolicy`]: 'IfNotPresent' }, []],
    [
      'the old registry of Kubernetes is frozen',
      { [image]: 'k8s.gcr.io/pause:3.9' },
      [
        `leave-frozen-registry at ${image}: k8s.gcr.io is frozen: no new version and no fix appears there`,
      ],
    ],
  ]);
});

describe('probes', () => {
  const none = { [`${app}.readinessProbe`]: '$absent', [`${app}.livenessProbe`]: '$absent' };
  const readiness = `require-readiness-probe at ${app}.readinessProbe: container "app" gets traffic before it can answer, and a rollout goes on when the new version does not work`;
  const liveness = `require-liveness-probe at ${app}.livenessProbe: container "app" is not started again when it hangs without ending`;
  const same = `tell-liveness-from-readiness at ${app}.livenessProbe: the liveness probe of container "app" asks the same as its readiness probe and gives up no later: a container that is only busy is started again, and every one of them at once`;
  holds([
    ['a container that serves has both', none, [readiness, liveness]],
    ['one that opens no port needs none', { ...none, [`${app}.ports`]: '$absent' }, []],
    [
      'nor does one whose only port is there to watch it',
      { ...none, [`${app}.ports`]: [{ name: 'metrics', containerPort: 9090 }] },
      [],
    ],
    ['nor one that listens on UDP', { ...none, [`${app}.ports[0].protocol`]: 'UDP' }, []],
    [
      'liveness is not readiness',
      { [`${app}.livenessProbe`]: { $copy: `${app}.readinessProbe` } },
      [same],
    ],
    [
      'not by another name of the port either',
      { [`${app}.livenessProbe`]: { httpGet: { path: '/ready', port: 8080, scheme: 'HTTP' } } },
      [same],
    ],
    [
      'but may ask the same and be more patient',
      {
        [`${app}.livenessProbe`]: {
          httpGet: { path: '/ready', port: 8080 },
          failureThreshold: 10,
        },
      },
      [],
    ],
    [
      'another kind of question is another question',
      { [`${app}.livenessProbe`]: { tcpSocket: { port: 'http' } } },
      [],
    ],
    [
      'the same command is the same question',
      {
        [`${app}.livenessProbe`]: { exec: { command: ['check', 'x'] } },
        [`${app}.readinessProbe`]: { exec: { command: ['check', 'x'] } },
      },
      [same],
    ],
    [
      'a port by a name that the container does not have never answers',
      { [`${app}.readinessProbe.httpGet.port`]: 'htpp' },
      [
        `probe-declared-port at ${app}.readinessProbe.httpGet.port: container "app" has no port named "htpp": the probe fails every time`,
      ],
    ],
    [
      'a port by a number that is not on the list is a slip, or the list is short',
      { [`${app}.livenessProbe.httpGet.port`]: 8081 },
      [
        `probe-declared-port at ${app}.livenessProbe.httpGet.port: the probe calls port 8081, which is none of the ports that container "app" declares: the number is wrong, or a port is missing from the list`,
      ],
    ],
    [
      'a number is right where no port is declared',
      {
        [`${app}.ports`]: '$absent',
        [`${app}.readinessProbe.httpGet.port`]: 8080,
        [`${app}.livenessProbe`]: { grpc: { port: 8080 } },
      },
      [],
    ],
    [
      'a timeout fits in the period',
      { [`${app}.startupProbe`]: { tcpSocket: { port: 'http' }, timeoutSeconds: 11 } },
      [
        `fit-probe-timeout-in-period at ${app}.startupProbe.timeoutSeconds: a timeout of 11 s does not fit in a period of 10 s: the probe runs less often than it says`,
      ],
    ],
  ]);

  test('a Job is waited for by nobody', () => {
    expect(advice(changed({ ...none, 'spec.ttlSecondsAfterFinished': 60 }, 'Job'))).toEqual([]);
  });
});

describe('resources', () => {
  const needs = `${app}.resources`;
  const cpu = `require-cpu-request at ${needs}.requests[cpu]: container "app" requests no CPU: it gets what others leave`;
  const memory = `require-memory-request at ${needs}.requests[memory]: container "app" requests no memory: it is among the first to be evicted when its node runs short`;
  const limit = `require-memory-limit at ${needs}.limits[memory]: container "app" has no memory limit: when it leaks, other pods of its node are evicted`;
  const volume = `${pod}.volumes[0].emptyDir`;
  holds([
    ['a container says what it needs', { [needs]: '$absent' }, [cpu, memory, limit]],
    ['a limit is a request too', { [needs]: { limits: { cpu: 1, memory: '1Gi' } } }, []],
    ['a request is no limit', { [`${needs}.limits`]: '$absent' }, [limit]],
    [
      'a volume in memory has a bound',
      { [volume]: { medium: 'Memory' }, [`${needs}.limits`]: '$absent' },
      [
        `bound-memory-volume at ${volume}.sizeLimit: the volume "tmp" is memory without a bound: what is written to it is taken from the node`,
        limit,
      ],
    ],
    ['the memory limit of the container is one', { [volume]: { medium: 'Memory' } }, []],
  ]);

  test('the pod may say it for all of its containers, from 1.34 on', () => {
    const resources = { limits: { cpu: '1', memory: '1Gi' } };
    const edits: Edits = { [needs]: '$absent', [`${pod}.resources`]: resources };
    expect(advice(changed(edits), '1.34-1.36')).toEqual([]);
    expect(advice(changed(edits), '1.33')).toEqual([cpu, memory, limit]);
  });

  test('an init container that ends is not asked, a sidecar is', () => {
    const setup = { $copy: app } as const;
    const init = `${pod}.initContainers[0]`;
    const added: Edits = {
      [`${pod}.initContainers`]: [],
      [`${pod}.initContainers[+]`]: setup,
      [`${init}.name`]: 'setup',
      [`${init}.resources`]: '$absent',
      [`${init}.ports`]: '$absent',
      [`${init}.readinessProbe`]: '$absent',
      [`${init}.livenessProbe`]: '$absent',
      [`${init}.lifecycle`]: '$absent',
    };
    expect(advice(changed(added))).toEqual([]);
    expect(advice(changed({ ...added, [`${init}.restartPolicy`]: 'Always' }))).toHaveLength(3);
  });
});

describe('the end of a pod', () => {
  const preStop = `${app}.lifecycle.preStop`;
  const grace = `${pod}.terminationGracePeriodSeconds`;
  const said = (seconds: number, of: number): string =>
    `leave-time-after-pre-stop at ${preStop}: preStop of container "app" sleeps ${seconds} s of the ${of} s of terminationGracePeriodSeconds: the container is killed before it can end its work`;
  holds([
    ['a sleep leaves time', { [preStop]: { sleep: { seconds: 29 } } }, []],
    [
      'a sleep of the whole 30 s does not',
      { [preStop]: { sleep: { seconds: 30 } } },
      [said(30, 30)],
    ],
    [
      'nor one in a shell',
      { [preStop]: { exec: { command: ['sh', '-c', 'sleep 45'] } } },
      [said(45, 30)],
    ],
    [
      'nor the program',
      { [grace]: 20, [preStop]: { exec: { command: ['sleep', '20'] } } },
      [said(20, 20)],
    ],
    ['more grace does', { [grace]: 60, [preStop]: { exec: { command: ['sleep', '45'] } } }, []],
    [
      'a grace period of 0 kills',
      { [grace]: 0, [`${app}.lifecycle`]: '$absent' },
      [
        `keep-termination-grace at ${grace}: a grace period of 0 kills the pod at once: requests and writes that it works on are lost`,
      ],
    ],
  ]);

  test('and in a StatefulSet leaves two pods of one identity', () => {
    const edits = { [grace]: 0, [`${app}.lifecycle`]: '$absent', 'spec.serviceName': 'shop' };
    expect(advice(changed(edits, 'StatefulSet'))).toEqual([
      `keep-termination-grace at ${grace}: a grace period of 0 kills the pod at once, and may let two pods of one identity run`,
    ]);
  });
});

describe('who the container is', () => {
  const context = `${pod}.securityContext`;
  const own = `${app}.securityContext`;
  const root =
    'the group 0 is root: what it may read and write on the node and in volumes, this pod may';
  holds([
    [
      'non-root needs a user, which else only the image knows',
      { [`${context}.runAsUser`]: '$absent', [`${context}.runAsGroup`]: '$absent' },
      [
        `require-user-id at ${context}.runAsUser: runAsNonRoot without runAsUser: the container starts only where the image names its user, by a number and not 0`,
      ],
    ],
    [
      'where one container has a user, the other is named',
      {
        ...beside('logs', { securityContext: { readOnlyRootFilesystem: true } }),
        [`${context}.runAsUser`]: '$absent',
        [`${own}.runAsUser`]: 10001,
      },
      [
        `require-user-id at ${pod}.containers[1].securityContext.runAsUser: runAsNonRoot without runAsUser: container "logs" starts only where the image names its user, by a number and not 0`,
      ],
    ],
    [
      'a user has a group',
      { [`${context}.runAsGroup`]: '$absent' },
      [
        `require-group-id at ${context}.runAsGroup: runAsUser without runAsGroup: where the image does not know the user, the container runs with the group 0, root's`,
      ],
    ],
    ['who does not claim to be non-root is left to the other rules', { [context]: '$absent' }, []],
    [
      'the group 0 is root',
      {
        [`${context}.fsGroup`]: 0,
        [`${context}.supplementalGroups`]: [7, 0],
        [`${own}.runAsGroup`]: 0,
      },
      [
        `avoid-root-group at ${context}.fsGroup: ${root}`,
        `avoid-root-group at ${context}.supplementalGroups[1]: ${root}`,
        `avoid-root-group at ${own}.runAsGroup: ${root}`,
      ],
    ],
    [
      'the root file system is read-only',
      { [`${own}.readOnlyRootFilesystem`]: false },
      [
        `require-read-only-root at ${own}.readOnlyRootFilesystem: container "app" may change its own programs: who breaks in can stay`,
      ],
    ],
    [
      'a token of the account default is of no use',
      { [`${pod}.automountServiceAccountToken`]: '$absent' },
      [
        `withhold-service-account-token at ${pod}.automountServiceAccountToken: every container gets a token of the service account "default", and with it every right that anybody ever gives that account`,
      ],
    ],
    [
      'an account of its own has a token for a reason',
      {
        [`${pod}.automountServiceAccountToken`]: '$absent',
        [`${pod}.serviceAccountName`]: 'deployer',
      },
      [],
    ],
    [
      'serviceAccount is the old field',
      { [`${pod}.serviceAccount`]: 'deployer' },
      [
        `avoid-service-account-field at ${pod}.serviceAccount: serviceAccount is deprecated: use serviceAccountName`,
      ],
    ],
    [
      'a server writes both',
      { [`${pod}.serviceAccount`]: 'deployer', [`${pod}.serviceAccountName`]: 'deployer' },
      [],
    ],
  ]);
});

describe('the way to the node', () => {
  const hostPath = (path: string): Edits => ({
    [`${pod}.volumes[0]`]: { name: 'tmp', hostPath: { path } },
  });
  const port = (containerPort: number): Edits => ({
    [`${app}.ports[0].containerPort`]: containerPort,
  });
  const written = (path: string): string =>
    `mount-system-path-read-only at ${app}.volumeMounts[0].readOnly: ${path} of the node is mounted to be written: who changes it controls the node`;
  const low = `bind-unprivileged-port at ${app}.ports[0].containerPort: container "app" does not run as root, and port 80 is open only to root where the container runtime does not allow more`;
  holds([
    [
      'the socket of the container runtime is root',
      hostPath('/var/run/docker.sock'),
      [
        `avoid-runtime-socket at ${pod}.volumes[0].hostPath.path: the volume "tmp" is the socket of the container runtime: who reaches it is root on the node`,
      ],
    ],
    ['directories of the system are not written', hostPath('/etc/'), [written('/etc/')]],
    ['they may be read', { ...hostPath('/etc'), [`${app}.volumeMounts[0].readOnly`]: true }, []],
    ['other directories are for pod security to judge', hostPath('/srv/data'), []],
    ['who is not root may not bind port 80 everywhere', port(80), [low]],
    ['port 1024 is for everybody', port(1024), []],
    [
      'a capability or a kernel setting opens it',
      { ...port(80), [`${app}.securityContext.capabilities.add`]: ['NET_BIND_SERVICE'] },
      [],
    ],
    [
      'of which the setting is the surer',
      {
        ...port(80),
        [`${pod}.securityContext.sysctls`]: [
          { name: 'net.ipv4.ip_unprivileged_port_start', value: '80' },
        ],
      },
      [],
    ],
    [
      'an SSH server is a way past the API server',
      { ...port(22), [`${pod}.securityContext`]: '$absent' },
      [
        `avoid-ssh-server at ${app}.ports[0].containerPort: container "app" opens port 22, an SSH server's: a way in that the API server neither guards nor logs`,
      ],
    ],
  ]);
});

describe('a stock image', () => {
  const root = {
    [`${app}.image`]: 'postgres:16.4',
    [`${pod}.securityContext.runAsUser`]: '$absent',
    [`${pod}.securityContext.runAsGroup`]: '$absent',
  };
  const postgres = { [`${app}.image`]: 'postgres:16.4' };
  const starts = `run-known-images-as-their-user at ${app}.securityContext.runAsUser: the image postgres starts as root, which runAsNonRoot refuses: the kubelet will not start the container`;
  const writes = `mount-where-known-images-write at ${app}.volumeMounts: the image postgres writes to /var/lib/postgresql/data and /var/run/postgresql, and the root file system is read-only`;
  const command = (...words: readonly string[]): Edits => ({
    ...postgres,
    [`${app}.command`]: [...words],
  });
  holds([
    ['starts as root, and is not started where that is refused', root, [starts, writes]],
    [
      'does so whatever its command is',
      { ...root, [`${app}.command`]: ['pg_dump', '-h', 'pg'] },
      [starts],
    ],
    ['has a server that writes', postgres, [writes]],
    ['which a command may name, too', command('postgres', '-c', 'shared_buffers=1GB'), [writes]],
    ['by its path', command('/usr/lib/postgresql/16/bin/postgres'), [writes]],
    ['or as a word of the entrypoint', command('docker-entrypoint.sh', 'postgres'), [writes]],
    ['which takes options for it', command('docker-entrypoint.sh', '-c', 'fsync=off'), [writes]],
    [
      'as it does without a command',
      { ...postgres, [`${app}.args`]: ['-c', 'fsync=off'] },
      [writes],
    ],
    ['has a client that does not', command('pg_dump', '-h', 'pg'), []],
    ['not by way of the entrypoint either', command('docker-entrypoint.sh', 'psql'), []],
    ['or of the arguments', { ...postgres, [`${app}.args`]: ['pg_isready'] }, []],
    [
      'writes to volumes, where there are some',
      {
        ...postgres,
        [`${app}.volumeMounts`]: [
          { name: 'tmp', mountPath: '/var/lib/postgresql' },
          { name: 'tmp', mountPath: '/var/run/postgresql/' },
        ],
      },
      [],
    ],
    [
      'is another image in another registry',
      { [`${app}.image`]: 'ghcr.io/acme/postgres:16.4' },
      [],
    ],
  ]);
});

describe('what is surely a mistake', () => {
  const image = `${app}.image`;
  const memory = `${app}.resources.requests.memory`;
  const secret = (fields: object): Edits => ({
    [`${pod}.volumes[0]`]: { name: 'tmp', secret: { secretName: 'a', ...fields } },
  });
  const says = (edits: Edits): readonly string[] =>
    advice(changed(edits)).map((sentence) => sentence.slice(0, sentence.indexOf(' ')));

  test.each([
    'ghcr.io/acme/shop:undefined',
    'ghcr.io/acme/shop:null',
    'ghcr.io/acme/shop:NaN',
    'ghcr.io/acme/shop:[object Object]',
    ' ghcr.io/acme/shop:1.4.2',
    'ghcr.io/acme/shop:1.4.2\n',
    'ghcr.io/acme/Shop:1.4.2',
    'Nginx:1.27.3',
  ])('is the image %j', (name) => {
    expect(says({ [image]: name })).toEqual(['name-readable-image']);
  });

  test.each([
    'ghcr.io/acme/shop:RC-1',
    'ghcr.io/undefined/shop:1.4.2',
    'REGISTRY/shop:1.4.2',
    'IMAGE:TAG',
    'GHCR.io/acme/shop:1.4.2',
    'ghcr.io/acme/${Name}:1.4.2',
    `shop@sha256:${'a'.repeat(64)}`,
  ])('is not the image %j', (name) => {
    expect(says({ [image]: name })).toEqual([]);
  });

  test.each([512, '512', 1_000_000])('are %j bytes of memory', (amount) => {
    expect(says({ [memory]: amount })).toEqual(['state-memory-unit']);
  });

  test.each([0, '128Mi', 134_217_728, '128M'])('are not %j', (amount) => {
    expect(says({ [memory]: amount })).toEqual([]);
  });

  test.each([
    [{ defaultMode: 440 }, 1],
    [{ items: [{ key: 'a', path: 'a', mode: 400 }] }, 1],
    [{ defaultMode: 0o440 }, 0],
    [{ defaultMode: 0o644, items: [{ key: 'a', path: 'a', mode: 0o400 }] }, 0],
  ])('are the file modes %j: %d', (fields, count) => {
    expect(says(secret(fields))).toEqual(Array(count).fill('write-file-mode-in-octal'));
  });
});
