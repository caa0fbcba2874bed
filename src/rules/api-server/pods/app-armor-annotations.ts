import type { Pod } from '../../../kubernetes';
import type { Decoded } from '../../decoded';
import type { Rule } from '../../rule';
import { until } from '../../versions';
import { qualifiedNameErrors } from '../formats/qualified-name';
import { appArmorPrefix } from './pod-annotations';
import type { ContainerNode, PodSpecNode } from './pod-scope';

type Profile = NonNullable<NonNullable<ContainerNode['securityContext']>['appArmorProfile']>;

/** Until 1.33 the server repeats AppArmor profiles as annotations, whose keys end in the containers' names. */
export const checkAppArmorAnnotationNames: Rule<Decoded<Pod>> = {
  id: 'check-app-armor-annotation-names',
  refuses:
    'a container with an AppArmor profile whose name cannot end the key of an annotation, before 1.34',
  covers: ['META-10'],
  reference: 'https://kubernetes.io/docs/tutorials/security/apparmor/',
  check({ metadata, spec = {} }, at) {
    const old = at.in(until('1.33'));
    if (old.versions === 0 || spec.os?.name === 'windows') return;
    const ofPod = spec.securityContext?.appArmorProfile;
    for (const { name = '', securityContext } of containersOf(spec)) {
      const profile = securityContext?.appArmorProfile ?? ofPod;
      if (profile === undefined || !isWritten(profile)) continue;
      const key = appArmorPrefix + name;
      if (metadata?.annotations?.[key] !== undefined) continue;
      const errors = qualifiedNameErrors(key.toLowerCase());
      if (errors.length === 0) continue;
      old.child('metadata').child('annotations').invalidEach(key, errors);
    }
  },
};

function containersOf(spec: PodSpecNode): readonly ContainerNode[] {
  const { initContainers = [], containers = [], ephemeralContainers = [] } = spec;
  return initContainers.length + ephemeralContainers.length === 0
    ? containers
    : [...initContainers, ...containers, ...ephemeralContainers];
}

function isWritten({ type, localhostProfile }: Profile): boolean {
  if (type === 'Localhost') return localhostProfile !== undefined;
  return type === 'Unconfined' || type === 'RuntimeDefault';
}
