import type { Rule } from '../../rule';
import { refuseNegative } from '../formats/numbers';
import type { MetadataScope, ObjectMetadata } from './metadata-scope';

/** The count of changes, which the server keeps. */
export const checkGeneration: Rule<ObjectMetadata, MetadataScope> = {
  id: 'check-generation',
  of: 'generation',
  refuses: 'a negative generation, in the kinds whose server does not set it',
  covers: ['META-7'],
  check({ generation }, at, { ownsGeneration }) {
    if (generation !== undefined && !ownsGeneration) {
      refuseNegative(generation, at.child('generation'));
    }
  },
};
