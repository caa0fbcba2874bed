import type { HorizontalPodAutoscaler } from '../../kubernetes';
import { shownValue } from '../shown-value';
import { goodPractice, type ObjectAdvice } from './advice';
import type { Workload } from './companions';
import { podRequests, requests } from './resources';

const page = 'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/';

/** An autoscaler that can choose has something to do. */
export const giveAutoscalerRoom: ObjectAdvice<HorizontalPodAutoscaler> = {
  ...goodPractice,
  id: 'give-autoscaler-room',
  refuses: 'an autoscaler whose minReplicas is its maxReplicas',
  knownAs: ['Polaris hpaMaxAvailability'],
  reference: page,
  remedy: 'raise maxReplicas, or leave the autoscaler out',
  check({ spec }, at) {
    const { minReplicas = 1, maxReplicas } = spec ?? {};
    if (minReplicas !== maxReplicas) return;
    at.child('spec')
      .child('maxReplicas')
      .problem(
        'FieldValueInvalid',
        `minReplicas and maxReplicas are both ${maxReplicas}: nothing is scaled`,
      );
  },
};

/** The least that an autoscaler leaves still survives a node. */
export const scaleFromTwo: ObjectAdvice<HorizontalPodAutoscaler> = {
  ...goodPractice,
  id: 'scale-from-two',
  refuses: 'an autoscaler that goes down to fewer than two replicas',
  knownAs: [
    'Polaris hpaMinAvailability',
    'kube-score horizontalpodautoscaler-replicas',
    'kube-linter hpa-minimum-three-replicas',
    'Datree HPA_MISSING_MINREPLICAS_KEY',
  ],
  reference: page,
  remedy: 'minReplicas: 2',
  check({ spec }, at) {
    const least = spec?.minReplicas;
    if (least !== undefined && least > 1) return;
    at.child('spec')
      .child('minReplicas')
      .problem(
        least === undefined ? 'FieldValueRequired' : 'FieldValueInvalid',
        `in quiet hours ${least === 0 ? 'no replica' : 'one replica'} is left: while it is replaced, nobody answers`,
      );
  },
};

/** An autoscaler scales something. */
export const scaleExistingTarget: ObjectAdvice<HorizontalPodAutoscaler> = {
  ...goodPractice,
  id: 'scale-existing-target',
  refuses: 'an autoscaler of a workload, named without its group, that is not beside it',
  knownAs: [
    'kube-score horizontalpodautoscaler-has-target',
    'kube-linter dangling-horizontalpodautoscaler',
    'Kubescape C-0300',
  ],
  reference: page,
  remedy: 'name the workload as its metadata.name has it',
  check(autoscaler, at, companions) {
    const { apiVersion = '', kind = '', name = '' } = autoscaler.spec?.scaleTargetRef ?? {};
    if (companions === undefined || !scalable.has(kind)) return;
    // That a workload of apps is not there is said whether or not good practice is asked for.
    if (apiVersion.startsWith('apps/')) return;
    if (companions.targetOf(autoscaler) !== undefined) return;
    at.child('spec')
      .child('scaleTargetRef')
      .child('name')
      .problem('FieldValueNotFound', `there is no ${kind} ${shownValue(name)} among these objects`);
  },
};

/** Who sets the number of replicas is one. */
export const leaveReplicasToAutoscaler: ObjectAdvice<HorizontalPodAutoscaler> = {
  ...goodPractice,
  id: 'leave-replicas-to-autoscaler',
  refuses: 'an autoscaler of a workload whose manifest sets replicas',
  knownAs: ['kube-score deployment-targeted-by-hpa-does-not-have-replicas-configured'],
  reference:
    'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#migrating-deployments-and-statefulsets-to-horizontal-autoscaling',
  remedy: 'leave replicas out of the workload',
  check(autoscaler, at, companions) {
    const target = companions?.targetOf(autoscaler);
    if (target?.replicas === undefined) return;
    at.child('spec')
      .child('scaleTargetRef')
      .problem(
        'FieldValueInvalid',
        `the ${target.kind} ${shownValue(target.name)} sets replicas to ${target.replicas}: every time it is applied, what the autoscaler decided is undone`,
      );
  },
};

/** Utilization is a share of the request. */
export const requestWhatAutoscalerMeasures: ObjectAdvice<HorizontalPodAutoscaler> = {
  ...goodPractice,
  id: 'request-what-autoscaler-measures',
  refuses: 'an autoscaler by the utilization of a resource that a container does not request',
  knownAs: [],
  reference: `${page}#algorithm-details`,
  remedy: 'withResources(...) with a request for every container of the pod',
  check(autoscaler, at, companions) {
    const target = companions?.targetOf(autoscaler);
    if (target === undefined) return;
    autoscaler.spec?.metrics?.forEach(({ type, resource }, position) => {
      const measured = resource?.name;
      if (type !== 'Resource' || resource?.target?.type !== 'Utilization') return;
      if (measured !== 'cpu' && measured !== 'memory') return;
      const silent = containerWithout(target, measured);
      if (silent === undefined) return;
      at.child('spec')
        .child('metrics')
        .index(position)
        .child('resource')
        .problem(
          'FieldValueInvalid',
          `container "${silent}" of the ${target.kind} ${shownValue(target.name)} requests no ${measured}: its utilization is not known, and nothing is scaled`,
        );
    });
  },
};

const scalable: ReadonlySet<string> = new Set(['Deployment', 'StatefulSet', 'ReplicaSet']);

function containerWithout({ spec }: Workload, resource: 'cpu' | 'memory'): string | undefined {
  if (podRequests({ spec }, resource)) return undefined;
  const silent = spec.containers?.find(({ resources }) => !requests(resources, resource));
  return silent === undefined ? undefined : (silent.name ?? '');
}
