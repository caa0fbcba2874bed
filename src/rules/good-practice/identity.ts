import type { ContainerNode } from '../api-server/pods/pod-scope';
import { containerNamed } from '../container-argument';
import type { FieldPath } from '../field-path';
import {
  isWindowsPod,
  type ContainerView,
  type SecurityContextNode,
} from '../pod-security/pod-view';
import { goodPractice, type AdvisedPod, type ContainerAdvice, type PodAdvice } from './advice';
import { startsAsRoot } from './known-images';

const contextPage = 'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/';

/** Whoever runs as non-root is somebody. */
export const requireUserId: PodAdvice = {
  ...goodPractice,
  id: 'require-user-id',
  refuses: 'runAsNonRoot without runAsUser',
  knownAs: [
    'kube-score container-security-context-user-group-id',
    'kubesec RunAsUser',
    'Trivy KSV-0020',
    'Checkov CKV_K8S_40',
    'Datree CONTAINERS_INCORRECT_RUNASUSER_VALUE_LOWUID',
  ],
  reference: contextPage,
  remedy:
    'withSecurityContext({ runAsUser: 65532, runAsGroup: 65532 }), or the user and the group that the image is made for',
  check(pod) {
    // Of an image whose user is known, the rule about those says which.
    const isSaid = (view: ContainerView): boolean => startsAsRoot(view, pod) !== undefined;
    requireId(pod, 'runAsUser', needsUser, userWords, isSaid);
  },
};

/** A user that is given has a group that is given. */
export const requireGroupId: PodAdvice = {
  ...goodPractice,
  id: 'require-group-id',
  refuses: 'runAsUser without runAsGroup',
  knownAs: [
    'kube-score container-security-context-user-group-id',
    'kubesec RunAsGroup',
    'Kubescape C-0013',
    'Trivy KSV-0021',
    'Datree CONTAINERS_INCORRECT_RUNASGROUP_VALUE_LOWGID',
  ],
  reference: contextPage,
  remedy: 'withSecurityContext({ runAsGroup: 65532 }), or the group that the image is made for',
  check(pod) {
    requireId(pod, 'runAsGroup', needsGroup, groupWords);
  },
};

/** The group 0 owns files of root. */
export const avoidRootGroup: PodAdvice = {
  ...goodPractice,
  id: 'avoid-root-group',
  refuses: 'the group 0 as runAsGroup, fsGroup or supplemental group',
  knownAs: ['kube-linter run-as-non-root', 'Trivy KSV-0116', 'Kubescape C-0013'],
  reference: contextPage,
  remedy: 'withSecurityContext({ runAsGroup: 65532 }), or another group than 0',
  check(pod) {
    // The server refuses groups of Windows containers.
    if (isWindowsPod(pod)) return;
    const { spec, specAt, containers } = pod;
    const context = spec.securityContext;
    const words =
      'the group 0 is root: what it may read and write on the node and in volumes, this pod may';
    for (const field of ['runAsGroup', 'fsGroup'] as const) {
      if (context?.[field] !== 0) continue;
      const remedy = `withSecurityContext({ ${field}: 65532 }), or another group than 0`;
      specAt.child('securityContext').child(field).problem('FieldValueInvalid', words, remedy);
    }
    context?.supplementalGroups?.forEach((group, position) => {
      if (group !== 0) return;
      const list = specAt.child('securityContext').child('supplementalGroups');
      const remedy = 'leave 0 out of withSecurityContext({ supplementalGroups: [...] })';
      list.index(position).problem('FieldValueInvalid', words, remedy);
    });
    for (const { container, name, at } of containers) {
      if (container.securityContext?.runAsGroup !== 0) continue;
      const remedy = `withSecurityContext({ ${containerNamed(name)}runAsGroup: 65532 }), or another group than 0`;
      at.child('securityContext').child('runAsGroup').problem('FieldValueInvalid', words, remedy);
    }
  },
};

/** Nothing in a running container changes its program. */
export const requireReadOnlyRoot: ContainerAdvice = {
  ...goodPractice,
  id: 'require-read-only-root',
  refuses: 'a container that may write to its root file system',
  knownAs: [
    'kube-linter no-read-only-root-fs',
    'kube-score container-security-context-readonlyrootfilesystem',
    'Polaris notReadOnlyRootFilesystem',
    'kubesec ReadOnlyRootFilesystem',
    'Kubescape C-0017',
    'Trivy KSV-0014',
    'Checkov CKV_K8S_22',
    'Datree CONTAINERS_INCORRECT_READONLYROOTFILESYSTEM_VALUE',
  ],
  reference: contextPage,
  remedy: readOnlyRemedy(''),
  check({ container, name, at }, _at, pod) {
    if (isReadOnly(container) || isWindowsPod(pod)) return;
    // For every container there is one call, which would also change those that are right.
    const { initContainers = [], containers = [] } = pod.spec;
    const which = [...initContainers, ...containers].some(isReadOnly) ? containerNamed(name) : '';
    at.child('securityContext')
      .child('readOnlyRootFilesystem')
      .problem(
        'FieldValueRequired',
        `container "${name}" may change its own programs: who breaks in can stay`,
        readOnlyRemedy(which),
      );
  },
};

/** A token that nothing uses is one that can only be stolen. */
export const withholdServiceAccountToken: PodAdvice = {
  ...goodPractice,
  id: 'withhold-service-account-token',
  refuses: 'a token of the service account default in a pod that does not turn it off',
  knownAs: [
    'Polaris automountServiceAccountToken',
    'kubesec AutomountServiceAccountToken',
    'Kubescape C-0034',
    'Trivy KSV-0036',
    'Checkov CKV_K8S_38',
    'Datree SRVACC_INCORRECT_AUTOMOUNTSERVICEACCOUNTTOKEN_VALUE',
  ],
  reference:
    'https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/#opt-out-of-api-credential-automounting',
  remedy:
    "withPodSpec({ automountServiceAccountToken: false }), or withServiceAccount('shop') with an account of its own",
  check({ spec, specAt }) {
    if (spec.automountServiceAccountToken === false) return;
    const account = spec.serviceAccountName || spec.serviceAccount || 'default';
    if (account !== 'default') return;
    specAt
      .child('automountServiceAccountToken')
      .problem(
        'FieldValueRequired',
        'every container gets a token of the service account "default", and with it every right that anybody ever gives that account',
      );
  },
};

/** The field of before 1.0 says the same as the one in use. */
export const avoidServiceAccountField: PodAdvice = {
  ...goodPractice,
  id: 'avoid-service-account-field',
  refuses: 'the deprecated field serviceAccount without serviceAccountName',
  knownAs: ['kube-linter deprecated-service-account-field', 'Kubescape C-0294'],
  remedy: "withServiceAccount('shop') sets serviceAccountName",
  check({ spec, specAt }) {
    if (!spec.serviceAccount || spec.serviceAccountName) return;
    specAt
      .child('serviceAccount')
      .problem('FieldValueInvalid', 'serviceAccount is deprecated: use serviceAccountName');
  },
};

function readOnlyRemedy(which: string): string {
  return `withSecurityContext({ ${which}readOnlyRootFilesystem: true }), and withVolume(...) for the paths that it writes; the defaults 'hardened' do both`;
}

function isReadOnly({ securityContext }: ContainerNode): boolean {
  return securityContext?.readOnlyRootFilesystem === true;
}

type Id = 'runAsUser' | 'runAsGroup';
type Context = NonNullable<SecurityContextNode>;

/** Whether a container with these settings needs an id that it has not. */
type Needs = (container: Context, pod: Context) => boolean;

const none: Context = {};

const needsUser: Needs = (container, pod) =>
  (container.runAsNonRoot ?? pod.runAsNonRoot) === true &&
  (container.runAsUser ?? pod.runAsUser) === undefined;

const needsGroup: Needs = (container, pod) =>
  (container.runAsUser ?? pod.runAsUser) !== undefined &&
  (container.runAsGroup ?? pod.runAsGroup) === undefined;

const userWords = (who: string): string =>
  `runAsNonRoot without runAsUser: ${who} starts only where the image names its user, by a number and not 0`;

const groupWords = (who: string): string =>
  `runAsUser without runAsGroup: where the image does not know the user, ${who} runs with the group 0, root's`;

/** Reports at the pod where all of its containers need the id, else at each that does. */
function requireId(
  pod: AdvisedPod,
  id: Id,
  needs: Needs,
  words: (who: string) => string,
  isSaid: (view: ContainerView) => boolean = () => false,
): void {
  const podContext = pod.spec.securityContext ?? none;
  let needing = 0;
  let asked = 0;
  for (const { container, list } of pod.containers) {
    if (list === 'ephemeralContainers') continue;
    asked += 1;
    if (needs(container.securityContext ?? none, podContext)) needing += 1;
  }
  if (needing === 0 || isWindowsPod(pod)) return;
  const field = (at: FieldPath): FieldPath => at.child('securityContext').child(id);
  if (needing === asked && !pod.containers.some(isSaid)) {
    const who = asked === 1 ? 'the container' : 'a container';
    field(pod.specAt).problem('FieldValueRequired', words(who));
    return;
  }
  for (const view of pod.containers) {
    const { container, list, name, at } = view;
    if (list === 'ephemeralContainers' || isSaid(view)) continue;
    if (!needs(container.securityContext ?? none, podContext)) continue;
    field(at).problem('FieldValueRequired', words(`container "${name}"`));
  }
}
