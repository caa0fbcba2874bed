import { shownValue } from '../shown-value';
import { goodPractice, type ContainerAdvice } from './advice';
import { imageName } from './image-name';

const namesPage = 'https://kubernetes.io/docs/concepts/containers/images/#image-names';

/** The image that was tested is the image that runs. */
export const pinImageTag: ContainerAdvice = {
  ...goodPractice,
  id: 'pin-image-tag',
  refuses: 'an image without a tag or digest, or with the tag latest',
  knownAs: [
    'kube-linter latest-tag',
    'kube-score container-image-tag',
    'Polaris tagNotSpecified',
    'Kubescape C-0075',
    'Trivy KSV-0013',
    'Checkov CKV_K8S_14',
    'Datree CONTAINERS_MISSING_IMAGE_VALUE_VERSION',
  ],
  reference: namesPage,
  remedy: "name the version that was tested: image: 'nginx:1.27.3', or a digest",
  check({ container, at }) {
    const { image = '' } = container;
    if (image === '' || !isMoving(image)) return;
    at.child('image').problem(
      'FieldValueInvalid',
      imageName(image).tag === undefined
        ? `the image ${shownValue(image)} has no tag: what runs depends on the day it is pulled`
        : `the tag of ${shownValue(image)} moves: what runs depends on the day it is pulled`,
    );
  },
};

/** Where a tag moves, a node must not stay with what it pulled first. */
export const pullMovingTagAlways: ContainerAdvice = {
  ...goodPractice,
  id: 'pull-moving-tag-always',
  refuses: 'a moving image tag that a node pulls once or never',
  knownAs: [
    'Kubescape C-0075',
    'kube-score container-image-pull-policy',
    'Polaris pullPolicyNotAlways',
    'Checkov CKV_K8S_15',
  ],
  reference: 'https://kubernetes.io/docs/concepts/containers/images/#image-pull-policy',
  remedy: 'pin the image to a tag that does not move, or leave imagePullPolicy out',
  check({ container, at }) {
    const { image = '', imagePullPolicy = '' } = container;
    if (imagePullPolicy === '' || imagePullPolicy === 'Always') return;
    if (image === '' || !isMoving(image)) return;
    at.child('imagePullPolicy').problem(
      'FieldValueInvalid',
      `${imagePullPolicy} with the moving image ${shownValue(image)}: two nodes may run two versions of it`,
    );
  },
};

/** The old registries of the Kubernetes project get no updates. */
export const leaveFrozenRegistry: ContainerAdvice = {
  ...goodPractice,
  id: 'leave-frozen-registry',
  refuses: 'an image of k8s.gcr.io, which was frozen in 2023',
  knownAs: ['Kubescape C-0253'],
  reference: 'https://kubernetes.io/blog/2023/02/06/k8s-gcr-io-freeze-announcement/',
  check({ container, at }) {
    const { image = '' } = container;
    const registry = frozen.find((prefix) => image.startsWith(prefix));
    if (registry === undefined) return;
    at.child('image').problem(
      'FieldValueInvalid',
      `${registry.slice(0, -1)} is frozen: no new version and no fix appears there`,
      `take it from registry.k8s.io: image: ${shownValue(`registry.k8s.io/${image.slice(registry.length)}`)}`,
    );
  },
};

/** A name that no container runtime reads, or that a program made of a value it did not have. */
export const nameReadableImage: ContainerAdvice = {
  ...goodPractice,
  id: 'name-readable-image',
  refuses:
    'an image with spaces around it, capitals in its repository, or undefined, null, NaN or [object Object] in its tag',
  knownAs: [],
  reference: namesPage,
  check({ container, at }, _at, { owner }) {
    const { image = '' } = container;
    const place = at.child('image');
    if (image.trim() !== image) {
      // Of a Pod by itself the server refuses that.
      if (owner.kind === 'Pod') return;
      place.problem(
        'FieldValueInvalid',
        `no container runtime reads ${shownValue(image)}: there is white space around it`,
        `write image: ${shownValue(image.trim())}`,
      );
      return;
    }
    const missing = missingIn(image);
    if (missing !== undefined) {
      place.problem(
        'FieldValueInvalid',
        `${missing} in ${shownValue(image)} is what a program writes of a value that it does not have`,
        'look where the tag comes from: an environment variable that is not set, a property that is spelled otherwise',
      );
    } else if (hasCapitals(image)) {
      place.problem(
        'FieldValueInvalid',
        `no container runtime reads ${shownValue(image)}: a repository has no capitals`,
        'write the repository in lower case, as the registry has it',
      );
    }
  },
};

function missingIn(image: string): string | undefined {
  if (image.includes('[object Object]')) return '[object Object]';
  const { tag = '' } = imageName(image);
  return ['undefined', 'null', 'NaN'].includes(tag) ? tag : undefined;
}

/** Whether the repository has capitals beside small letters; a name in capitals alone may stand for one that is filled in later. */
function hasCapitals(image: string): boolean {
  if (!/^[\w./:@-]+$/.test(image)) return false;
  const { path } = imageName(image);
  const first = path.indexOf('/');
  // What has capitals before the first slash is read as the name of a registry.
  const isRegistry = first > 0 && /[A-Z]/.test(path.slice(0, first));
  const repository = isRegistry ? path.slice(first + 1) : path;
  return /[A-Z]/.test(repository) && /[a-z]/.test(repository);
}

const frozen = ['k8s.gcr.io/', 'gcr.io/google_containers/', 'gcr.io/google-containers/'];

function isMoving(image: string): boolean {
  const { tag, pinned } = imageName(image);
  return !pinned && (tag === undefined || tag === '' || tag === 'latest');
}
