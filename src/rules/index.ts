/** What the API server would refuse, as rules over plain manifests. */
export type {
  FieldOrigin,
  Problem,
  ProblemSet,
  ProblemType,
  SourcePlace,
} from '../manifest/problem';
export { check } from './check';
export { checkAll } from './check-all';
export type { CheckOptions } from './check-options';
export { applyWaivers, type JudgedSets, type Waiver } from './good-practice/waivers';
export { listRules } from './list-rules';
export type { PodSecurityLevel } from './pod-security/judge-pod-security';
export type { RuleInfo } from './rule';
