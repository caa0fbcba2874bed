import type { Container, PodSpec } from '../kubernetes';

/**
 * A named set of defaults: `'restricted'` passes Pod Security *restricted*, `'hardened'` also the checks that linters
 * agree on, `'none'` writes exactly what was said. A set never changes within a major release: a changed default rolls
 * every pod of every team.
 */
export type DefaultSet = 'restricted' | 'hardened' | 'none';

/** What a set fills where nothing is said. */
export interface Defaults {
  /** Of the pod. */
  readonly pod: Partial<PodSpec>;
  /** Of every container, unless it is privileged. */
  readonly container: Partial<Container>;
}

/** What Pod Security *restricted* asks, and neither a token nor links that nobody asked for. */
export const restricted: Defaults = {
  pod: {
    automountServiceAccountToken: false,
    enableServiceLinks: false,
    securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
  },
  container: {
    securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
  },
};

/** The user and group of hardened pods: above 10000, as linters ask, and nobody's on the node. */
export const hardenedUser = 65532;

/** Besides `restricted`, what the linters agree on that a library can decide. */
export const hardened: Defaults = {
  pod: {
    ...restricted.pod,
    securityContext: {
      ...restricted.pod.securityContext,
      runAsUser: hardenedUser,
      runAsGroup: hardenedUser,
      fsGroup: hardenedUser,
      fsGroupChangePolicy: 'OnRootMismatch',
    },
  },
  container: {
    imagePullPolicy: 'Always',
    securityContext: {
      ...restricted.container.securityContext,
      privileged: false,
      readOnlyRootFilesystem: true,
    },
  },
};

/** How long a hardened container that serves goes on before it is told to stop, in seconds. */
export const hardenedDelay = 5;

/** What of a set a pod for Windows gets: of the security fields, only `runAsNonRoot` is not of Linux alone. */
export function forWindows({ pod, container }: Defaults): Defaults {
  const { securityContext: _, ...fields } = container;
  return { pod: { ...pod, securityContext: { runAsNonRoot: true } }, container: fields };
}
