import type { SecurityContext } from '../kubernetes';
import type { RenderContext, WorkloadKind } from './context';
import { forWindows, hardened, hardenedDelay, restricted, type Defaults } from './default-set';
import type { DraftContainer, PodDraft } from './draft';
import { elementsOf, merge, type Change, type Data } from './merge';
import type { Origin } from './origin';

/** The third phase: fills what is unset, from the set of defaults that the settings name. */
export function fillDefaults(draft: PodDraft, context: RenderContext): void {
  const set = context.settings.defaults;
  if (set === 'none') return;
  const fill = filler(draft, set);
  const asked = set === 'restricted' ? restricted : hardened;
  fillSet(draft, draft.spec.os?.name === 'windows' ? forWindows(asked) : asked, fill);
  if (set === 'hardened') {
    for (const container of draft.of('all')) {
      repeatIdentity(draft, container, fill);
      giveTmp(draft, container, fill);
    }
    if (serves(context.kind) && hasTimeToStop(draft)) {
      for (const { data } of draft.of('app')) delayStop(data, fill);
    }
    if (spreads(context.kind)) spread(draft, context, fill);
  }
}

type Fill = (target: Data, values: object, definition: string) => void;

function filler(draft: PodDraft, set: string): Fill {
  const origin: Origin = { call: `the defaults '${set}'`, trace: {} };
  const change: Change = {
    mode: 'default',
    clash: () => undefined,
    misfit: () => undefined,
    record: draft.record,
    origin,
  };
  return (target, values, definition) => merge(target, values, definition, change);
}

function fillSet(draft: PodDraft, defaults: Defaults, fill: Fill): void {
  fill(draft.spec, defaults.pod, 'PodSpec');
  const { securityContext, ...rest } = defaults.container;
  const security = { securityContext };
  for (const { data } of draft.containers.values()) {
    fill(data, rest, 'Container');
    // A privileged container refuses allowPrivilegeEscalation: false, and drops nothing.
    if (data.securityContext?.privileged !== true) fill(data, security, 'Container');
  }
}

/** Some linters read who a container runs as at the container only: what holds for the pod is said there again. */
function repeatIdentity(draft: PodDraft, { data }: DraftContainer, fill: Fill): void {
  if (data.securityContext?.privileged === true) return;
  const pod = draft.spec.securityContext as Data;
  const identity: SecurityContext = {};
  for (const field of ['runAsNonRoot', 'runAsUser', 'runAsGroup', 'seccompProfile']) {
    if (pod[field] !== undefined) (identity as Data)[field] = pod[field];
  }
  fill(data, { securityContext: identity }, 'Container');
}

/** Programs write to /tmp: a container with a read-only root file system gets one of its own. */
function giveTmp(draft: PodDraft, { name, data }: DraftContainer, fill: Fill): void {
  if (data.securityContext?.readOnlyRootFilesystem !== true) return;
  const mounts = elementsOf(data.volumeMounts);
  if (mounts.some(({ mountPath }) => mountPath === '/tmp' || mountPath === '/tmp/')) return;
  const volume = `tmp-${name}`.slice(0, 63).replace(/-$/, '');
  fill(draft.spec, { volumes: [{ name: volume, emptyDir: {} }] }, 'PodSpec');
  fill(data, { volumeMounts: [{ name: volume, mountPath: '/tmp' }] }, 'Container');
}

function serves(kind: WorkloadKind): boolean {
  return kind !== 'Job' && kind !== 'CronJob';
}

/** Whether the grace period, which the delay is part of, leaves time to end after it. */
function hasTimeToStop({ spec }: PodDraft): boolean {
  return !(spec.terminationGracePeriodSeconds <= hardenedDelay);
}

/** Endpoints and signal race: a container that serves goes on for a while. */
function delayStop(data: Data, fill: Fill): void {
  if (
    !Array.isArray(data.ports) ||
    data.ports.length === 0 ||
    data.lifecycle?.preStop !== undefined
  )
    return;
  fill(data, { lifecycle: { preStop: { sleep: { seconds: hardenedDelay } } } }, 'Container');
}

function spreads(kind: WorkloadKind): boolean {
  return (
    kind === 'Deployment' ||
    kind === 'ReplicaSet' ||
    kind === 'StatefulSet' ||
    kind === 'ReplicationController'
  );
}

/** Preferences, so that a small cluster still takes the pods. */
function spread(draft: PodDraft, { selectorLabels }: RenderContext, fill: Fill): void {
  const labelSelector = { matchLabels: selectorLabels };
  const podAffinityTerm = { topologyKey: 'kubernetes.io/hostname', labelSelector };
  const preferred = [{ weight: 100, podAffinityTerm }];
  fill(
    draft.spec,
    {
      affinity: { podAntiAffinity: { preferredDuringSchedulingIgnoredDuringExecution: preferred } },
      ...(draft.spec.topologySpreadConstraints === undefined
        ? {
            topologySpreadConstraints: [
              {
                maxSkew: 1,
                topologyKey: 'topology.kubernetes.io/zone',
                whenUnsatisfiable: 'ScheduleAnyway',
                labelSelector,
              },
            ],
          }
        : {}),
    },
    'PodSpec',
  );
}
