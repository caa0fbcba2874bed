import type { FieldPath } from '../../field-path';
import { hidden } from '../../shown-value';
import type { Rule } from '../../rule';
import type { SecretNode } from './judge-secret';
import { valueOf } from './secret-values';
import { warnOfTlsPair } from './tls-pair';

const reference = 'https://kubernetes.io/docs/concepts/configuration/secret/#secret-types';

const requireServiceAccountName: Rule<SecretNode> = {
  id: 'require-service-account-of-token-secret',
  refuses: 'a token Secret without the annotation that names its ServiceAccount',
  covers: ['SECRET-4'],
  reference,
  check({ type, metadata }, at) {
    if (type !== 'kubernetes.io/service-account-token') return;
    const key = 'kubernetes.io/service-account.name';
    if (!metadata?.annotations?.[key])
      at.child('metadata').child('annotations').key(key).required();
  },
};

const checkRegistrySecret: Rule<SecretNode> = {
  id: 'check-registry-secret',
  refuses: 'a registry Secret without its key, or whose value is no JSON object',
  covers: ['SECRET-5', 'SECRET-6', 'SECRET-7', 'SECRET-8'],
  reference,
  check(secret, at) {
    if (secret.type === 'kubernetes.io/dockercfg') refuseUnlessJson(secret, '.dockercfg', at);
    if (secret.type === 'kubernetes.io/dockerconfigjson') {
      refuseUnlessJson(secret, '.dockerconfigjson', at);
    }
  },
};

function refuseUnlessJson(secret: SecretNode, key: string, at: FieldPath): void {
  const text = valueOf(secret, key);
  const place = at.child('data').key(key);
  if (text === undefined) place.required();
  else if (!isJsonObject(text)) place.invalid(hidden, 'the value is no JSON object');
}

function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && !Array.isArray(value);
  } catch {
    return false;
  }
}

const requireLoginOfBasicAuthSecret: Rule<SecretNode> = {
  id: 'require-login-of-basic-auth-secret',
  refuses: 'a basic-auth Secret with neither username nor password',
  covers: ['SECRET-9'],
  reference,
  check(secret, at) {
    if (secret.type !== 'kubernetes.io/basic-auth') return;
    if (valueOf(secret, 'username') !== undefined || valueOf(secret, 'password') !== undefined) {
      return;
    }
    at.child('data').key('username').required();
    at.child('data').key('password').required();
  },
};

const requireKeyOfSshSecret: Rule<SecretNode> = {
  id: 'require-key-of-ssh-secret',
  refuses: 'an ssh-auth Secret whose ssh-privatekey is absent or empty',
  covers: ['SECRET-10'],
  reference,
  check(secret, at) {
    if (secret.type === 'kubernetes.io/ssh-auth' && !valueOf(secret, 'ssh-privatekey')) {
      at.child('data').key('ssh-privatekey').required();
    }
  },
};

const requireKeysOfTlsSecret: Rule<SecretNode> = {
  id: 'require-keys-of-tls-secret',
  refuses: 'a tls Secret without tls.crt or tls.key',
  covers: ['SECRET-11', 'SECRET-12'],
  reference,
  check(secret, at) {
    if (secret.type !== 'kubernetes.io/tls') return;
    for (const key of ['tls.crt', 'tls.key']) {
      if (valueOf(secret, key) === undefined) at.child('data').key(key).required();
    }
  },
};

/** The rules of the types that Kubernetes knows. */
export const secretTypeRules: readonly Rule<SecretNode>[] = [
  requireServiceAccountName,
  checkRegistrySecret,
  requireLoginOfBasicAuthSecret,
  requireKeyOfSshSecret,
  requireKeysOfTlsSecret,
  warnOfTlsPair,
];
