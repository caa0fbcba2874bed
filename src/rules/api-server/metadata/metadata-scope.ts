import type { ObjectMeta } from '../../../kubernetes';
import type { Decoded } from '../../decoded';
import type { VersionSet } from '../../versions';
import type { NameFormat } from './object-name';

/** An object's metadata as rules meet them. */
export type ObjectMetadata = Decoded<ObjectMeta>;

/** What the rules of metadata need to know of the object's kind. */
export interface MetadataScope {
  readonly nameFormat: NameFormat;
  /** Whether objects of the kind live in a namespace; absent where the kind is not known. */
  readonly namespaced?: boolean | undefined;
  /** The versions that check the generated name only, not what it is made from. */
  readonly generateNameUnchecked?: VersionSet | undefined;
  /** Whether the server sets `generation` itself before it looks. */
  readonly ownsGeneration?: boolean | undefined;
  /** Whether a finalizer without a domain is taken. */
  readonly anyFinalizers?: boolean | undefined;
  /** Whether the server writes the object's name into a label before it looks. */
  readonly labelledByName?: boolean | undefined;
}
