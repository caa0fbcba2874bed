import type { NetworkPolicy } from '../../../kubernetes';
import type { Decoded } from '../../decoded';
import type { FieldPath } from '../../field-path';
import { run, type Rule } from '../../rule';
import { refuseMalformedSelector } from '../selectors/label-selector';
import { refuseMalformedPeers, warnOfUnusualPeers } from './network-policy-peers';
import { refuseMalformedPorts } from './network-policy-ports';

/** A NetworkPolicy as rules meet it. */
export type NetworkPolicyNode = Decoded<NetworkPolicy>;

const reference =
  'https://kubernetes.io/docs/concepts/services-networking/network-policies/#networkpolicy-resource';

const checkPodSelector: Rule<NetworkPolicyNode> = {
  id: 'check-network-policy-selector',
  refuses: 'a malformed podSelector of a NetworkPolicy',
  covers: ['NP-2'],
  reference,
  check({ spec }, at) {
    refuseMalformedSelector(spec?.podSelector, at.child('spec').child('podSelector'));
  },
};

const checkPorts: Rule<NetworkPolicyNode> = {
  id: 'check-network-policy-ports',
  refuses:
    'a port of a NetworkPolicy out of range, a malformed name, or an endPort without its port',
  covers: ['NP-3', 'NP-4', 'NP-5', 'NP-6', 'NP-7', 'NP-8', 'NP-9'],
  reference:
    'https://kubernetes.io/docs/concepts/services-networking/network-policies/#targeting-a-range-of-ports',
  check({ spec = {} }, at) {
    spec.ingress?.forEach(({ ports }, i) => {
      refuseMalformedPorts(ports, at.child('spec').child('ingress').index(i).child('ports'));
    });
    spec.egress?.forEach(({ ports }, i) => {
      refuseMalformedPorts(ports, at.child('spec').child('egress').index(i).child('ports'));
    });
  },
};

const checkPeers: Rule<NetworkPolicyNode> = {
  id: 'check-network-policy-peers',
  refuses: 'a peer of a NetworkPolicy that names nothing, names too much, or has a malformed block',
  covers: ['NP-10', 'NP-11', 'NP-12', 'NP-13', 'NP-14', 'NP-15', 'NP-16'],
  reference:
    'https://kubernetes.io/docs/concepts/services-networking/network-policies/#behavior-of-to-and-from-selectors',
  check({ spec = {} }, at) {
    spec.ingress?.forEach(({ from }, i) => {
      refuseMalformedPeers(from, at.child('spec').child('ingress').index(i).child('from'));
    });
    spec.egress?.forEach(({ to }, i) => {
      refuseMalformedPeers(to, at.child('spec').child('egress').index(i).child('to'));
    });
  },
};

const directions: readonly string[] = ['Ingress', 'Egress'];

const checkPolicyTypes: Rule<NetworkPolicyNode> = {
  id: 'check-policy-types',
  refuses: 'policy types other than Ingress and Egress, and more than two',
  covers: ['NP-17', 'NP-18'],
  reference,
  check({ spec }, at) {
    const { policyTypes } = spec ?? {};
    if (policyTypes === undefined) return;
    const place = at.child('spec').child('policyTypes');
    if (policyTypes.length > 2) {
      place.invalid(policyTypes, 'may not specify more than two policyTypes');
      return;
    }
    policyTypes.forEach((type, i) => {
      if (!directions.includes(type)) place.index(i).notSupported(type, directions);
    });
  },
};

const warnOfUnusualBlocks: Rule<NetworkPolicyNode> = {
  id: 'warn-of-unusual-blocks',
  refuses: 'a block of addresses that not every program reads as the server does',
  severity: 'warning',
  reference,
  check({ spec = {} }, at) {
    spec.ingress?.forEach(({ from }, i) => {
      warnOfUnusualPeers(from, at.child('spec').child('ingress').index(i).child('from'));
    });
    spec.egress?.forEach(({ to }, i) => {
      warnOfUnusualPeers(to, at.child('spec').child('egress').index(i).child('to'));
    });
  },
};

/** The rules of a NetworkPolicy. */
export const networkPolicyRules: readonly Rule<NetworkPolicyNode>[] = [
  checkPodSelector,
  checkPorts,
  checkPeers,
  checkPolicyTypes,
  warnOfUnusualBlocks,
];

/** Judges a NetworkPolicy. */
export function judgeNetworkPolicy(object: NetworkPolicyNode, at: FieldPath): void {
  run(networkPolicyRules, object, at, undefined);
}
