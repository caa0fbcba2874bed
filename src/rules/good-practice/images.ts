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

const frozen = ['k8s.gcr.io/', 'gcr.io/google_containers/', 'gcr.io/google-containers/'];

function isMoving(image: string): boolean {
  const { tag, pinned } = imageName(image);
  return !pinned && (tag === undefined || tag === '' || tag === 'latest');
}
