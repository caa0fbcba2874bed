import type { PodSecurityContext, SecurityContext } from '../kubernetes';
import type { Patch } from '../kubernetes/patch';
import { requireObject } from '../manifest/given';
import type { Effect } from '../pod/effect';
import { podMixin, type PodMixin } from '../pod/mixin';
import { targetOf, type TargetRole } from '../pod/target';

/** What only a container's security context holds. */
type OfContainers = Exclude<keyof SecurityContext, keyof PodSecurityContext>;

/** Security settings: those that a pod and a container share go to the pod, where no container is named. */
export type SecurityContextProps<C extends string = string> = Patch<PodSecurityContext> &
  Patch<Pick<SecurityContext, OfContainers>> & {
    /**
     * The containers to set it for: a name, several, or a role.
     * @defaultValue what a pod can hold is set for the pod, the rest for every container
     */
    readonly container?: C | readonly C[];
  };

/** The mixin that sets security settings. */
export type SecurityContextChange<C extends string> = PodMixin<
  {},
  `container ${Exclude<C, TargetRole>}`,
  never
>;

const ofPodOnly: ReadonlySet<string> = new Set<
  Exclude<keyof PodSecurityContext, keyof SecurityContext>
>([
  'fsGroup',
  'fsGroupChangePolicy',
  'seLinuxChangePolicy',
  'supplementalGroups',
  'supplementalGroupsPolicy',
  'sysctls',
]);

const ofContainersOnly: ReadonlySet<string> = new Set<OfContainers>([
  'allowPrivilegeEscalation',
  'capabilities',
  'privileged',
  'procMount',
  'readOnlyRootFilesystem',
]);

/**
 * Sets security settings of the pod and its containers; replaces field by field, `null` removes.
 *
 * Without `container`, user, group, seccomp and the like are set for the pod, which every container inherits;
 * capabilities, privilege and the root file system, which only containers have, are set for every container.
 *
 * @example
 * withSecurityContext({ runAsUser: 101, fsGroup: 101, readOnlyRootFilesystem: true });
 * withSecurityContext({ container: 'proxy', capabilities: { drop: ['ALL'], add: ['NET_BIND_SERVICE'] } });
 *
 * @see https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
 */
export function withSecurityContext<const C extends string = never>(
  props: SecurityContextProps<C>,
): SecurityContextChange<C> {
  requireObject(withSecurityContext, props, 'withSecurityContext({ runAsUser: 1000 })');
  const { container, ...settings } = props as SecurityContextProps;
  const target = targetOf(withSecurityContext, container, 'all');
  const pod: Record<string, unknown> = {};
  const containers: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(settings)) {
    const toContainers =
      ofContainersOnly.has(field) || (container !== undefined && !ofPodOnly.has(field));
    (toContainers ? containers : pod)[field] = value;
  }
  const effects: Effect[] = [];
  if (Object.keys(pod).length > 0) {
    effects.push({ effect: 'patch pod', mode: 'patch', patch: { securityContext: pod } });
  }
  if (Object.keys(containers).length > 0) {
    effects.push({
      effect: 'patch containers',
      target,
      mode: 'patch',
      patch: { securityContext: containers },
    });
  }
  return podMixin(withSecurityContext, effects);
}
