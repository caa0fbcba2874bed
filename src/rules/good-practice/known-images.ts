import type { ContainerNode } from '../api-server/pods/pod-scope';
import { isWindowsPod, type ContainerView } from '../pod-security/pod-view';
import { goodPractice, type AdvisedPod, type ContainerAdvice } from './advice';
import { wellKnownImage, type ImageNeeds } from './well-known-images';

/** The kubelet does not start as root what must not be root. */
export const runKnownImagesAsTheirUser: ContainerAdvice = {
  ...goodPractice,
  id: 'run-known-images-as-their-user',
  refuses: 'runAsNonRoot without runAsUser for a stock image that starts as root',
  knownAs: [],
  reference: 'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/',
  check(view, _at, pod) {
    const known = startsAsRoot(view, pod);
    if (known === undefined) return;
    view.at
      .child('securityContext')
      .child('runAsUser')
      .problem(
        'FieldValueRequired',
        `the image ${known.name} starts as root, which runAsNonRoot refuses: the kubelet will not start the container`,
        `withSecurityContext({ container: '${view.name}', runAsUser: ${known.needs.runAsUser} })${hint(known.needs)}`,
      );
  },
};

/** A server that cannot write where it keeps its files ends. */
export const mountWhereKnownImagesWrite: ContainerAdvice = {
  ...goodPractice,
  id: 'mount-where-known-images-write',
  refuses:
    'a read-only root file system under the server of a stock image, without a volume where it writes',
  knownAs: [],
  reference: 'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/',
  check({ container, name, at }, _at, pod) {
    if (container.securityContext?.readOnlyRootFilesystem !== true || isWindowsPod(pod)) return;
    const known = wellKnownImage(container.image ?? '');
    const { writes = [] } = known?.needs ?? {};
    if (known === undefined || writes.length === 0 || !runsServer(container, known.needs)) return;
    const missing = writes.filter((path) => !isMounted(path, container));
    if (missing.length === 0) return;
    const mounts = missing.map(
      (path) => `withVolume({ name: '...', mounts: { ${quoted(name)}: '${path}' } })`,
    );
    at.child('volumeMounts').problem(
      'FieldValueRequired',
      `the image ${known.name} writes to ${missing.join(' and ')}, and the root file system is read-only`,
      `mount a volume there: ${mounts.join(', ')}${hint(known.needs)}`,
    );
  },
};

/** The well-known image of a container which the kubelet will not start, because the image starts as root. */
export function startsAsRoot(
  { container, list }: ContainerView,
  pod: AdvisedPod,
): ReturnType<typeof wellKnownImage> {
  const { securityContext: own, image = '' } = container;
  const shared = pod.spec.securityContext;
  if ((own?.runAsNonRoot ?? shared?.runAsNonRoot) !== true) return undefined;
  if ((own?.runAsUser ?? shared?.runAsUser) !== undefined) return undefined;
  if (list === 'ephemeralContainers' || isWindowsPod(pod)) return undefined;
  const known = wellKnownImage(image);
  return known?.needs.runAsUser === undefined ? undefined : known;
}

/** What the images of servers start first; it starts the server where its own words are options of it. */
const entrypoint = /(?:^|\/)docker-entrypoint\.sh$/;

/** Whether the container runs the server of its image: another program in it, such as a client, writes elsewhere. */
function runsServer(
  { command = [], args = [] }: ContainerNode,
  { servers = [] }: ImageNeeds,
): boolean {
  const replaced = command.length > 0;
  const started = entrypoint.test(command[0] ?? '');
  const [program] = [...(started ? command.slice(1) : command), ...args];
  // The command of the image is taken where neither is given.
  if (program === undefined) return !replaced;
  if (servers.includes(program.slice(program.lastIndexOf('/') + 1))) return true;
  return (started || !replaced) && (program.startsWith('-') || program.endsWith('.conf'));
}

function isMounted(path: string, { volumeMounts = [] }: ContainerNode): boolean {
  return volumeMounts.some(({ mountPath = '' }) => {
    const mount = mountPath.replace(/\/+$/, '');
    return path === mount || path.startsWith(`${mount}/`);
  });
}

function hint({ note }: ImageNeeds): string {
  return note === undefined ? '' : `; ${note}`;
}

function quoted(name: string): string {
  return /^[a-z]+$/.test(name) ? name : `'${name}'`;
}
