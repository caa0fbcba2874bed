import type { IConstruct } from 'constructs';
import type { KubernetesRange } from '../kubernetes/versions';
import { settingsGivenTo, settingsOf } from '../pod/settings';

/** The versions for which the manifests of a scope must be right, as `configure` says. */
export function kubernetesOf(scope: IConstruct): KubernetesRange {
  return settingsOf(scope).kubernetes;
}

/** The versions that `configure` named for this very scope, if any. */
export function kubernetesGivenTo(scope: IConstruct): KubernetesRange | undefined {
  return settingsGivenTo(scope)?.kubernetes;
}
