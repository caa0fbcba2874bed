import type { Deployment, ReplicaSet, StatefulSet } from '../../kubernetes';
import { selectorMatches } from '../api-server/selectors/matches';
import { shownValue } from '../shown-value';
import { goodPractice, type ObjectAdvice, type PodAdvice } from './advice';
import { ownerIn, type Workload } from './companions';
import { dataStoreIn } from './data-stores';
import { podServes } from './serving';

const spreadPage =
  'https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/';

/** One replica is none while it is replaced. */
export const runTwoReplicas: ObjectAdvice<Deployment> = {
  ...goodPractice,
  id: 'run-two-replicas',
  refuses: 'a Deployment that serves with one replica',
  knownAs: [
    'kube-score deployment-replicas',
    'kube-linter minimum-three-replicas',
    'Polaris deploymentMissingReplicas',
    'Datree DEPLOYMENT_INCORRECT_REPLICAS_VALUE',
  ],
  reference: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#replicas',
  remedy: 'replicas: 2, or more, or a HorizontalPodAutoscaler with minReplicas: 2',
  check({ spec, metadata }, at, companions) {
    const replicas = spec?.replicas;
    if (replicas !== undefined && replicas !== 1) return;
    if (spec?.strategy?.type === 'Recreate' || hasOneWriter(spec?.template?.spec)) return;
    if (!podServes({ spec: spec?.template?.spec ?? {} })) return;
    if (companions?.autoscalerOf(ownerIn('Deployment', metadata)) !== undefined) return;
    at.child('spec')
      .child('replicas')
      .problem(
        replicas === undefined ? 'FieldValueRequired' : 'FieldValueInvalid',
        'one replica: while it moves to another node or fails, nobody answers',
        remedyOf(spec?.template?.spec?.containers ?? []),
      );
  },
};

/** What else to do where a second replica would be a second store, with other data. */
function remedyOf(
  containers: readonly { readonly image?: string | undefined }[],
): string | undefined {
  for (const { image = '' } of containers) {
    const store = dataStoreIn(image);
    if (store === undefined) continue;
    return `not replicas: 2, which would be two ${store} with different data: place it in a StatefulSet and replicate by its own means, or waive('${runTwoReplicas.id}', '...')`;
  }
  return undefined;
}

/** Replicas on one node fall together. */
export const spreadReplicas: ObjectAdvice<Deployment | StatefulSet | ReplicaSet> = {
  ...goodPractice,
  id: 'spread-replicas',
  refuses: 'two replicas or more that may all run on one node',
  knownAs: [
    'kube-linter no-anti-affinity',
    'kube-score deployment-has-host-podantiaffinity',
    'kube-score statefulset-has-host-podantiaffinity',
    'Polaris topologySpreadConstraint',
    'Datree EKS_MISSING_KEY_TOPOLOGYKEY',
  ],
  reference: spreadPage,
  remedy:
    "withScheduling({ spread: [{ topologyKey: 'kubernetes.io/hostname' }] }); the defaults 'hardened' do it",
  check({ spec }, at) {
    if ((spec?.replicas ?? 1) < 2) return;
    const { affinity, topologySpreadConstraints = [] } = spec?.template?.spec ?? {};
    if (topologySpreadConstraints.length > 0 || affinity?.podAntiAffinity !== undefined) return;
    at.child('spec')
      .child('template')
      .child('spec')
      .child('topologySpreadConstraints')
      .problem(
        'FieldValueRequired',
        `nothing keeps the ${spec?.replicas} replicas apart: one node may take them all, and take them all down`,
      );
  },
};

/** A spread counts the pods that its selector selects; its own must be among them. */
export const matchSpreadSelector: PodAdvice = {
  ...goodPractice,
  id: 'match-spread-selector',
  refuses: 'a topology spread constraint whose selector does not select the pod itself',
  knownAs: ['kube-score pod-topology-spread-constraints', 'Polaris topologySpreadConstraint'],
  reference: spreadPage,
  remedy:
    "leave labelSelector out of withScheduling({ spread: [...] }): it selects the workload's own pods",
  check({ metadata, spec, specAt }) {
    spec.topologySpreadConstraints?.forEach(({ labelSelector }, position) => {
      if (labelSelector === undefined) return;
      if (selectorMatches(labelSelector, metadata.labels) !== false) return;
      specAt
        .child('topologySpreadConstraints')
        .index(position)
        .child('labelSelector')
        .problem(
          'FieldValueInvalid',
          "the selector does not match the pod's own labels: the constraint counts other pods and spreads none",
        );
    });
  },
};

/** A rollout keeps some pods answering. */
export const rollWithoutDowntime: ObjectAdvice<Deployment> = {
  ...goodPractice,
  id: 'roll-without-downtime',
  refuses: 'a Deployment of several replicas that serves and stops them all at once to update them',
  knownAs: [
    'kube-score deployment-strategy',
    'kube-linter no-rolling-update-strategy',
    'Kubescape C-0305',
  ],
  reference: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#strategy',
  remedy: "strategy: { type: 'RollingUpdate' }, with maxUnavailable below the number of replicas",
  check({ spec }, at) {
    const { replicas = 1, strategy, template } = spec ?? {};
    if (replicas < 2 || strategy === undefined || hasOneWriter(template?.spec)) return;
    if (!podServes({ spec: template?.spec ?? {} })) return;
    const place = at.child('spec').child('strategy');
    if (strategy.type === 'Recreate') {
      place
        .child('type')
        .problem(
          'FieldValueInvalid',
          `Recreate stops all ${replicas} pods before it starts new ones`,
        );
      return;
    }
    const most = strategy.rollingUpdate?.maxUnavailable;
    if (most !== '100%' && (typeof most !== 'number' || most < replicas)) return;
    place
      .child('rollingUpdate')
      .child('maxUnavailable')
      .problem('FieldValueInvalid', `a rollout may stop all ${replicas} pods at once`);
  },
};

/** What was there before can come back. */
export const keepRevisions: ObjectAdvice<Deployment> = {
  ...goodPractice,
  id: 'keep-revisions',
  refuses: 'a Deployment that keeps no earlier revision',
  knownAs: [],
  reference:
    'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#clean-up-policy',
  remedy: 'leave revisionHistoryLimit out (10), or set it to 1 or more',
  check({ spec }, at) {
    if (spec?.revisionHistoryLimit !== 0) return;
    at.child('spec')
      .child('revisionHistoryLimit')
      .problem('FieldValueInvalid', 'no earlier revision is kept: a rollout cannot be undone');
  },
};

/** A claim for one node serves the pods of one node. */
export const shareNoSingleWriterClaim: ObjectAdvice<Deployment | ReplicaSet> = {
  ...goodPractice,
  id: 'share-no-single-writer-claim',
  refuses: 'several replicas that share a claim which only one node can mount',
  knownAs: [],
  reference: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#access-modes',
  remedy:
    'a StatefulSet with a claim template gives each replica its own; ReadWriteMany lets them share one',
  check({ spec, metadata }, at, companions) {
    if (companions === undefined || (spec?.replicas ?? 1) < 2) return;
    spec?.template?.spec?.volumes?.forEach(({ persistentVolumeClaim }, position) => {
      const name = persistentVolumeClaim?.claimName;
      if (name === undefined) return;
      const claim = companions.find('PersistentVolumeClaim', metadata?.namespace ?? '', name);
      const modes = claim?.spec?.accessModes ?? [];
      if (modes.length === 0 || modes.some((mode) => !mode.startsWith('ReadWriteOnce'))) return;
      at.child('spec')
        .child('template')
        .child('spec')
        .child('volumes')
        .index(position)
        .child('persistentVolumeClaim')
        .problem(
          'FieldValueInvalid',
          `the claim ${shownValue(name)} is ${modes.join(' and ')}, and ${spec.replicas} replicas mount it: those on other nodes do not start`,
        );
    });
  },
};

/** Whether the pod mounts a claim, which often only one pod can hold at a time. */
function hasOneWriter(spec: Workload['spec'] | undefined): boolean {
  return spec?.volumes?.some((volume) => volume.persistentVolumeClaim !== undefined) === true;
}
