import type { FieldOrigin } from '../manifest/problem';

/** A rule that an object need not keep, who said so, and whether it was said for other objects, too. */
export interface GivenWaiver {
  readonly rule: string;
  readonly reason: string;
  readonly origins: () => readonly FieldOrigin[];
  readonly inherited: boolean;
}
