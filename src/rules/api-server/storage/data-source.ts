import type { ClaimSpecNode } from './claim-spec';

/**
 * The claim as the server keeps it: a reference to another namespace is dropped, a source of an unknown kind too, and
 * of source and reference the one fills in the other.
 *
 * @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/#data-source-references
 */
export function withKeptSources(spec: ClaimSpecNode): ClaimSpecNode {
  const { dataSource, dataSourceRef } = withoutForeignSource(spec);
  if (dataSource === undefined && dataSourceRef === undefined) {
    return spec.dataSource === undefined && spec.dataSourceRef === undefined
      ? spec
      : { ...spec, dataSource: undefined, dataSourceRef: undefined };
  }
  if (dataSourceRef === undefined) {
    const kept = dataSource !== undefined && isKeptKind(dataSource) ? dataSource : undefined;
    return { ...spec, dataSource: kept, dataSourceRef: kept };
  }
  const { apiGroup, kind, name } = dataSourceRef;
  return { ...spec, dataSource: dataSource ?? { apiGroup, kind, name }, dataSourceRef };
}

/** The claim without a reference to another namespace, which no version takes unless its gate is set. */
export function withoutForeignSource(spec: ClaimSpecNode): ClaimSpecNode {
  return spec.dataSourceRef?.namespace ? { ...spec, dataSourceRef: undefined } : spec;
}

function isKeptKind({ apiGroup = '', kind }: NonNullable<ClaimSpecNode['dataSource']>): boolean {
  return (
    (apiGroup === '' && kind === 'PersistentVolumeClaim') ||
    (apiGroup === 'snapshot.storage.k8s.io' && kind === 'VolumeSnapshot')
  );
}
