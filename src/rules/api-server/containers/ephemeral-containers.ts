import type { Rule } from '../../rule';
import type { ContainerNode, ContainerScope, PodScope, PodSpecNode } from '../pods/pod-scope';

const reference = 'https://kubernetes.io/docs/concepts/workloads/pods/ephemeral-containers/';

/** Ephemeral containers are added to pods that run. */
export const refuseEphemeralContainers: Rule<PodSpecNode, PodScope> = {
  id: 'refuse-ephemeral-containers',
  of: 'ephemeralContainers',
  refuses: 'ephemeral containers in a pod that is created and in a pod template',
  covers: ['POD-45', 'POD-46'],
  reference,
  remedy: 'add them to a running pod by its ephemeralcontainers subresource, as kubectl debug does',
  check({ ephemeralContainers }, at, { isPod }) {
    if (ephemeralContainers === undefined || ephemeralContainers.length === 0) return;
    at.child('ephemeralContainers').forbidden(
      isPod ? 'cannot be set on create' : 'ephemeral containers not allowed in pod template',
    );
  },
};

const forbidden = 'cannot be set for an Ephemeral Container';
const fields = [
  'ports',
  'livenessProbe',
  'readinessProbe',
  'startupProbe',
  'lifecycle',
  'resizePolicy',
  'restartPolicy',
  'restartPolicyRules',
] as const;

/** An ephemeral container looks at a pod, and is no part of it. */
export const limitEphemeralContainers: Rule<ContainerNode, ContainerScope> = {
  id: 'limit-ephemeral-containers',
  refuses:
    'ports, resources, probes, hooks, restart and resize policies and parts of volumes in an ephemeral container',
  covers: ['CTR-35', 'CTR-36', 'CTR-37'],
  reference,
  check(container, at, { role }) {
    if (role !== 'ephemeral') return;
    for (const field of fields) {
      if (container[field] !== undefined) at.child(field).forbidden(forbidden);
    }
    const { resources, volumeMounts } = container;
    if (resources?.claims || resources?.limits || resources?.requests) {
      at.child('resources').forbidden(forbidden);
    }
    volumeMounts?.forEach(({ subPath, subPathExpr }, position) => {
      const place = at.child('volumeMounts').index(position);
      if (subPath) place.child('subPath').forbidden(forbidden);
      if (subPathExpr) place.child('subPathExpr').forbidden(forbidden);
    });
  },
};

/** An ephemeral container may share the processes of another one. */
export const requireTargetContainer: Rule<ContainerNode, ContainerScope> = {
  id: 'require-target-container',
  of: 'targetContainerName',
  refuses: 'an ephemeral container whose target is no container of the pod',
  covers: ['CTR-34'],
  reference,
  check({ targetContainerName: target }, at, { pod, role }) {
    if (!target || role !== 'ephemeral') return;
    const { containers = [], initContainers = [] } = pod.spec;
    if (containers.some(({ name }) => name === target)) return;
    if (initContainers.some(({ name }) => name === target)) return;
    at.child('targetContainerName').notFound(target);
  },
};
