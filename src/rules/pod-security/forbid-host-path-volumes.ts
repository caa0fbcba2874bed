import { checkOf, type PodSecurityRule } from './pod-security-rule';

/** A volume of the node's own files. */
export const forbidHostPathVolumes: PodSecurityRule = {
  ...checkOf('baseline'),
  id: 'hostPathVolumes',
  refuses: 'a volume of a path of the node',
  remedy: 'withVolume(...) from an emptyDir, a claim or a ConfigMap',
  check({ spec, specAt }) {
    spec.volumes?.forEach(({ name = '', hostPath }, position) => {
      if (hostPath === undefined) return;
      specAt
        .child('volumes')
        .index(position)
        .child('hostPath')
        .forbidden(`hostPath volumes (volume "${name}")`);
    });
  },
};
