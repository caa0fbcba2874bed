import type { Container, EnvVar, ResourceRequirements, SecurityContext } from '../../kubernetes';
import type { ArgumentProblem } from './argument-problem';
import type { WaitTimes } from './options';
import type { WaitTarget } from './target';

/** What a wait program needs to know besides its targets. */
export interface WaitContext extends WaitTimes {
  readonly env: readonly EnvVar[];
  /** The domain of the cluster's DNS. */
  readonly clusterDomain: string;
}

/** The fields of one init container that waits. */
export type WaitContainer = Pick<
  Container,
  | 'name'
  | 'image'
  | 'imagePullPolicy'
  | 'command'
  | 'args'
  | 'env'
  | 'securityContext'
  | 'resources'
  | 'terminationMessagePolicy'
>;

/** What a program makes of targets: containers, each bounded by the timeout, and what it cannot do. */
export interface WaitPlan {
  readonly containers: readonly WaitContainer[];
  readonly problems: readonly ArgumentProblem[];
}

/**
 * Makes the containers that wait: {@link shellWait}, {@link wait4xWait}, {@link clientWait}, or one of your own.
 *
 * It gets targets and times that have been checked.
 */
export type WaitProgram = (targets: readonly WaitTarget[], context: WaitContext) => WaitPlan;

/** The image of a wait and how it runs. */
export interface WaitImage {
  readonly image?: string;
  readonly imagePullPolicy?: 'Always' | 'IfNotPresent' | 'Never';
  /**
   * Replaces the security context whole.
   *
   * @defaultValue {@link waitSecurityContext}; on OpenShift, which gives out user ids itself, leave `runAsUser` out
   */
  readonly securityContext?: SecurityContext;
  /** Replaces requests and limits. */
  readonly resources?: ResourceRequirements;
}

/** What there is in a {@link WaitImage}. */
export const ofImage: readonly string[] = [
  'image',
  'imagePullPolicy',
  'securityContext',
  'resources',
];

/**
 * What Pod Security *restricted* asks, a user id for images that would run as root, and a root file system that is only read.
 *
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
 */
export const waitSecurityContext: SecurityContext = {
  allowPrivilegeEscalation: false,
  capabilities: { drop: ['ALL'] },
  readOnlyRootFilesystem: true,
  runAsGroup: 65_534,
  runAsNonRoot: true,
  runAsUser: 65_534,
  seccompProfile: { type: 'RuntimeDefault' },
};

/** What the shell program gets; it was seen to use under 4 MiB. */
export const shellWaitResources: ResourceRequirements = {
  limits: { cpu: '100m', memory: '32Mi' },
  requests: { cpu: '10m', memory: '16Mi' },
};

/** A container of a program's image: the fields that all of them share. */
export function waitContainer(
  name: string,
  how: Required<Pick<WaitImage, 'image' | 'resources'>> & WaitImage,
  run: Pick<Container, 'command' | 'args'>,
  env: readonly EnvVar[],
): WaitContainer {
  return {
    name,
    image: how.image,
    ...(how.imagePullPolicy === undefined ? {} : { imagePullPolicy: how.imagePullPolicy }),
    ...run,
    ...(env.length === 0 ? {} : { env }),
    securityContext: how.securityContext ?? waitSecurityContext,
    resources: how.resources,
    // The kubelet shows the end of the log where people look first: kubectl describe pod.
    terminationMessagePolicy: 'FallbackToLogsOnError',
  };
}
