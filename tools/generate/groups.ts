/** A group of the API: how a manifest names it, and how the reference's anchors end. */
export interface ApiGroup {
  readonly file: string;
  readonly apiVersion: string;
  readonly anchor: string;
}

/** What the names of the definitions of meta/v1 begin with. */
export const meta = 'io.k8s.apimachinery.pkg.apis.meta.v1.';
/** The groups that are generated, by what the names of their definitions begin with. */
export const groups: Readonly<Record<string, ApiGroup>> = {
  'io.k8s.api.core.v1.': { file: 'core', apiVersion: 'v1', anchor: 'v1-core' },
  'io.k8s.api.apps.v1.': { file: 'apps', apiVersion: 'apps/v1', anchor: 'v1-apps' },
  'io.k8s.api.batch.v1.': { file: 'batch', apiVersion: 'batch/v1', anchor: 'v1-batch' },
  'io.k8s.api.networking.v1.': {
    file: 'networking',
    apiVersion: 'networking.k8s.io/v1',
    anchor: 'v1-networking-k8s-io',
  },
  'io.k8s.api.policy.v1.': { file: 'policy', apiVersion: 'policy/v1', anchor: 'v1-policy' },
  'io.k8s.api.autoscaling.v2.': {
    file: 'autoscaling',
    apiVersion: 'autoscaling/v2',
    anchor: 'v2-autoscaling',
  },
  'io.k8s.api.rbac.v1.': {
    file: 'rbac',
    apiVersion: 'rbac.authorization.k8s.io/v1',
    anchor: 'v1-rbac-authorization-k8s-io',
  },
  [meta]: { file: 'meta', apiVersion: 'meta', anchor: 'v1-meta' },
};
