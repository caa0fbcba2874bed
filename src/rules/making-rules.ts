import type { RuleInfo } from './rule';

/** A patch that removes what is not there changes nothing, and may be meant for something else. */
export const applyJsonPatches: RuleInfo = {
  set: 'composition',
  severity: 'warning',
  id: 'apply-json-patches',
  refuses: 'a JSON patch that removes what is not there; one that cannot be applied is an error',
};

/** What a symbol names is for programs. */
export const loseNoKeys: RuleInfo = {
  set: 'composition',
  severity: 'warning',
  id: 'lose-no-keys',
  refuses: 'a key that is a symbol, which is left out; one that cdk8s drops is an error',
};

/** Mixins change what podwright renders, and nothing else. */
export const applyMixinsToOwnWorkloads: RuleInfo = {
  set: 'composition',
  severity: 'warning',
  id: 'apply-mixins-to-own-workloads',
  refuses: 'a mixin for pods on a workload that podwright did not make, or on a scope above one',
};

/** What is warned of while a manifest is made, before anybody can judge it. */
export const makingRules: readonly RuleInfo[] = [
  applyJsonPatches,
  loseNoKeys,
  applyMixinsToOwnWorkloads,
];
