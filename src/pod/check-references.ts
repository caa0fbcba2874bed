import type { DraftContainer, PodDraft } from './draft';
import { elementsOf, type Data } from './merge';

const probes = ['livenessProbe', 'readinessProbe', 'startupProbe'] as const;
const hooks = ['postStart', 'preStop'] as const;
const kinds = ['httpGet', 'tcpSocket', 'grpc'] as const;

/**
 * Reports what refers to a port that its container does not name: the server takes it, the kubelet never finds it.
 *
 * @see https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/
 */
export function checkReferences(draft: PodDraft): void {
  for (const container of draft.containers.values()) {
    const { data } = container;
    for (const probe of probes) {
      if (data[probe] !== undefined) checkHandler(draft, container, data, probe, probe);
    }
    if (data.lifecycle === undefined) continue;
    for (const hook of hooks) {
      if (data.lifecycle[hook] === undefined) continue;
      checkHandler(draft, container, data.lifecycle as Data, hook, `lifecycle.${hook}`);
    }
  }
}

/** Checks the handler that stands in a holder under a key. */
function checkHandler(
  draft: PodDraft,
  { name, data }: DraftContainer,
  holder: Data,
  key: string,
  path: string,
): void {
  const handler = holder[key] as Data | null;
  const ports = elementsOf(data.ports);
  for (const kind of kinds) {
    if (handler?.[kind] === undefined) continue;
    const port: unknown = handler[kind].port;
    if (typeof port === 'number') continue;
    if (typeof port === 'string' && ports.some((one) => one.name === port)) continue;
    const named = ports
      .map((one) => one.name as string | undefined)
      .filter((one) => one !== undefined);
    const shown = typeof port === 'string' ? port : JSON.stringify(port);
    draft.note({
      container: name,
      path: `${path}.${kind}.port`,
      rule: 'name-existing-ports',
      type: port === undefined ? 'FieldValueRequired' : 'FieldValueNotFound',
      message:
        port === undefined
          ? `Required value: container "${name}" has ${ports.length === 0 ? 'no port' : 'several ports'} to choose from`
          : `Not found: "${shown}": no port named "${shown}" in container "${name}"`,
      remedy:
        named.length === 0
          ? 'give the container the port, or probe a number'
          : `name one of ${named.map((one) => `"${one}"`).join(', ')}`,
      origins: draft.record?.at(holder, key) ?? [],
    });
  }
}
