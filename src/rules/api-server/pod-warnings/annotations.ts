import type { FieldPath } from '../../field-path';
import { since, until } from '../../versions';
import {
  appArmorPrefix,
  containerSeccompPrefix,
  podSeccompAnnotation,
} from '../pods/pod-annotations';
import type { ContainerNode, PodScope } from '../pods/pod-scope';
import { appArmorOf } from '../pods/profile-annotations';
import { eachContainer, warn, type PodWarning } from './warn';

const reference = 'https://kubernetes.io/docs/reference/labels-annotations-taints/';

const retired: ReadonlyMap<string, string> = new Map([
  [
    'scheduler.alpha.kubernetes.io/critical-pod',
    'non-functional in v1.16+; use the "priorityClassName" field instead',
  ],
  [
    'security.alpha.kubernetes.io/sysctls',
    'non-functional in v1.11+; use the "sysctls" field instead',
  ],
  [
    'security.alpha.kubernetes.io/unsafe-sysctls',
    'non-functional in v1.11+; use the "sysctls" field instead',
  ],
]);

const useSeccompField = 'non-functional in v1.27+; use the "seccompProfile" field instead';
const useAppArmorField = 'deprecated since v1.30; use the "appArmorProfile" field instead';

/** Annotations whose place a field has taken. */
export const warnOfRetiredAnnotations: PodWarning = {
  id: 'warn-of-retired-annotations',
  refuses: 'an annotation of a pod that does nothing any more, or for which there is a field',
  severity: 'warning',
  reference,
  check(scope, at) {
    const { annotations } = scope.metadata;
    if (annotations === undefined) return;
    const place = at.child('metadata').child('annotations');
    let ofContainers = false;
    for (const key in annotations) {
      const message = retired.get(key);
      if (message !== undefined) warn(place.key(key), message);
      if (key.startsWith(containerSeccompPrefix) || key.startsWith(appArmorPrefix)) {
        ofContainers = true;
      }
    }
    const hasField = scope.spec.securityContext?.seccompProfile !== undefined;
    if (annotations[podSeccompAnnotation] !== undefined && !hasField) {
      warn(place.key(podSeccompAnnotation), useSeccompField);
    }
    if (!ofContainers) return;
    eachContainer(scope.spec, (container) => warnOfProfiles(container, scope, annotations, place));
  },
};

function warnOfProfiles(
  { name = '', securityContext }: ContainerNode,
  scope: PodScope,
  annotations: NonNullable<PodScope['metadata']['annotations']>,
  at: FieldPath,
): void {
  const seccomp = containerSeccompPrefix + name;
  if (annotations[seccomp] !== undefined && securityContext?.seccompProfile === undefined) {
    warn(at.key(seccomp), useSeccompField);
  }
  const key = appArmorPrefix + name;
  const annotation = annotations[key];
  if (annotation === undefined || securityContext?.appArmorProfile !== undefined) return;
  if (scope.isPod && scope.os === 'windows') return;
  const ofPod = scope.spec.securityContext?.appArmorProfile;
  const said = appArmorOf(annotation);
  const same =
    said !== undefined &&
    said.type === ofPod?.type &&
    said.localhostProfile === ofPod?.localhostProfile;
  if (same) return;
  // Until 1.33 any profile of the pod is enough in a template.
  const enough = ofPod !== undefined && !scope.isPod ? until('1.33') : 0;
  warn(at.in(since('1.33') & ~enough).key(key), useAppArmorField);
}
