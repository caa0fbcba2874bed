import type { Rule } from '../../rule';
import type { SecretNode } from './judge-secret';
import { valueOf } from './secret-values';

/** The certificate and the key of a tls Secret. */
export const warnOfTlsPair: Rule<SecretNode> = {
  id: 'warn-of-tls-pair',
  refuses: 'a tls Secret whose certificate and key cannot be read, or are no pair',
  severity: 'warning',
  reference: 'https://kubernetes.io/docs/concepts/configuration/secret/#tls-secrets',
  check(secret, at) {
    if (secret.type !== 'kubernetes.io/tls') return;
    const certificate = valueOf(secret, 'tls.crt');
    const key = valueOf(secret, 'tls.key');
    if (certificate === undefined || key === undefined) return;
    const message = mismatch(certificate, key);
    if (message !== undefined) at.child('data').problem('FieldValueInvalid', message);
  },
};

function mismatch(certificate: string, key: string): string | undefined {
  if (!certificate.includes('-----BEGIN ')) {
    return 'tls: failed to find any PEM data in certificate input';
  }
  if (!key.includes('-----BEGIN ')) return 'tls: failed to find any PEM data in key input';
  // Not imported, because loading it costs more than all the rules together.
  const crypto = process.getBuiltinModule('node:crypto');
  try {
    const pair = new crypto.X509Certificate(certificate).checkPrivateKey(
      crypto.createPrivateKey(key),
    );
    return pair ? undefined : 'tls: private key does not match public key';
  } catch {
    return 'tls: failed to parse certificate or private key';
  }
}
