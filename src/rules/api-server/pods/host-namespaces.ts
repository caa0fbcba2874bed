import type { FieldPath } from '../../field-path';
import type { Rule } from '../../rule';
import { since, until } from '../../versions';
import type { ContainerNode, PodScope, PodSpecNode } from './pod-scope';

const reference = 'https://kubernetes.io/docs/concepts/workloads/pods/user-namespaces/';
const until133 = until('1.33');
const since134 = since('1.34');

/** A pod with users of its own shares no other namespace with its node; the server's paths begin with capitals. */
export const refuseHostNamespacesOfOwnUsers: Rule<PodSpecNode, PodScope> = {
  id: 'refuse-host-namespaces-of-own-users',
  of: 'hostUsers',
  refuses:
    'the network, processes or communication of the node, and from 1.34 on block devices, in a pod with hostUsers: false',
  covers: ['POD-40', 'POD-41', 'POD-42', 'POD-43'],
  reference,
  check(spec, at, { hostUsers, hostNetwork }) {
    if (hostUsers) return;
    if (hostNetwork) refuse(at.child('hostNetwork'));
    if (spec.hostPID) refuse(at.child('HostPID').meaning(at.child('hostPID')));
    if (spec.hostIPC) refuse(at.child('HostIPC').meaning(at.child('hostIPC')));
    refuseDevices(spec.initContainers, at.child('initContainers'));
    refuseDevices(spec.containers, at.child('containers'));
    refuseDevices(spec.ephemeralContainers, at.child('ephemeralContainers'));
  },
};

function refuse(at: FieldPath): void {
  at.in(until133).forbidden('when `pod.Spec.HostUsers` is false');
  at.in(since134).forbidden('when `hostUsers` is false');
}

function refuseDevices(containers: readonly ContainerNode[] | undefined, at: FieldPath): void {
  containers?.forEach(({ volumeDevices }, position) => {
    if (volumeDevices === undefined || volumeDevices.length === 0) return;
    at.index(position).child('volumeDevices').in(since134).forbidden('when `hostUsers` is false');
  });
}

/** A pod whose containers see each other's processes does not see the node's as well; the server has it in another object. */
export const refuseSharedProcessesOfHost: Rule<PodSpecNode, PodScope> = {
  id: 'refuse-shared-processes-of-host',
  of: 'shareProcessNamespace',
  refuses: 'shareProcessNamespace together with hostPID',
  covers: ['SEC-5'],
  reference: 'https://kubernetes.io/docs/tasks/configure-pod-container/share-process-namespace/',
  check({ shareProcessNamespace, hostPID }, at) {
    if (!shareProcessNamespace || !hostPID) return;
    at.child('securityContext')
      .child('shareProcessNamespace')
      .meaning(at.child('shareProcessNamespace'))
      .invalid(true, 'ShareProcessNamespace and HostPID cannot both be enabled');
  },
};
