import type { KubernetesVersion } from '../../../../src/kubernetes/versions';
import { check, type PodSecurityLevel } from '../../../../src/rules';
import type { Manifest } from '../../../conformance/edit';

/** The reasons for which the server's admission refuses a pod, sorted; it gives each once, with the details in brackets. */
export function reasonsIn(message: string): readonly string[] {
  const list = /violates PodSecurity "[^"]*": (.*)$/s.exec(message)?.[1];
  if (list === undefined) throw new Error(`not an answer of Pod Security admission: ${message}`);
  const reasons: string[] = [];
  let depth = 0;
  let quoted = false;
  let text = '';
  for (const char of list) {
    if (char === '"') quoted = !quoted;
    if (!quoted && char === '(' && depth++ === 0) {
      reasons.push(oneForm(text.replace(/^, /, '').trim()));
      text = '';
    } else if (!quoted && char === ')') depth -= 1;
    else if (depth === 0) text += char;
  }
  return [...new Set(reasons)].sort();
}

/** The reasons for which our rules refuse it. */
export function ourReasons(
  pod: Manifest,
  level: PodSecurityLevel,
  version: KubernetesVersion,
): readonly string[] {
  const problems = check(pod, { podSecurity: level, kubernetes: version });
  const reasons = problems
    .filter(({ set }) => set === 'pod-security')
    .map(({ message }) => message.replace(/^(?:Forbidden|Required value): /, ''))
    .map((message) => oneForm(message.slice(0, message.indexOf(' ('))));
  return [...new Set(reasons)].sort();
}

function oneForm(reason: string): string {
  return reason === 'forbidden AppArmor profiles' ? 'forbidden AppArmor profile' : reason;
}
