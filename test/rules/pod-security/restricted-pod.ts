import { check, type PodSecurityLevel, type Problem } from '../../../src/rules';

/** An object as a test writes it. */
export type Data = Readonly<Record<string, unknown>>;

/** The security settings that the level restricted asks of each container. */
export const restrictedContext: Data = {
  allowPrivilegeEscalation: false,
  capabilities: { drop: ['ALL'] },
};

/** A container that the level restricted takes in a pod like `restrictedPod`, with other fields. */
export function container(name: string, fields: Data = {}): Data {
  return { name, image: 'shop:1.4.2', securityContext: restrictedContext, ...fields };
}

/** A pod that the level restricted takes, with other fields in its spec. */
export function restrictedPod(spec: Data = {}, metadata: Data = {}): Data {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'web', ...metadata },
    spec: {
      securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
      containers: [container('app')],
      ...spec,
    },
  };
}

/** What a level finds in an object: each problem as `check at path: message`, with the versions where not all say so. */
export function findings(
  manifest: Data,
  level: PodSecurityLevel = 'restricted',
  kubernetes?: string,
): readonly string[] {
  const problems = check(manifest, { podSecurity: level, kubernetes });
  const undecoded = problems.find(({ type }) => type === 'BadRequest');
  if (undecoded !== undefined) throw new Error(`not judged: ${undecoded.message}`);
  return problems.filter(({ set }) => set === 'pod-security').map(sentence);
}

function sentence({ rule, path, message, kubernetes }: Problem): string {
  const only = kubernetes === undefined ? '' : ` [${kubernetes.join(', ')}]`;
  return `${rule} at ${path}: ${message}${only}`;
}
