import { goodPractice, type Advice, type PodAdvice } from './advice';
import type { Judged } from '../api-server/judge-object';
import { apiVersionThatServes, versionsThatServe } from '../api-server/served-kinds';
import { isHook } from './hooks';

/** A pod that nobody looks after does not come back. */
export const avoidNakedPod: PodAdvice = {
  ...goodPractice,
  id: 'avoid-naked-pod',
  refuses: 'a Pod without a workload that looks after it',
  knownAs: ['Kubescape C-0073', 'Datree K8S_INCORRECT_KIND_VALUE_POD'],
  reference: 'https://kubernetes.io/docs/concepts/workloads/pods/#using-pods',
  check({ owner, metadata, spec, at }) {
    if (owner.kind !== 'Pod' || isHook(metadata) || (metadata.ownerReferences ?? []).length > 0) {
      return;
    }
    const runsOnce = spec.restartPolicy === 'Never' || spec.restartPolicy === 'OnFailure';
    at.child('kind').problem(
      'FieldValueInvalid',
      'a Pod by itself does not come back when its node fails or is drained',
      runsOnce
        ? 'place the same template in a Job: new Job(scope, id, { pod })'
        : 'place the same template in a Deployment: new Deployment(scope, id, { pod })',
    );
  },
};

/** What belongs together has a namespace of its own. */
export const useOwnNamespace: Advice<Judged> = {
  ...goodPractice,
  id: 'use-own-namespace',
  refuses: 'a workload that says it belongs to the namespace default or to one of the system',
  knownAs: [
    'kube-linter use-namespace',
    'Kubescape C-0061',
    'Kubescape C-0212',
    'Trivy KSV-0110',
    'Trivy KSV-0037',
    'Checkov CKV_K8S_21',
    'Datree WORKLOAD_INCORRECT_NAMESPACE_VALUE_DEFAULT',
  ],
  reference:
    'https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/#when-to-use-multiple-namespaces',
  remedy:
    'name a namespace of its own, or none, so that who applies it chooses: new Chart(app, id, { namespace })',
  check({ object }, at) {
    const why = shared.get(object.metadata?.namespace ?? '');
    if (why === undefined) return;
    at.child('metadata').child('namespace').problem('FieldValueInvalid', why);
  },
};

/** An API version that only some of the versions serve. */
export const useServedApiVersion: Advice<Judged> = {
  ...goodPractice,
  id: 'use-served-api-version',
  refuses: 'an apiVersion of Kubernetes that only some of the asked versions serve',
  knownAs: [
    'kube-score stable-version',
    'kube-linter no-extensions-v1beta',
    'Trivy KSV-0107',
    'Datree K8S_REMOVED_APIVERSION_*',
    'Datree K8S_DEPRECATED_APIVERSION_*',
  ],
  reference: 'https://kubernetes.io/docs/reference/using-api/deprecation-guide/',
  check({ apiVersion, kind }, at) {
    const { asked } = at.report;
    const missing = asked & ~(versionsThatServe(apiVersion, kind) ?? asked);
    if (missing === 0) return;
    const everywhere = apiVersionThatServes(kind, apiVersion, asked);
    at.in(missing)
      .child('apiVersion')
      .problem(
        'FieldValueNotSupported',
        `${kind} of ${apiVersion} is not served`,
        everywhere === undefined
          ? 'no apiVersion is served by all of the versions asked for: ask for fewer'
          : `write apiVersion: ${everywhere}`,
      );
  },
};

const shared: ReadonlyMap<string, string> = new Map([
  [
    'default',
    'in the namespace default rights, quotas and network policies are shared with whatever else is there',
  ],
  [
    'kube-system',
    'kube-system is for the cluster: who may change what is there, may change the cluster',
  ],
  ['kube-public', 'kube-public is for what everybody may read'],
  ['kube-node-lease', "kube-node-lease is for the nodes' signs of life"],
]);
