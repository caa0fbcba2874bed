import type { FieldPath } from '../field-path';
import { checkOf, type PodSecurityRule } from './pod-security-rule';

/** A Windows container that runs as a process of the node. */
export const forbidWindowsHostProcess: PodSecurityRule = {
  ...checkOf('baseline'),
  id: 'windowsHostProcess',
  refuses: 'a Windows container that runs as a process of its node',
  remedy: 'leave out withSecurityContext({ windowsOptions: { hostProcess: true } })',
  check({ spec, specAt, containers }) {
    refuseHostProcess(spec.securityContext, 'pod', specAt);
    for (const { container, name, at } of containers) {
      refuseHostProcess(container.securityContext, `container "${name}"`, at);
    }
  },
};

interface SecurityContext {
  readonly windowsOptions?: { readonly hostProcess?: boolean | undefined } | undefined;
}

function refuseHostProcess(
  context: SecurityContext | undefined,
  setter: string,
  at: FieldPath,
): void {
  if (context?.windowsOptions?.hostProcess !== true) return;
  at.child('securityContext')
    .child('windowsOptions')
    .child('hostProcess')
    .forbidden(
      `hostProcess (${setter} must not set securityContext.windowsOptions.hostProcess=true)`,
    );
}
