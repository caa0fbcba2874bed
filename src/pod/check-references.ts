import type { PodDraft } from './draft';
import type { Data } from './merge';

const probes = ['livenessProbe', 'readinessProbe', 'startupProbe'] as const;
const hooks = ['postStart', 'preStop'] as const;

/**
 * Reports what refers to a port that its container does not name: the server takes it, the kubelet never finds it.
 *
 * @see https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/
 */
export function checkReferences(draft: PodDraft): void {
  for (const container of draft.of('all')) {
    const named = ((container.data.ports ?? []) as Data[])
      .map(({ name }) => name)
      .filter((name) => name !== undefined);
    const count = ((container.data.ports ?? []) as Data[]).length;
    const handlers: [string, Data | undefined][] = [
      ...probes.map((probe): [string, Data | undefined] => [probe, container.data[probe]]),
      ...hooks.map((hook): [string, Data | undefined] => [
        `lifecycle.${hook}`,
        container.data.lifecycle?.[hook],
      ]),
    ];
    for (const [path, handler] of handlers) {
      for (const kind of ['httpGet', 'tcpSocket', 'grpc']) {
        if (handler?.[kind] === undefined) continue;
        const port: unknown = handler[kind].port;
        if (typeof port === 'number' || (typeof port === 'string' && named.includes(port)))
          continue;
        const shown = typeof port === 'string' ? port : JSON.stringify(port);
        const holder = path.startsWith('lifecycle.') ? container.data.lifecycle : container.data;
        const key = path.startsWith('lifecycle.') ? path.slice('lifecycle.'.length) : path;
        draft.note({
          container: container.name,
          path: `${path}.${kind}.port`,
          rule: 'name-existing-ports',
          type: port === undefined ? 'FieldValueRequired' : 'FieldValueNotFound',
          message:
            port === undefined
              ? `Required value: container "${container.name}" has ${count === 0 ? 'no port' : 'several ports'} to choose from`
              : `Not found: "${shown}": no port named "${shown}" in container "${container.name}"`,
          remedy:
            named.length === 0
              ? 'give the container the port, or probe a number'
              : `name one of ${named.map((name) => `"${name}"`).join(', ')}`,
          origins: draft.record?.at(holder as object, key) ?? [],
        });
      }
    }
  }
}
