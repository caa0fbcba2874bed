import type { Rule } from '../../rule';
import type { PodScope, PodSpecNode } from './pod-scope';

/** A token speaks for a service account; most clusters give a Pod without one the account `default` before they look. */
export const requireServiceAccountForTokens: Rule<PodSpecNode, PodScope> = {
  id: 'require-service-account-for-tokens',
  of: 'volumes',
  refuses: 'a projected service account token in a Pod without a service account',
  covers: ['POD-47'],
  reference: 'https://kubernetes.io/docs/concepts/storage/projected-volumes/#serviceaccounttoken',
  remedy: 'set serviceAccountName, be it to default',
  check({ serviceAccountName, serviceAccount, volumes }, at, { isPod }) {
    if (!isPod || volumes === undefined || serviceAccountName || serviceAccount) return;
    volumes.forEach(({ projected }, position) => {
      projected?.sources?.forEach(({ serviceAccountToken }, i) => {
        if (serviceAccountToken === undefined) return;
        at.child('volumes')
          .index(position)
          .child('projected')
          .child('sources')
          .index(i)
          .child('serviceAccountToken')
          .forbidden('must not be specified when serviceAccountName is not set');
      });
    });
  },
};
