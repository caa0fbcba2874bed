import type { HorizontalPodAutoscaler } from '../../../kubernetes';
import type { Decoded } from '../../decoded';
import type { FieldPath } from '../../field-path';
import { run, type Rule } from '../../rule';
import { since, until } from '../../versions';
import { leastMessage } from '../formats/messages';
import { refuseMalformedMetrics } from './metrics';
import { refuseMalformedReference } from './object-reference';
import { refuseMalformedScaling } from './scaling-rules';

/** A HorizontalPodAutoscaler as rules meet it. */
export type HorizontalPodAutoscalerNode = Decoded<HorizontalPodAutoscaler>;

const reference =
  'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/horizontal-pod-autoscaler-v2/';
const required = since('1.36');
const positive = until('1.35');

const checkReplicaRange: Rule<HorizontalPodAutoscalerNode> = {
  id: 'check-replica-range',
  refuses: 'an autoscaler whose least or greatest number of replicas is below one, or out of order',
  covers: ['HPA-2', 'HPA-3', 'HPA-4'],
  reference,
  check({ spec = {} }, at) {
    const { minReplicas = 1, maxReplicas = 0 } = spec;
    const place = at.child('spec').child('maxReplicas');
    if (minReplicas < 1) {
      at.child('spec').child('minReplicas').invalid(minReplicas, leastMessage(1));
    }
    if (maxReplicas < 1) {
      place.in(positive).invalid(maxReplicas, 'must be greater than 0');
      if (maxReplicas === 0) place.in(required).required('must be set and greater than 0');
      else place.in(required).invalid(maxReplicas, leastMessage(1));
    }
    if (maxReplicas < minReplicas) {
      place.invalid(maxReplicas, 'must be greater than or equal to `minReplicas`');
    }
  },
};

const checkScaleTarget: Rule<HorizontalPodAutoscalerNode> = {
  id: 'check-scale-target',
  refuses: 'an autoscaler whose target has no kind, name or API group',
  covers: ['HPA-5', 'HPA-6', 'HPA-7', 'HPA-8', 'HPA-9', 'HPA-10'],
  reference,
  check({ spec = {} }, at) {
    const { scaleTargetRef = {} } = spec;
    const groupless = scaleTargetRef.kind === 'ReplicationController';
    refuseMalformedReference(scaleTargetRef, groupless, at.child('spec').child('scaleTargetRef'));
  },
};

const checkMetrics: Rule<HorizontalPodAutoscalerNode> = {
  id: 'check-metrics',
  refuses: 'a metric whose source or target is absent, malformed or of another type',
  covers: [
    'HPA-11',
    'HPA-12',
    'HPA-13',
    'HPA-14',
    'HPA-15',
    'HPA-16',
    'HPA-17',
    'HPA-18',
    'HPA-19',
    'HPA-20',
    'HPA-21',
    'HPA-22',
    'HPA-23',
    'HPA-24',
    'HPA-25',
    'HPA-26',
    'HPA-27',
    'HPA-28',
    'HPA-29',
    'HPA-30',
    'HPA-31',
  ],
  reference,
  check({ spec = {} }, at) {
    const { metrics = [], minReplicas } = spec;
    const place = at.child('spec').child('metrics');
    refuseMalformedMetrics(metrics, place);
    const scalesToZero = metrics.some(({ type }) => type === 'Object' || type === 'External');
    if (minReplicas === 0 && !scalesToZero) {
      place.forbidden(
        'must specify at least one Object or External metric to support scaling to zero replicas',
      );
    }
  },
};

const checkScalingBehavior: Rule<HorizontalPodAutoscalerNode> = {
  id: 'check-scaling-behavior',
  refuses: 'a scaling behavior with times, policies or a tolerance out of range',
  covers: [
    'HPA-32',
    'HPA-33',
    'HPA-34',
    'HPA-35',
    'HPA-36',
    'HPA-37',
    'HPA-38',
    'HPA-39',
    'HPA-40',
  ],
  reference:
    'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#configurable-scaling-behavior',
  check({ spec }, at) {
    const behavior = spec?.behavior;
    if (behavior === undefined) return;
    const place = at.child('spec').child('behavior');
    refuseMalformedScaling(behavior.scaleUp, place.child('scaleUp'));
    refuseMalformedScaling(behavior.scaleDown, place.child('scaleDown'));
  },
};

/** The rules of a HorizontalPodAutoscaler. */
export const horizontalPodAutoscalerRules: readonly Rule<HorizontalPodAutoscalerNode>[] = [
  checkReplicaRange,
  checkScaleTarget,
  checkMetrics,
  checkScalingBehavior,
];

/** Judges a HorizontalPodAutoscaler. */
export function judgeHorizontalPodAutoscaler(
  object: HorizontalPodAutoscalerNode,
  at: FieldPath,
): void {
  run(horizontalPodAutoscalerRules, object, at, undefined);
}
