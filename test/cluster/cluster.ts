import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { Chart, Testing } from 'cdk8s';
import { withContainer, type PodMixin } from 'podwright';

/** The cluster that KUBECONFIG names, through kubectl. */
const run = promisify(execFile);

/**
 * Images by what the tests need them for. A cluster that pulls from Docker Hub has them; another is told its own in
 * `CLUSTER_IMAGES`, as JSON: `{ "redis": "mirror.acme.dev/redis:7.4" }`.
 */
export const images: Readonly<Record<'busybox' | 'redis' | 'postgres', string>> = {
  busybox: 'busybox:1.37.0',
  redis: 'redis:7.4.1',
  postgres: 'postgres:17.2',
  ...(JSON.parse(process.env.CLUSTER_IMAGES ?? '{}') as object),
};

export interface PodStatus {
  readonly phase: string;
  readonly containerStatuses?: readonly ContainerStatus[];
  readonly initContainerStatuses?: readonly ContainerStatus[];
  readonly ephemeralContainerStatuses?: readonly ContainerStatus[];
}

export interface ContainerStatus {
  readonly name: string;
  readonly ready: boolean;
  readonly started?: boolean;
  readonly restartCount: number;
  readonly state: {
    readonly running?: { readonly startedAt: string };
    readonly waiting?: { readonly reason: string };
    readonly terminated?: {
      readonly exitCode: number;
      readonly startedAt: string;
      readonly finishedAt: string;
    };
  };
  readonly lastState: ContainerStatus['state'];
}

/** A namespace that enforces Pod Security *restricted*, for one file of tests. */
export class Namespace {
  readonly name: string = `podwright-${randomBytes(4).toString('hex')}`;

  async create(): Promise<void> {
    const labels = { 'pod-security.kubernetes.io/enforce': 'restricted' };
    await this.apply(
      [{ apiVersion: 'v1', kind: 'Namespace', metadata: { name: this.name, labels } }],
      [],
    );
    await this.until(
      'the default service account',
      async () =>
        (await this.kubectl(
          'get',
          'serviceaccount',
          'default',
          '--ignore-not-found',
          '-o',
          'name',
        )) !== '',
    );
  }

  async delete(): Promise<void> {
    await this.kubectl('delete', 'namespace', this.name, '--wait=false');
  }

  async kubectl(...args: readonly string[]): Promise<string> {
    const { stdout } = await run('kubectl', ['--namespace', this.name, ...args], {
      maxBuffer: 1 << 26,
    });
    return stdout.trim();
  }

  /** Sends manifests as `kubectl apply` does; answers what it said, warnings included. */
  async apply(
    manifests: readonly object[],
    args: readonly string[] = ['--validate=strict'],
  ): Promise<string> {
    const child = execFile('kubectl', ['--namespace', this.name, 'apply', ...args, '-f', '-']);
    child.stdin?.end(JSON.stringify({ apiVersion: 'v1', kind: 'List', items: manifests }));
    let said = '';
    child.stdout?.on('data', (text) => (said += text));
    child.stderr?.on('data', (text) => (said += text));
    const code = await new Promise<number | null>((done) => child.on('close', done));
    if (code !== 0) throw new Error(`kubectl apply ended with ${code}:\n${said}`);
    return said;
  }

  /** What a function adds to a chart, applied. */
  async place(build: (chart: Chart) => unknown): Promise<string> {
    const chart = new Chart(Testing.app(), 'test', { namespace: this.name });
    build(chart);
    return this.apply(Testing.synth(chart));
  }

  async status(pod: string): Promise<PodStatus> {
    return JSON.parse(await this.kubectl('get', 'pod', pod, '-o', 'json')).status as PodStatus;
  }

  /** The first pod of a workload. */
  async podOf(instance: string): Promise<string> {
    let found = '';
    await this.until(`a pod of ${instance}`, async () => {
      found = await this.kubectl(
        'get',
        'pods',
        '-l',
        `app.kubernetes.io/instance=${instance}`,
        '-o',
        'jsonpath={.items[0].metadata.name}',
        '--ignore-not-found',
      ).catch(() => '');
      return found !== '';
    });
    return found;
  }

  /** Waits until something holds; fails with what it waited for, and what the cluster says of its pods. */
  async until(what: string, holds: () => Promise<boolean>, seconds = 120): Promise<void> {
    const end = Date.now() + seconds * 1000;
    while (!(await holds())) {
      if (Date.now() > end) {
        const pods = await this.kubectl('get', 'pods', '-o', 'wide').catch(() => '');
        const events = await this.kubectl('get', 'events', '--sort-by=.lastTimestamp').catch(
          () => '',
        );
        throw new Error(`waited ${seconds} s for ${what}\n${pods}\n${events}`);
      }
      await new Promise((done) => setTimeout(done, 500));
    }
  }

  async untilStatus(
    pod: string,
    what: string,
    holds: (status: PodStatus) => boolean,
    seconds = 120,
  ): Promise<PodStatus> {
    let status: PodStatus | undefined;
    await this.until(
      `${pod}: ${what}`,
      async () => holds((status = await this.status(pod))),
      seconds,
    );
    return status as PodStatus;
  }
}

/** When a container started, in milliseconds since the epoch. */
export function startOf(status: PodStatus, name: string): number {
  const all = [...(status.initContainerStatuses ?? []), ...(status.containerStatuses ?? [])];
  const state = all.find((one) => one.name === name)?.state;
  return Date.parse(state?.running?.startedAt ?? state?.terminated?.startedAt ?? 'never');
}

/** Exchanges the images of a pod for busybox, and what its containers run for a program that waits to be told to stop. */
export function asPlaceholder(
  command: readonly string[] = ['sh', '-c', 'trap exit TERM; while :; do sleep 1; done'],
): PodMixin {
  return withContainer('all', (current) =>
    current.command?.[2]?.startsWith('# podwright wait program') === true
      ? { image: images.busybox, imagePullPolicy: 'IfNotPresent' }
      : {
          image: images.busybox,
          imagePullPolicy: 'IfNotPresent',
          command,
          args: null,
          securityContext: { runAsUser: 65532 },
        },
  );
}
