import type { IConstruct } from 'constructs';
import type { KubernetesRange } from '../kubernetes/versions';
import { settingsOf } from '../pod/settings';

/** The versions for which the manifests of a scope must be right, as `configure` says. */
export function kubernetesOf(scope: IConstruct): KubernetesRange {
  return settingsOf(scope).kubernetes;
}
