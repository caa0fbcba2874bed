import type { PodDraft } from './draft';
import type { Data } from './merge';
import type { Step } from './mixin';
import { waitSecurityContext } from './wait/program';

/** Of what a wait says of its security, only this holds on Windows. */
const { runAsNonRoot: _, ...linuxOnly } = waitSecurityContext;

/**
 * Reports waits of a Windows pod that run on Linux only: once, and not for each field that the server would refuse. The
 * system of a pod is known only when everything is wired.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/#pod-os
 */
export function checkWaits(draft: PodDraft, steps: readonly Step[]): void {
  if (draft.spec.os?.name !== 'windows') return;
  for (const { effect, origin } of steps) {
    if (effect.effect !== 'add containers') continue;
    const own = draft.of('init').filter((container) => container.origin === origin);
    const linux = own.filter(({ data }) => hasAny(data.securityContext, linuxOnly));
    for (const { data } of linux) for (const field in linuxOnly) delete data.securityContext[field];
    const [first] = linux;
    if (first === undefined) continue;
    draft.note({
      container: first.name,
      path: 'image',
      rule: 'wait-on-the-system-of-the-pod',
      type: 'FieldValueForbidden',
      message: `Forbidden: ${origin.call} waits with a Linux image, and the pod is for Windows`,
      remedy: `wait with a Windows image of your own: withInitContainer({ name: '${first.name}', image: '...', command: [...] }), or for every wait with a program of your own in configure(scope, { helpers: { wait: ... } })`,
      origins: [origin],
    });
  }
}

function hasAny(given: Data | undefined, fields: object): boolean {
  return given !== undefined && Object.keys(fields).some((field) => field in given);
}
