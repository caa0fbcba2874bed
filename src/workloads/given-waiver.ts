import type { FieldOrigin } from '../manifest/problem';
import { fieldOrigin, type Origin } from '../pod/origin';

/** A rule that an object need not keep, who said so, and whether it was said for other objects, too. */
export interface GivenWaiver {
  readonly rule: string;
  readonly reason: string;
  readonly origins: () => readonly FieldOrigin[];
  readonly inherited: boolean;
}

/** The waiver that a call made. One in a mixin with a name is meant for more than one pod. */
export function waiverOf(
  { rule, reason }: { readonly rule: string; readonly reason: string },
  origin: Origin,
  isOfScope: boolean,
): GivenWaiver {
  return {
    rule,
    reason,
    origins: () => [fieldOrigin(origin)],
    inherited: isOfScope || origin.within !== undefined,
  };
}
