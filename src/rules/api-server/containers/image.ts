import type { Rule } from '../../rule';
import { isPadded } from '../formats/white-space';
import type { ContainerNode, ContainerScope } from '../pods/pod-scope';

const reference = 'https://kubernetes.io/docs/concepts/containers/images/';

/** When the kubelet fetches an image. */
export const pullPolicies: readonly string[] = ['Always', 'IfNotPresent', 'Never'];

/** A container runs an image. */
export const requireContainerImage: Rule<ContainerNode, ContainerScope> = {
  id: 'require-container-image',
  refuses: 'a container without an image, and in a Pod an image with spaces around it',
  covers: ['CTR-6', 'CTR-7'],
  reference,
  remedy: 'name an image with a tag or a digest',
  check({ image }, at, { pod, role }) {
    if (!image) at.child('image').required();
    else if ((pod.isPod || role === 'ephemeral') && isPadded(image)) {
      at.child('image').invalid(image, 'must not have leading or trailing whitespace');
    }
  },
};

/** When the image is fetched; the server fills it in by the image's tag. */
export const checkImagePullPolicy: Rule<ContainerNode, ContainerScope> = {
  id: 'check-image-pull-policy',
  of: 'imagePullPolicy',
  refuses: 'an unknown image pull policy',
  covers: ['CTR-10', 'CTR-11'],
  reference: `${reference}#image-pull-policy`,
  check({ imagePullPolicy }, at) {
    if (imagePullPolicy && !pullPolicies.includes(imagePullPolicy)) {
      at.child('imagePullPolicy').notSupported(imagePullPolicy, pullPolicies);
    }
  },
};

const messagePolicies: readonly string[] = ['File', 'FallbackToLogsOnError'];

/** Where a container's last words are read from. */
export const checkTerminationMessagePolicy: Rule<ContainerNode, ContainerScope> = {
  id: 'check-termination-message-policy',
  of: 'terminationMessagePolicy',
  refuses: 'an unknown termination message policy',
  covers: ['CTR-8', 'CTR-9'],
  reference:
    'https://kubernetes.io/docs/tasks/debug/debug-application/determine-reason-pod-failure/#customizing-the-termination-message',
  check({ terminationMessagePolicy }, at) {
    if (terminationMessagePolicy && !messagePolicies.includes(terminationMessagePolicy)) {
      at.child('terminationMessagePolicy').notSupported(terminationMessagePolicy, messagePolicies);
    }
  },
};
