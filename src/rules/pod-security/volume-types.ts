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

const allowed = [
  'configMap',
  'csi',
  'downwardAPI',
  'emptyDir',
  'ephemeral',
  'image',
  'persistentVolumeClaim',
  'projected',
  'secret',
] as const;

/** A volume is one of the nine sources that need no rights on the node; without a source it is an emptyDir. */
export const limitVolumeTypes: PodSecurityRule = {
  ...checkOf('restricted'),
  id: 'restrictedVolumes',
  refuses: `a volume that is none of ${allowed.join(', ')}`,
  remedy: 'withVolume(...) from a claim: a PersistentVolume may hold the same storage',
  check({ spec, specAt }) {
    spec.volumes?.forEach((volume, position) => {
      if (allowed.some((source) => volume[source] !== undefined)) return;
      const fields = Object.entries(volume);
      const source = fields.find(([field, value]) => field !== 'name' && value !== undefined)?.[0];
      if (source === undefined) return;
      specAt
        .child('volumes')
        .index(position)
        .child(source)
        .forbidden(
          `restricted volume types (volume "${volume.name ?? ''}" uses restricted volume type "${source}")`,
        );
    });
  },
};
