import type { Rule } from '../rule';
import type { PodView } from './pod-view';

/** A level of the Pod Security Standards that refuses something; the level `privileged` refuses nothing. */
export type PodSecurityLevel = 'baseline' | 'restricted';

/**
 * One check of the Pod Security Standards, for the level asked; its `id` is the upstream check's.
 *
 * @internal
 */
export type PodSecurityRule = Rule<PodView, PodSecurityLevel>;

const page = 'https://kubernetes.io/docs/concepts/security/pod-security-standards/';

/**
 * What every check of a level has in common.
 *
 * @internal
 */
export function checkOf(level: PodSecurityLevel): Pick<PodSecurityRule, 'set' | 'reference'> {
  return { set: 'pod-security', reference: `${page}#${level}` };
}

/**
 * What to do about a check that no privileged container can pass: the server refuses the two together, or one means nothing.
 *
 * @internal
 */
export function remedyWherePrivileged(id: string): string {
  return `a privileged container has every right: waive('${id}', ...) together with 'privileged', or judge its pod at no level, by podSecurity: 'off'`;
}
