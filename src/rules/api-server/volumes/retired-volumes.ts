import { dns1123LabelErrors } from '../formats/dns-name';
import type { SourceRule } from './volume-sources';

/** A data set of Flocker. */
export const checkFlockerVolume: SourceRule<'flocker'> = {
  id: 'check-flocker-volume',
  refuses: 'a Flocker volume with neither or both of name and id, or with a slash in its name',
  covers: ['VOL-43', 'VOL-44', 'VOL-45'],
  check({ datasetName = '', datasetUUID = '' }, at) {
    if (datasetName === '' && datasetUUID === '') {
      at.required('one of datasetName and datasetUUID is required');
    }
    if (datasetName !== '' && datasetUUID !== '') {
      at.invalid('resource', 'datasetName and datasetUUID can not be specified simultaneously');
    }
    if (datasetName.includes('/')) {
      at.child('datasetName').invalid(datasetName, "must not contain '/'");
    }
  },
};

/** A disk of the Photon controller. */
export const checkPhotonVolume: SourceRule<'photonPersistentDisk'> = {
  id: 'check-photon-volume',
  refuses: 'a Photon disk without an id',
  covers: ['VOL-77'],
  check({ pdID }, at) {
    if (!pdID) at.child('pdID').required();
  },
};

/** A volume of Portworx. */
export const checkPortworxVolume: SourceRule<'portworxVolume'> = {
  id: 'check-portworx-volume',
  refuses: 'a Portworx volume without an id',
  covers: ['VOL-78'],
  check({ volumeID }, at) {
    if (!volumeID) at.child('volumeID').required();
  },
};

/** A volume of StorageOS. */
export const checkStorageosVolume: SourceRule<'storageos'> = {
  id: 'check-storageos-volume',
  refuses: 'a StorageOS volume without a name, or with a malformed name, namespace or Secret',
  covers: ['VOL-85', 'VOL-86', 'VOL-87', 'VOL-88'],
  check({ volumeName, volumeNamespace, secretRef }, at) {
    const name = at.child('volumeName');
    if (volumeName) name.invalidEach(volumeName, dns1123LabelErrors(volumeName));
    else name.required();
    if (volumeNamespace) {
      at.child('volumeNamespace').invalidEach(volumeNamespace, dns1123LabelErrors(volumeNamespace));
    }
    if (secretRef !== undefined && !secretRef.name) at.child('secretRef').child('name').required();
  },
};

/** A volume of ScaleIO. */
export const checkScaleIoVolume: SourceRule<'scaleIO'> = {
  id: 'check-scale-io-volume',
  refuses: 'a ScaleIO volume without gateway, system or name',
  covers: ['VOL-89', 'VOL-90', 'VOL-91'],
  check({ gateway, system, volumeName }, at) {
    if (!gateway) at.child('gateway').required();
    if (!system) at.child('system').required();
    if (!volumeName) at.child('volumeName').required();
  },
};

const reserved = /(?:^|\.)(?:kubernetes|k8s)\.io$/;

/** A volume of a FlexVolume driver. */
export const checkFlexVolume: SourceRule<'flexVolume'> = {
  id: 'check-flex-volume',
  refuses: 'a FlexVolume without a driver, or with options that Kubernetes keeps for itself',
  covers: ['VOL-72', 'VOL-73'],
  check({ driver, options }, at) {
    if (!driver) at.child('driver').required();
    for (const key in options) {
      const slash = key.indexOf('/');
      const domain = slash < 0 ? key : key.slice(0, slash);
      if (!reserved.test(domain.toLowerCase())) continue;
      at.child('options').key(key).invalid(key, 'kubernetes.io and k8s.io namespaces are reserved');
    }
  },
};
