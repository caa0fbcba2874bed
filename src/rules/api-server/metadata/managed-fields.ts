import type { Rule } from '../../rule';
import { isLongerThan } from '../formats/byte-length';
import type { ObjectMetadata } from './metadata-scope';

/** Who set which field; the server keeps it. */
export const checkManagedFields: Rule<ObjectMetadata> = {
  id: 'check-managed-fields',
  refuses: 'a malformed entry of managedFields',
  covers: ['META-21'],
  remedy: 'leave managedFields out: the server writes them',
  reference: 'https://kubernetes.io/docs/reference/using-api/server-side-apply/#field-management',
  check({ managedFields }, at) {
    managedFields?.forEach((entry, position) => {
      const place = at.child('managedFields').index(position);
      const { operation = '', fieldsType = '', manager = '', subresource = '' } = entry;
      if (operation !== 'Apply' && operation !== 'Update') {
        place.child('operation').invalid(operation, 'must be `Apply` or `Update`');
      }
      if (fieldsType !== '' && fieldsType !== 'FieldsV1') {
        place.child('fieldsType').invalid(fieldsType, 'must be `FieldsV1`');
      }
      if (isLongerThan(manager, 128)) place.child('manager').tooLong(128);
      if (isLongerThan(subresource, 256)) place.child('subresource').tooLong(256);
    });
  },
};
