import type { Manifest } from '../edit';

const irregular: Readonly<Record<string, string>> = {
  Ingress: 'ingresses',
  NetworkPolicy: 'networkpolicies',
};
const clusterWide: ReadonlySet<string> = new Set([
  'Namespace',
  'ClusterRole',
  'ClusterRoleBinding',
]);

/** Where an object is created: `/apis/apps/v1/namespaces/default/deployments`. */
export function resourcePath(manifest: Manifest): string {
  const { apiVersion, kind, metadata } = manifest as {
    apiVersion: string;
    kind: string;
    metadata?: { namespace?: unknown };
  };
  const root = apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
  const plural = irregular[kind] ?? `${kind.toLowerCase()}s`;
  if (clusterWide.has(kind)) return `${root}/${plural}`;
  const given = metadata?.namespace;
  const namespace = typeof given === 'string' && given !== '' ? given : 'default';
  return `${root}/namespaces/${encodeURIComponent(namespace)}/${plural}`;
}
