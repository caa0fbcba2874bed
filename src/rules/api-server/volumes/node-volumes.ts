import { quantityOf } from '../formats/quantity';
import { backstepErrors, relativePathErrors } from '../formats/relative-path';
import { pullPolicies } from '../containers/image';
import type { SourceRule } from './volume-sources';

const reference = 'https://kubernetes.io/docs/concepts/storage/volumes/';

/** A folder that lives as long as the pod. */
export const checkEmptyDirVolume: SourceRule<'emptyDir'> = {
  id: 'check-empty-dir-volume',
  refuses: 'an emptyDir volume with a negative size limit',
  covers: ['VOL-7'],
  reference: `${reference}#emptydir`,
  check({ sizeLimit }, at) {
    if (sizeLimit === undefined || quantityOf(sizeLimit).sign >= 0) return;
    at.child('sizeLimit').forbidden('SizeLimit field must be a valid resource quantity');
  },
};

const hostPathTypes: readonly string[] = [
  '',
  'BlockDevice',
  'CharDevice',
  'Directory',
  'DirectoryOrCreate',
  'File',
  'FileOrCreate',
  'Socket',
];

/** A file or folder of the node. */
export const checkHostPathVolume: SourceRule<'hostPath'> = {
  id: 'check-host-path-volume',
  refuses: 'a hostPath volume without a path, with .. in it, or of an unknown type',
  covers: ['VOL-8', 'VOL-9', 'VOL-10'],
  reference: `${reference}#hostpath`,
  check({ path, type = '' }, at) {
    if (!path) return at.child('path').required();
    const errors = backstepErrors(path);
    if (errors.length > 0) at.child('path').invalidEach(path, errors);
    if (!hostPathTypes.includes(type)) at.child('type').notSupported(type, hostPathTypes);
  },
};

/** A clone of a git repository, which kubelets no longer make. */
export const checkGitRepoVolume: SourceRule<'gitRepo'> = {
  id: 'check-git-repo-volume',
  refuses: 'a gitRepo volume without a repository, or with a folder that is not below the volume',
  covers: ['VOL-11', 'VOL-12', 'VOL-13'],
  reference: `${reference}#gitrepo`,
  check({ repository, directory = '' }, at) {
    if (!repository) at.child('repository').required();
    at.child('directory').invalidEach(directory, relativePathErrors(directory));
  },
};

/** The files of a container image. */
export const checkImageVolume: SourceRule<'image'> = {
  id: 'check-image-volume',
  refuses: 'an image volume without an image (in a Pod), or with an unknown pull policy',
  covers: ['VOL-102', 'VOL-103'],
  reference: `${reference}#image`,
  check({ reference: image, pullPolicy }, at, { isPod }) {
    if (!image && isPod) at.child('reference').required();
    if (pullPolicy && !pullPolicies.includes(pullPolicy)) {
      at.child('pullPolicy').notSupported(pullPolicy, pullPolicies);
    }
  },
};
