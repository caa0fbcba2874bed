import type { EphemeralContainer } from '../kubernetes';
import { requireOptions } from '../manifest/given';
import { PodwrightError } from '../manifest/podwright-error';
import { imageProblems, type ImageOf } from './image';
import { nameOf, type NamedObject } from './named-object';

/** What an ephemeral container may not have: it is never restarted, and nobody waits for it. */
type NotEphemeral =
  | 'lifecycle'
  | 'livenessProbe'
  | 'ports'
  | 'readinessProbe'
  | 'resizePolicy'
  | 'resources'
  | 'restartPolicy'
  | 'restartPolicyRules'
  | 'startupProbe';

/** What {@link debugContainer} takes: its own few props, and every field that an ephemeral container may have. */
export interface DebugContainerProps<I extends string> extends Omit<
  EphemeralContainer,
  'image' | 'name' | 'targetContainerName' | NotEphemeral
> {
  /** The image, with a tag other than `latest` or a digest. */
  readonly image: ImageOf<I>;
  /**
   * The name of the ephemeral container, which no other container of the pod has.
   * @defaultValue `'debugger'`
   */
  readonly name?: string;
  /** The container whose processes it sees. */
  readonly target?: string;
  /** The namespace of the pod, where it is not the one of the kubeconfig. */
  readonly namespace?: string;
}

/** A patch for the `ephemeralcontainers` subresource of a running pod. */
export interface DebugContainerPatch {
  readonly apiVersion: 'v1';
  readonly kind: 'Pod';
  readonly metadata: { readonly name: string; readonly namespace?: string };
  readonly spec: { readonly ephemeralContainers: readonly EphemeralContainer[] };
}

/**
 * The document that adds an ephemeral container to a running pod, for debugging; it is no part of a template, which
 * refuses it.
 *
 * It passes Pod Security *restricted* where nothing else is said. It cannot be changed or removed once it is there.
 *
 * @example
 * const patch = debugContainer('web-5d9c7b6f4-x2x7p', { image: 'busybox:1.37.0', target: 'app', tty: true, stdin: true });
 * // kubectl patch pod web-5d9c7b6f4-x2x7p --subresource=ephemeralcontainers --patch-file=debug.json
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/ephemeral-containers/
 */
export function debugContainer<const I extends string>(
  pod: NamedObject,
  props: DebugContainerProps<I>,
): DebugContainerPatch {
  requireOptions(debugContainer, props, "debugContainer('web-1', { image: 'busybox:1.37.0' })");
  const {
    name = 'debugger',
    target,
    namespace,
    securityContext,
    ...fields
  } = props as unknown as DebugContainerProps<string>;
  const [problem] = imageProblems(name, fields.image);
  if (problem !== undefined) throw new PodwrightError(`debugContainer: ${problem.message}`);
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: nameOf(debugContainer, pod, 'Pod', "debugContainer('web-1', { ... })"),
      ...(namespace === undefined ? {} : { namespace }),
    },
    spec: {
      ephemeralContainers: [
        {
          name,
          ...(target === undefined ? {} : { targetContainerName: target }),
          ...fields,
          securityContext: securityContext ?? {
            allowPrivilegeEscalation: false,
            capabilities: { drop: ['ALL'] },
            runAsNonRoot: true,
            runAsUser: 65532,
            seccompProfile: { type: 'RuntimeDefault' },
          },
        },
      ],
    },
  };
}
