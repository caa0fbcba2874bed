import type { FieldPath } from '../field-path';
import { isWindowsPod, type ContainerView } from '../pod-security/pod-view';
import { goodPractice, type AdvisedPod, type ContainerAdvice, type PodAdvice } from './advice';

const hostPathPage = 'https://kubernetes.io/docs/concepts/storage/volumes/#hostpath';

/** Who can talk to the container runtime can start a container with every right. */
export const avoidRuntimeSocket: PodAdvice = {
  ...goodPractice,
  id: 'avoid-runtime-socket',
  refuses: 'a volume of the socket of the container runtime',
  knownAs: [
    'kube-linter docker-sock',
    'kubesec DockerSock',
    'Kubescape C-0074',
    'Trivy KSV-0006',
    'Checkov CKV_K8S_27',
    'Datree CONTAINERS_INCORRECT_PATH_VALUE_DOCKERSOCKET',
  ],
  reference: hostPathPage,
  remedy: 'leave the volume out: build images without the runtime, and read pods from the API',
  check({ spec, specAt }) {
    spec.volumes?.forEach(({ name = '', hostPath }, position) => {
      const { path = '' } = hostPath ?? {};
      if (!runtimeSocket.test(path)) return;
      specAt
        .child('volumes')
        .index(position)
        .child('hostPath')
        .child('path')
        .problem(
          'FieldValueInvalid',
          `the volume "${name}" is the socket of the container runtime: who reaches it is root on the node`,
        );
    });
  },
};

/** What belongs to the node is read, if it must be, and not written. */
export const mountSystemPathReadOnly: ContainerAdvice = {
  ...goodPractice,
  id: 'mount-system-path-read-only',
  refuses: 'a directory of the system of the node that is mounted to be written',
  knownAs: [
    'kube-linter sensitive-host-mounts',
    'kube-linter writable-host-mount',
    'Kubescape C-0045',
    'Trivy KSV-0121',
    'Datree EKS_INVALID_HOSTPATH_MOUNT_READONLY_VALUE',
  ],
  reference: hostPathPage,
  remedy: 'withVolume(...) read-only, or without the hostPath',
  check({ container, at }, _at, { spec }) {
    if (container.volumeMounts === undefined || spec.volumes === undefined) return;
    container.volumeMounts.forEach(({ name, readOnly }, position) => {
      if (readOnly === true) return;
      const path = spec.volumes?.find((volume) => volume.name === name)?.hostPath?.path;
      if (path === undefined || !isSystemPath(path)) return;
      at.child('volumeMounts')
        .index(position)
        .child('readOnly')
        .problem(
          'FieldValueRequired',
          `${path} of the node is mounted to be written: who changes it controls the node`,
        );
    });
  },
};

/** A process that is not root may not bind every port. */
export const bindUnprivilegedPort: ContainerAdvice = {
  ...goodPractice,
  id: 'bind-unprivileged-port',
  refuses: 'a port below 1024 in a container that does not run as root',
  knownAs: ['Trivy KSV-0117', 'kube-linter privileged-ports'],
  reference: 'https://kubernetes.io/docs/tasks/administer-cluster/sysctl-cluster/',
  check(view, _at, pod) {
    view.container.ports?.forEach(({ containerPort = 0 }, position) => {
      if (containerPort <= 0 || containerPort >= 1024 || mayBind(containerPort, view, pod)) return;
      reportPort(containerPort, view.name, view.at.child('ports').index(position));
    });
  },
};

/** A shell in a container is one kubectl exec away. */
export const avoidSshServer: ContainerAdvice = {
  ...goodPractice,
  id: 'avoid-ssh-server',
  refuses: 'the port of an SSH server',
  knownAs: ['kube-linter ssh-port', 'Kubescape C-0042'],
  reference:
    'https://kubernetes.io/docs/tasks/debug/debug-application/get-shell-running-container/',
  remedy:
    'leave the server out: kubectl exec and kubectl debug give a shell, with the rights and the log of the API',
  check({ container, name, at }) {
    container.ports?.forEach(({ containerPort, protocol = 'TCP' }, position) => {
      if (containerPort !== 22 || protocol !== 'TCP') return;
      at.child('ports')
        .index(position)
        .child('containerPort')
        .problem(
          'FieldValueInvalid',
          `container "${name}" opens port 22, an SSH server's: a way in that the API server neither guards nor logs`,
        );
    });
  },
};

const runtimeSocket = /\/(?:docker|containerd|crio|cri-dockerd|dockershim|podman)\.sock$/;

const systemPaths: ReadonlySet<string> = new Set(
  '/ /bin /boot /dev /etc /etc/kubernetes /lib /lib64 /proc /root /sbin /sys /usr /var /var/lib/kubelet'.split(
    ' ',
  ),
);

function isSystemPath(path: string): boolean {
  return systemPaths.has(path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path);
}

function mayBind(port: number, { container }: ContainerView, pod: AdvisedPod): boolean {
  const own = container.securityContext;
  const shared = pod.spec.securityContext;
  const user = own?.runAsUser ?? shared?.runAsUser;
  const nonRoot = (own?.runAsNonRoot ?? shared?.runAsNonRoot) === true;
  if (user === 0 || (user === undefined && !nonRoot)) return true;
  if (own?.capabilities?.add?.some((name) => name === 'NET_BIND_SERVICE' || name === 'ALL')) {
    return true;
  }
  const lowest = shared?.sysctls?.find(({ name }) => name === unprivilegedPorts)?.value;
  return (lowest !== undefined && Number(lowest) <= port) || isWindowsPod(pod);
}

const unprivilegedPorts = 'net.ipv4.ip_unprivileged_port_start';

function reportPort(port: number, container: string, at: FieldPath): void {
  at.child('containerPort').problem(
    'FieldValueInvalid',
    `container "${container}" does not run as root, and port ${port} is open only to root where the container runtime does not allow more`,
    `listen on a port from 1024 on (a Service may still show ${port}), or withSecurityContext({ sysctls: [{ name: '${unprivilegedPorts}', value: '${port}' }] })`,
  );
}
