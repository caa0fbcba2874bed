import type { ConfigMap } from '../../kubernetes';
import type { Decoded } from '../decoded';
import { shortName } from '../pod-security/pod-view';
import { goodPractice, type ContainerAdvice, type ObjectAdvice } from './advice';
import { holdsSecret, namesSecret } from './secret-text';

const secretsPage = 'https://kubernetes.io/docs/concepts/configuration/secret/';

/** A manifest is read by everyone who reads the repository. */
export const keepSecretsOutOfEnv: ContainerAdvice = {
  ...goodPractice,
  id: 'keep-secrets-out-of-env',
  refuses: 'a password, token or key as the plain value of an environment variable',
  knownAs: [
    'kube-linter env-var-secret',
    'Polaris sensitiveContainerEnvVar',
    'Kubescape C-0012',
    'Datree ALL_EXPOSED_SECRET_*',
  ],
  reference: secretsPage,
  remedy: 'withEnv(...) from a key of a Secret',
  check({ container, at }) {
    container.env?.forEach(({ name = '', value = '' }, position) => {
      if (value === '') return;
      const found = namesSecret(name, value) ? 'a secret by its name' : holdsSecret(value);
      if (found === undefined) return;
      at.child('env')
        .index(position)
        .child('value')
        .problem(
          'FieldValueInvalid',
          `${shortName(name)} is ${found}, and its value stands in the manifest: who may read the manifest, the workload or its history knows it`,
        );
    });
  },
};

/** A ConfigMap is not guarded as a Secret is. */
export const keepSecretsOutOfConfigMap: ObjectAdvice<ConfigMap> = {
  ...goodPractice,
  id: 'keep-secrets-out-of-config-map',
  refuses: 'a password, token or key in a ConfigMap',
  knownAs: ['Polaris sensitiveConfigmapContent', 'Kubescape C-0012', 'Trivy KSV-0109'],
  reference: secretsPage,
  remedy: 'keep it in a Secret, made outside of the manifests',
  check({ data }: Decoded<ConfigMap>, at) {
    for (const key in data) {
      const value = data[key] ?? '';
      const named = !value.includes('\n') && namesSecret(key, value);
      const found = named ? 'a secret by its name' : holdsSecret(value);
      if (found === undefined) continue;
      at.child('data')
        .key(key)
        .problem(
          'FieldValueInvalid',
          `${shortName(key)} is ${found}: ConfigMaps are shown to many who may not read Secrets`,
        );
    }
  },
};
