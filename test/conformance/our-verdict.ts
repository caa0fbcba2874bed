import type { KubernetesVersion } from '../../src/kubernetes/versions';
import { check } from '../../src/rules/check';
import type { Manifest } from './edit';
import type { Verdict } from './verdict';

/** Our verdict on a manifest, in the form of a server's. */
export function ourVerdict(manifest: Manifest, version: KubernetesVersion): Verdict {
  const problems = check(manifest, { kubernetes: version }).filter(
    ({ set }) => set === 'api-server',
  );
  const errors = problems.filter(({ severity }) => severity === 'error');
  return {
    accepted: errors.length === 0,
    causes: errors.map(({ path, type, message }) => ({ path, type, message })),
    warnings: problems
      .filter(({ severity }) => severity === 'warning')
      .map(({ path, message }) => `${path}: ${message}`),
  };
}

/** The rules behind our refusal. */
export function ourRules(manifest: Manifest, version: KubernetesVersion): readonly string[] {
  return check(manifest, { kubernetes: version }).map(
    ({ rule, path, type }) => `${rule} ${path} ${type}`,
  );
}
