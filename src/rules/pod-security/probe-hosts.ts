import type { FieldPath } from '../field-path';
import { since } from '../versions';
import { shownValue } from '../shown-value';
import { checkOf, type PodSecurityRule } from './pod-security-rule';

interface Handler {
  readonly httpGet?: { readonly host?: string | undefined } | undefined;
  readonly tcpSocket?: { readonly host?: string | undefined } | undefined;
}

const probes = ['livenessProbe', 'readinessProbe', 'startupProbe'] as const;
const hooks = ['postStart', 'preStop'] as const;
const kinds = ['httpGet', 'tcpSocket'] as const;
const holds = since('1.34');

/** A probe or hook that makes the kubelet call another host than the pod. */
export const forbidProbeHosts: PodSecurityRule = {
  ...checkOf('baseline'),
  id: 'hostProbesAndHostLifecycle',
  refuses: 'a host in a probe or a lifecycle hook, from 1.34 on',
  remedy: 'leave host out: withProbe(...) calls the pod itself',
  check({ containers }) {
    for (const { container, name, at } of containers) {
      for (const probe of probes) refuseHosts(container[probe], name, at, probe);
      const { lifecycle } = container;
      if (lifecycle === undefined) continue;
      for (const hook of hooks) refuseHosts(lifecycle[hook], name, at, 'lifecycle', hook);
    }
  },
};

function refuseHosts(
  handler: Handler | undefined,
  container: string,
  at: FieldPath,
  field: string,
  hook?: string,
): void {
  if (handler === undefined) return;
  for (const kind of kinds) {
    const host = handler[kind]?.host ?? '';
    if (host === '') continue;
    const place = at.in(holds).child(field);
    (hook === undefined ? place : place.child(hook))
      .child(kind)
      .child('host')
      .forbidden(
        `probe or lifecycle host (container "${container}" uses probe or lifecycle host ${shownValue(host)})`,
      );
  }
}
