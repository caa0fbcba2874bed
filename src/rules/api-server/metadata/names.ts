import type { Rule } from '../../rule';
import { labelName, generatedName } from './object-name';
import type { MetadataScope, ObjectMetadata } from './metadata-scope';

/** An object's own name. */
export const requireObjectName: Rule<ObjectMetadata, MetadataScope> = {
  id: 'require-object-name',
  refuses:
    'an object with neither name nor generateName, or whose name has not the form of its kind',
  covers: ['META-1', 'META-2'],
  reference: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/',
  check(metadata, at, { nameFormat }) {
    const name = metadata.name || (metadata.generateName && generatedName(metadata.generateName));
    if (name) nameFormat(name, false, at.child('name'));
    else at.child('name').required('name or generateName is required');
  },
};

/** The prefix from which the server makes a name. */
export const checkGenerateName: Rule<ObjectMetadata, MetadataScope> = {
  id: 'check-generate-name',
  of: 'generateName',
  refuses: 'a generateName that cannot begin a name of the kind',
  covers: ['META-3'],
  check({ generateName }, at, { nameFormat, generateNameUnchecked }) {
    if (!generateName) return;
    const place = at.child('generateName');
    nameFormat(generateName, true, place.in(~(generateNameUnchecked ?? 0)));
  },
};

/** The namespace of an object. */
export const checkNamespace: Rule<ObjectMetadata, MetadataScope> = {
  id: 'check-namespace',
  of: 'namespace',
  refuses: 'a namespace that is no DNS label',
  covers: ['META-5'],
  check({ namespace }, at, { namespaced }) {
    if (namespace && namespaced) labelName(namespace, false, at.child('namespace'));
  },
};
