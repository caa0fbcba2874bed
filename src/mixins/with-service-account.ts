import { requireOptions } from '../manifest/given';
import { podMixin, type PodMixin } from '../pod/mixin';
import { nameOf, referenceTo, type NamedObject } from '../pod/named-object';
import { unknownProps } from '../pod/props';

/** How the account is used. */
export interface ServiceAccountOptions {
  /**
   * Whether the account's token is mounted into the containers.
   * @defaultValue true: an account that is named is there to talk to the API
   */
  readonly token?: boolean;
}

/**
 * Sets the service account that the pod runs as; replaces another.
 *
 * @example
 * withServiceAccount('deployer');
 * withServiceAccount('shop', { token: false });
 *
 * @see https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/
 */
export function withServiceAccount(
  account: NamedObject,
  options: ServiceAccountOptions = {},
): PodMixin<{}, never, never> {
  requireOptions(withServiceAccount, options, "withServiceAccount('shop', { token: false })");
  const patch = {
    serviceAccountName: nameOf(
      withServiceAccount,
      account,
      'ServiceAccount',
      "withServiceAccount('shop')",
    ),
    automountServiceAccountToken: options.token ?? true,
  };
  return podMixin(
    withServiceAccount,
    [{ effect: 'patch pod', mode: 'patch', patch }, ...referenceTo(account, 'ServiceAccount')],
    unknownProps(options, ['token'], { path: 'spec.serviceAccountName' }),
  );
}
