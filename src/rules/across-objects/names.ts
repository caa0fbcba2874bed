import { cannotWork, type AcrossRule } from './across-rule';

/** A kind, a namespace and a name are one object. */
export const refuseTwoOfOneName: AcrossRule = {
  ...cannotWork,
  id: 'refuse-two-objects-of-one-name',
  refuses: 'two objects of one kind, namespace and name',
  types: ['*'],
  reference: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#names',
  remedy: 'give each its own name or namespace',
  check(one, others) {
    const { type, namespace, name, kind, at } = one;
    if (name === '' || others.find(type, namespace, name) === one) return;
    at.child('metadata')
      .child('name')
      .problem(
        'FieldValueDuplicate',
        `Duplicate value: ${JSON.stringify(name)}: another ${kind} of this name stands before this one, and one overwrites the other`,
      );
  },
};
