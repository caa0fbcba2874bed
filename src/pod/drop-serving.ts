import type { PodDraft } from './draft';

/** Takes away what only a server has: a pod that runs to completion serves nobody. Sidecars keep what they have. */
export function dropServing(draft: PodDraft): void {
  for (const { data } of draft.of('app')) {
    delete data.ports;
    delete data.livenessProbe;
    delete data.readinessProbe;
    delete data.startupProbe;
    if (data.lifecycle !== undefined) delete data.lifecycle.preStop;
    if (data.lifecycle !== undefined && Object.keys(data.lifecycle).length === 0)
      delete data.lifecycle;
  }
  delete draft.spec.topologySpreadConstraints;
}
