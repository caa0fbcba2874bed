import type { Rule } from '../../rule';
import type { FieldPath } from '../../field-path';
import { relativePathErrors } from '../formats/relative-path';
import type { ObjectMetadata } from '../metadata/metadata-scope';
import { refuseMalformedToleration } from '../scheduling/tolerations';
import { annotatedTolerations } from './annotated-tolerations';
import type { PodScope, PodSpecNode } from './pod-scope';

/** The annotation of a pod that mirrors one of a kubelet's own. */
export const mirrorAnnotation = 'kubernetes.io/config.mirror';
const tolerationsAnnotation = 'scheduler.alpha.kubernetes.io/tolerations';
const deletionCostAnnotation = 'controller.kubernetes.io/pod-deletion-cost';
/** The former way to give a pod's seccomp profile. */
export const podSeccompAnnotation = 'seccomp.security.alpha.kubernetes.io/pod';
/** The former way to give a container's seccomp profile; its name follows. */
export const containerSeccompPrefix = 'container.seccomp.security.alpha.kubernetes.io/';
/** The former way to give a container's AppArmor profile; its name follows. */
export const appArmorPrefix = 'container.apparmor.security.beta.kubernetes.io/';

type Annotations = NonNullable<ObjectMetadata['annotations']>;

const reference = 'https://kubernetes.io/docs/reference/labels-annotations-taints/';

/** The annotations that mean something for a pod. */
export const checkPodAnnotations: Rule<ObjectMetadata, PodScope> = {
  id: 'check-pod-annotations',
  of: 'annotations',
  refuses:
    'a mirror annotation without a node, malformed tolerations in an annotation, and a deletion cost that is no number',
  covers: ['TMPL-1', 'TMPL-2', 'TMPL-3', 'TMPL-4'],
  reference,
  check({ annotations }, at, { spec }) {
    if (annotations === undefined) return;
    const place = at.child('annotations');
    const mirror = valueOf(annotations, mirrorAnnotation);
    if (mirror !== undefined && !spec.nodeName) {
      place
        .key(mirrorAnnotation)
        .invalid(mirror, 'must set spec.nodeName if mirror pod annotation is set');
    }
    const tolerations = valueOf(annotations, tolerationsAnnotation);
    if (tolerations) refuseMalformedTolerations(tolerations, place);
    const cost = valueOf(annotations, deletionCostAnnotation);
    if (cost !== undefined && !isInt32(cost)) {
      place.key(deletionCostAnnotation).invalid(cost, 'must be a 32bit integer');
    }
  },
};

function valueOf(annotations: Annotations, key: string): string | undefined {
  return Object.hasOwn(annotations, key) ? annotations[key] : undefined;
}

function refuseMalformedTolerations(text: string, at: FieldPath): void {
  const tolerations = annotatedTolerations(text);
  const place = at.meaning(at.key(tolerationsAnnotation));
  if (typeof tolerations === 'string') return place.invalid(tolerationsAnnotation, tolerations);
  tolerations.forEach((toleration, position) => {
    refuseMalformedToleration(toleration, place, position, tolerationsAnnotation);
  });
}

const int32 = /^(?:0|-?[0-9]+)$/;

// What Go's parser takes after the server has looked at the first character: no plus, no zero before other digits.
function isInt32(text: string): boolean {
  if (!int32.test(text) || (text.startsWith('0') && text !== '0')) return false;
  const number = Number(text);
  return number >= -(2 ** 31) && number < 2 ** 31;
}

/** The former annotations for seccomp and AppArmor profiles. */
export const checkProfileAnnotations: Rule<ObjectMetadata, PodScope> = {
  id: 'check-profile-annotations',
  of: 'annotations',
  refuses:
    'a seccomp or AppArmor annotation with an unknown profile, or for a container that the pod has not',
  covers: ['TMPL-5', 'TMPL-6', 'TMPL-7', 'TMPL-8'],
  reference,
  check({ annotations }, at, { spec }) {
    for (const key in annotations) {
      if (key === podSeccompAnnotation || key.startsWith(containerSeccompPrefix)) {
        const map = at.child('annotations');
        refuseUnlessSeccomp(annotations[key] ?? '', map.child(key).meaning(map.key(key)));
      } else if (key.startsWith(appArmorPrefix)) {
        const name = key.slice(appArmorPrefix.length);
        const place = at.child('annotations').key(key);
        if (!hasContainer(spec, name)) place.invalid(name, 'container not found');
        refuseUnlessAppArmor(annotations[key] ?? '', place);
      }
    }
  },
};

function refuseUnlessSeccomp(profile: string, at: FieldPath): void {
  if (profile === 'runtime/default' || profile === 'docker/default' || profile === 'unconfined') {
    return;
  }
  if (!profile.startsWith('localhost/')) {
    return at.invalid(profile, 'must be a valid seccomp profile');
  }
  const path = profile.slice('localhost/'.length);
  at.invalidEach(path, relativePathErrors(path));
}

function refuseUnlessAppArmor(profile: string, at: FieldPath): void {
  if (profile === '' || profile === 'runtime/default' || profile === 'unconfined') return;
  if (profile.startsWith('localhost/')) return;
  at.invalid(profile, `invalid AppArmor profile name: ${JSON.stringify(profile)}`);
}

function hasContainer(spec: PodSpecNode, name: string): boolean {
  const { containers = [], initContainers = [], ephemeralContainers = [] } = spec;
  return [containers, initContainers, ephemeralContainers].some((list) =>
    list.some((container) => (container.name ?? '') === name),
  );
}
