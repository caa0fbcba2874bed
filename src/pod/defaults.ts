import type { RenderContext } from './context';
import type { PodDraft } from './draft';
import { merge, type Change, type Data } from './merge';

/** The third phase: fills what is unset, from the set of defaults that the settings name. */
export function fillDefaults(draft: PodDraft, { settings }: RenderContext): void {
  if (settings.defaults === 'none' || draft.spec.os?.name === 'windows') return;
  fill(draft.spec, restrictedPod, 'PodSpec', draft);
  for (const { data } of draft.of('all')) {
    if (data.securityContext?.privileged === true) continue;
    fill(data, restrictedContainer, 'Container', draft);
  }
}

const restrictedPod: Data = {
  automountServiceAccountToken: false,
  enableServiceLinks: false,
  securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
};

const restrictedContainer: Data = {
  securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
};

const byDefault: Pick<Change, 'mode' | 'clash'> = { mode: 'default', clash: () => undefined };

function fill(target: Data, values: Data, definition: string, draft: PodDraft): void {
  merge(target, values, definition, {
    ...byDefault,
    record: draft.record,
    origin: { call: `the defaults 'restricted'`, trace: {} },
  });
}
