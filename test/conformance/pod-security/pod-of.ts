import type { Manifest } from '../edit';

/** The first pod that an object makes, as a Pod of its own; undefined where it makes none. */
export function podOf(manifest: Manifest): Manifest | undefined {
  const template = templateOf(manifest);
  const spec = template?.['spec'];
  if (typeof spec !== 'object' || spec === null) return undefined;
  const { labels, annotations } = (template?.['metadata'] ?? {}) as Manifest;
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'a', labels, annotations },
    spec: { ...spec, ...decidedElsewhere },
  };
}

// Other admission answers for these, by objects that are not there.
const decidedElsewhere = {
  priorityClassName: undefined,
  priority: undefined,
  preemptionPolicy: undefined,
  runtimeClassName: undefined,
  overhead: undefined,
};

function templateOf(manifest: Manifest): Manifest | undefined {
  const spec = manifest['spec'] as Manifest | undefined;
  switch (manifest['kind']) {
    case 'Pod':
      return manifest;
    case 'PodTemplate':
      return manifest['template'] as Manifest | undefined;
    case 'CronJob':
      return templateOf((spec?.['jobTemplate'] ?? {}) as Manifest);
    default:
      return spec?.['template'] as Manifest | undefined;
  }
}
