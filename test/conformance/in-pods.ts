import type { CaseGroup } from './case';
import type { Edits } from './edit';

/** Cases of a place in a pod's spec, in a Pod and in a pod template, which servers see with different eyes. */
export function inPods(at: string, cases: readonly Edits[]): readonly CaseGroup[] {
  const rest = at === '' ? '' : `.${at}`;
  return [
    { bases: ['pod-small'], at: `spec${rest}`, cases },
    { bases: ['pod-template'], at: `template.spec${rest}`, cases },
  ];
}

/** Cases of a pod's first container, in a Pod and in a pod template. */
export function inContainers(cases: readonly Edits[]): readonly CaseGroup[] {
  return inPods('containers[0]', cases);
}

/** Cases of an init container, a sidecar and an ephemeral container of a Pod, each added beside the first one. */
export function inOtherContainers(cases: readonly Edits[]): readonly CaseGroup[] {
  const added = (list: string, container: Edits): CaseGroup => ({
    bases: ['pod-small'],
    at: 'spec',
    cases: cases.map((edits) => ({
      [`${list}[0]`]: container,
      ...Object.fromEntries(
        Object.entries(edits).map(([path, value]) => [`${list}[0].${path}`, value]),
      ),
    })),
  });
  return [
    added('initContainers', { name: 'init', image: 'a:1' }),
    added('initContainers', { name: 'sidecar', image: 'a:1', restartPolicy: 'Always' }),
    added('ephemeralContainers', { name: 'debug', image: 'a:1' }),
  ];
}
