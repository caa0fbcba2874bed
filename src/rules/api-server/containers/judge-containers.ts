import type { FieldPath } from '../../field-path';
import type { Rule } from '../../rule';
import { planOf, runPlan } from '../../rule-plan';
import type {
  ContainerNode,
  ContainerRole,
  ContainerScope,
  PodScope,
  PodSpecNode,
} from '../pods/pod-scope';
import { judgeContainerSecurityContext } from '../security-contexts/judge-security-contexts';
import { requireContainerName } from './container-names';
import {
  checkEnvironmentFrom,
  checkEnvironmentNames,
  checkEnvironmentSources,
  requireFileKeyVolumes,
} from './environment';
import { limitEphemeralContainers, requireTargetContainer } from './ephemeral-containers';
import {
  checkImagePullPolicy,
  checkTerminationMessagePolicy,
  requireContainerImage,
} from './image';
import { checkContainerPorts } from './ports';
import {
  checkLifecycle,
  checkLivenessProbe,
  checkReadinessProbe,
  checkStartupProbe,
  refuseProbesOfInitContainers,
} from './probes';
import { checkResizePolicy } from './resize-policy';
import { checkContainerClaims, checkContainerResources } from './resources';
import { checkContainerRestartPolicy, checkRestartRules } from './restart-rules';
import { checkVolumeDevices, separateMountsFromDevices } from './volume-devices';
import {
  checkMountedPaths,
  checkMountPropagation,
  checkRecursiveReadOnly,
  checkVolumeMounts,
  mountTakenVolumes,
} from './volume-mounts';

/** The rules of a container of any role. */
export const containerRules: readonly Rule<ContainerNode, ContainerScope>[] = [
  requireContainerName,
  requireContainerImage,
  checkImagePullPolicy,
  checkTerminationMessagePolicy,
  checkContainerPorts,
  checkEnvironmentNames,
  checkEnvironmentSources,
  requireFileKeyVolumes,
  checkEnvironmentFrom,
  checkVolumeMounts,
  mountTakenVolumes,
  checkMountedPaths,
  checkMountPropagation,
  checkRecursiveReadOnly,
  checkVolumeDevices,
  separateMountsFromDevices,
  checkContainerResources,
  checkContainerClaims,
  checkResizePolicy,
  checkContainerRestartPolicy,
  checkRestartRules,
  checkLivenessProbe,
  checkReadinessProbe,
  checkStartupProbe,
  checkLifecycle,
  refuseProbesOfInitContainers,
  limitEphemeralContainers,
  requireTargetContainer,
];

const plan = planOf(containerRules);

/** Judges every container of a pod. */
export function judgeContainers(spec: PodSpecNode, at: FieldPath, pod: PodScope): void {
  judgeList(spec.containers, at, 'containers', 'container', pod);
  judgeList(spec.initContainers, at, 'initContainers', 'init', pod);
  judgeList(spec.ephemeralContainers, at, 'ephemeralContainers', 'ephemeral', pod);
}

function judgeList(
  containers: readonly ContainerNode[] | undefined,
  at: FieldPath,
  list: string,
  role: ContainerRole,
  pod: PodScope,
): void {
  if (containers === undefined || containers.length === 0) return;
  const place = at.child(list);
  const plain: ContainerScope = { pod, role, sidecar: false };
  let sidecar: ContainerScope | undefined;
  for (let i = 0; i < containers.length; i += 1) {
    const container = containers[i] ?? {};
    let scope = plain;
    if (role === 'init' && container.restartPolicy === 'Always') {
      sidecar ??= { pod, role, sidecar: true };
      scope = sidecar;
    }
    judgeContainer(container, place.index(i), scope);
  }
}

function judgeContainer(container: ContainerNode, at: FieldPath, scope: ContainerScope): void {
  runPlan(plan, container, at, scope);
  const { securityContext } = container;
  if (securityContext !== undefined) {
    judgeContainerSecurityContext(securityContext, at.child('securityContext'), scope);
  }
}
