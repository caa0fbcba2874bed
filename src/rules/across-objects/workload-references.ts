import type { HorizontalPodAutoscaler, StatefulSet } from '../../kubernetes';
import type { Decoded } from '../decoded';
import { absent, mayLiveElsewhere, type AcrossRule } from './across-rule';

/** A claim that is not there keeps its pod waiting. */
export const warnOfMissingClaim: AcrossRule = {
  ...mayLiveElsewhere,
  id: 'warn-of-missing-claim',
  refuses: 'a pod with a PersistentVolumeClaim that is not among the objects beside it',
  types: ['pods'],
  reference: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#claims-as-volumes',
  check({ pod, namespace }, others) {
    pod?.spec.volumes?.forEach(({ persistentVolumeClaim }, position) => {
      const name = persistentVolumeClaim?.claimName;
      if (!name || others.find('/PersistentVolumeClaim', namespace, name) !== undefined) return;
      if (others.makesClaim(namespace, name)) return;
      if (others.mayBeMade('PersistentVolumeClaim', namespace, name)) return;
      pod.at
        .child('spec')
        .child('volumes')
        .index(position)
        .child('persistentVolumeClaim')
        .child('claimName')
        .problem('FieldValueNotFound', absent('PersistentVolumeClaim', name));
    });
  },
};

/** A ServiceAccount that is not there lets no pod be made. */
export const warnOfMissingServiceAccount: AcrossRule = {
  ...mayLiveElsewhere,
  id: 'warn-of-missing-service-account',
  refuses: 'a pod with a ServiceAccount that is not among the objects beside it',
  types: ['pods'],
  reference: 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/',
  check({ pod, namespace }, others) {
    const name = pod?.spec.serviceAccountName || pod?.spec.serviceAccount;
    if (pod === undefined || !name || name === 'default') return;
    if (others.find('/ServiceAccount', namespace, name) !== undefined) return;
    if (others.mayBeMade('ServiceAccount', namespace, name)) return;
    pod.at
      .child('spec')
      .child('serviceAccountName')
      .problem('FieldValueNotFound', absent('ServiceAccount', name));
  },
};

/** The pods of a StatefulSet are found by the names that its Service gives them. */
export const warnOfMissingGoverningService: AcrossRule = {
  ...mayLiveElsewhere,
  id: 'warn-of-missing-governing-service',
  refuses: 'a StatefulSet whose Service is not among the objects beside it',
  types: ['apps/StatefulSet'],
  reference:
    'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#stable-network-id',
  remedy: 'make the headless Service beside it',
  check({ object, namespace, at }, others) {
    const name = (object as Decoded<StatefulSet>).spec?.serviceName;
    if (!name || others.find('/Service', namespace, name) !== undefined) return;
    at.child('spec').child('serviceName').problem('FieldValueNotFound', absent('Service', name));
  },
};

const scaled: ReadonlySet<string> = new Set([
  'apps/Deployment',
  'apps/ReplicaSet',
  'apps/StatefulSet',
  '/ReplicationController',
]);

function targetOf({ spec }: Decoded<HorizontalPodAutoscaler>): { type: string; name: string } {
  const { apiVersion = '', kind = '', name = '' } = spec?.scaleTargetRef ?? {};
  const slash = apiVersion.lastIndexOf('/');
  return { type: `${slash < 0 ? '' : apiVersion.slice(0, slash)}/${kind}`, name };
}

/** An autoscaler without its target does nothing. */
export const warnOfMissingScaleTarget: AcrossRule = {
  ...mayLiveElsewhere,
  id: 'warn-of-missing-scale-target',
  refuses: 'an autoscaler of a workload that is not among the objects beside it',
  types: ['autoscaling/HorizontalPodAutoscaler'],
  reference: 'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/',
  check({ object, namespace, at }, others) {
    const { type, name } = targetOf(object);
    if (name === '' || !scaled.has(type)) return;
    if (others.find(type, namespace, name) !== undefined) return;
    const kind = type.slice(type.indexOf('/') + 1);
    at.child('spec')
      .child('scaleTargetRef')
      .child('name')
      .problem('FieldValueNotFound', absent(kind, name));
  },
};

/** A metric of a container that its target does not have is never there, unless something injects it. */
export const warnOfMissingScaledContainer: AcrossRule = {
  ...mayLiveElsewhere,
  id: 'warn-of-missing-scaled-container',
  refuses: 'an autoscaler by a container that its target does not have',
  types: ['autoscaling/HorizontalPodAutoscaler'],
  reference:
    'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#container-resource-metrics',
  check({ object, namespace, at }, others) {
    const { type, name } = targetOf(object);
    const pod = others.find(type, namespace, name)?.pod;
    if (pod === undefined) return;
    const { containers = [], initContainers = [] } = pod.spec;
    const { spec } = object as Decoded<HorizontalPodAutoscaler>;
    spec?.metrics?.forEach(({ containerResource }, position) => {
      const wanted = containerResource?.container;
      if (!wanted || [...containers, ...initContainers].some((one) => one.name === wanted)) return;
      at.child('spec')
        .child('metrics')
        .index(position)
        .child('containerResource')
        .child('container')
        .problem(
          'FieldValueNotFound',
          `Not found: ${JSON.stringify(wanted)}: the pods of ${JSON.stringify(name)} have no such container`,
        );
    });
  },
};
