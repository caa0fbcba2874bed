import type { ContainerNode } from '../api-server/pods/pod-scope';
import type { FieldPath } from '../field-path';
import { containerArgument } from '../container-argument';
import { goodPractice, type AdvisedPod, type ContainerAdvice, type PodAdvice } from './advice';

type Resources = ContainerNode['resources'];
type Resource = 'cpu' | 'memory';

const page = 'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/';

/** The scheduler knows how much CPU a container needs. */
export const requireCpuRequest: ContainerAdvice = {
  ...goodPractice,
  id: 'require-cpu-request',
  refuses: 'a container that asks for no CPU',
  knownAs: [
    'kube-linter unset-cpu-requirements',
    'kube-score container-resources',
    'Polaris cpuRequestsMissing',
    'kubesec RequestsCPU',
    'Kubescape C-0268',
    'Trivy KSV-0015',
    'Checkov CKV_K8S_10',
    'Datree CONTAINERS_MISSING_CPU_REQUEST_KEY',
  ],
  reference: page,
  remedy: "withResources({ requests: { cpu: '100m' } }) with what the container really takes",
  check({ container, lasting, name, at }, _at, pod) {
    if (!lasting || requests(container.resources, 'cpu') || podRequests(pod, 'cpu')) return;
    place(at, 'requests', 'cpu').problem(
      'FieldValueRequired',
      `container "${name}" requests no CPU: it gets what others leave`,
      remedyOf(container, pod),
    );
  },
};

/** The scheduler knows how much memory a container needs. */
export const requireMemoryRequest: ContainerAdvice = {
  ...goodPractice,
  id: 'require-memory-request',
  refuses: 'a container that asks for no memory',
  knownAs: [
    'kube-score container-resources',
    'Polaris memoryRequestsMissing',
    'kubesec RequestsMemory',
    'Kubescape C-0269',
    'Trivy KSV-0016',
    'Checkov CKV_K8S_12',
    'Datree CONTAINERS_MISSING_MEMORY_REQUEST_KEY',
  ],
  reference: page,
  remedy: "withResources({ requests: { memory: '128Mi' } }) with what the container really takes",
  check({ container, lasting, name, at }, _at, pod) {
    if (!lasting || requests(container.resources, 'memory') || podRequests(pod, 'memory')) return;
    place(at, 'requests', 'memory').problem(
      'FieldValueRequired',
      `container "${name}" requests no memory: it is among the first to be evicted when its node runs short`,
      remedyOf(container, pod),
    );
  },
};

/** A container that leaks memory ends itself, not its neighbours. */
export const requireMemoryLimit: ContainerAdvice = {
  ...goodPractice,
  id: 'require-memory-limit',
  refuses: 'a container without a memory limit',
  knownAs: [
    'kube-linter unset-memory-requirements',
    'kube-score container-resources',
    'Polaris memoryLimitsMissing',
    'kubesec LimitsMemory',
    'Kubescape C-0271',
    'Trivy KSV-0018',
    'Checkov CKV_K8S_13',
    'Datree CONTAINERS_MISSING_MEMORY_LIMIT_KEY',
  ],
  reference: page,
  remedy: "withResources({ limits: { memory: '256Mi' } })",
  check({ container, lasting, name, at }, _at, pod) {
    if (!lasting || limits(container.resources, 'memory')) return;
    if (limits(pod.spec.resources, 'memory')) return;
    place(at, 'limits', 'memory').problem(
      'FieldValueRequired',
      `container "${name}" has no memory limit: when it leaks, other pods of its node are evicted`,
      remedyOf(container, pod),
    );
  },
};

/** A number alone is bytes. */
export const stateMemoryUnit: ContainerAdvice = {
  ...goodPractice,
  id: 'state-memory-unit',
  refuses: 'an amount of memory of less than a mebibyte, as of a number without its unit',
  knownAs: [],
  reference: `${page}#meaning-of-memory`,
  check({ container, at }) {
    for (const kind of ['requests', 'limits'] as const) {
      const amount = container.resources?.[kind]?.memory;
      if (amount === undefined || !/^[0-9]+$/.test(String(amount))) continue;
      const bytes = Number(amount);
      if (bytes === 0 || bytes >= 2 ** 20) continue;
      place(at, kind, 'memory').problem(
        'FieldValueInvalid',
        `${bytes} without a unit is ${bytes} bytes: no program runs in that`,
        `write memory: '${bytes}Mi', if mebibytes are meant`,
      );
    }
  },
};

/** What is written to a volume in memory counts as memory. */
export const boundMemoryVolume: PodAdvice = {
  ...goodPractice,
  id: 'bound-memory-volume',
  refuses: 'an emptyDir in memory without a size, mounted by a container without a memory limit',
  knownAs: [],
  reference: 'https://kubernetes.io/docs/concepts/storage/volumes/#emptydir',
  remedy: "withVolume(...) with a sizeLimit, such as '64Mi'",
  check({ spec, specAt, containers }) {
    spec.volumes?.forEach(({ name = '', emptyDir }, position) => {
      if (emptyDir?.medium !== 'Memory' || emptyDir.sizeLimit !== undefined) return;
      if (limits(spec.resources, 'memory')) return;
      const unbounded = containers.some(
        ({ container }) =>
          !limits(container.resources, 'memory') &&
          container.volumeMounts?.some((mount) => mount.name === name) === true,
      );
      if (!unbounded) return;
      specAt
        .child('volumes')
        .index(position)
        .child('emptyDir')
        .child('sizeLimit')
        .problem(
          'FieldValueRequired',
          `the volume "${name}" is memory without a bound: what is written to it is taken from the node`,
        );
    });
  },
};

/** Whether a container asks for a resource; a limit alone is also a request of the same size. */
export function requests(resources: Resources, resource: Resource): boolean {
  return resources?.requests?.[resource] !== undefined || limits(resources, resource);
}

/** Whether the pod itself asks for a resource, for all its containers together. */
export function podRequests({ spec }: Pick<AdvisedPod, 'spec'>, resource: Resource): boolean {
  return requests(spec.resources, resource);
}

/** One call states everything that a container leaves open. */
function remedyOf(container: ContainerNode, pod: AdvisedPod): string {
  const { resources } = container;
  const open = (resource: Resource): boolean =>
    !requests(resources, resource) && !podRequests(pod, resource);
  const asked = [
    ...(open('cpu') ? ["cpu: '100m'"] : []),
    ...(open('memory') ? ["memory: '128Mi'"] : []),
  ];
  const bounded = limits(resources, 'memory') || limits(pod.spec.resources, 'memory');
  const given = [
    ...(asked.length === 0 ? [] : [`requests: { ${asked.join(', ')} }`]),
    ...(bounded ? [] : ["limits: { memory: '256Mi' }"]),
  ];
  const which = containerArgument(container, pod.spec);
  return `withResources({ ${which}${given.join(', ')} }) with what the container really takes`;
}

function limits(resources: Resources, resource: Resource): boolean {
  return resources?.limits?.[resource] !== undefined;
}

function place(at: FieldPath, list: 'requests' | 'limits', resource: Resource): FieldPath {
  return at.child('resources').child(list).key(resource);
}
