import type { Scenario } from '../scenario';
import { bothApps, nodeProgram } from './node-program';

/** One ConfigMap with many keys. */
export const configKeys: Scenario = {
  name: 'config-keys',
  title: 'keys of one ConfigMap',
  unit: 'keys',
  sizes: [1000, 10_000, 100_000],
  reference: 'podwright',
  fitsGrowth: true,
  contendersAt: (size, folders) => [
    ...bothApps('config-keys', size, folders),
    // Each key copies all keys before it.
    ...(size <= 10_000
      ? [nodeProgram('cdk8s-plus-33', 'plus-config-keys', ['cdk8s', size, folders.output], folders)]
      : []),
  ],
};

/** One large value. */
export const largeValue: Scenario = {
  name: 'large-value',
  title: 'megabytes of one value',
  unit: 'megabytes',
  sizes: [1, 5, 20],
  reference: 'podwright',
  contendersAt: (size, folders) => bothApps('large-value', size, folders),
};

/** Manifests to text alone, without constructs and files. */
export const emission: Scenario = {
  name: 'emission',
  title: 'web services turned into text, in a process that is warm',
  unit: 'services',
  sizes: [1000],
  reference: 'podwright',
  contendersAt: (size, folders) =>
    ['JSON.stringify', 'podwright', 'cdk8s'].map((writer) =>
      nodeProgram(writer, 'emission', [writer, size, folders.output], folders),
    ),
};

/** Loading a library. */
export const loading: Scenario = {
  name: 'loading',
  title: 'require() in a process that does nothing else',
  unit: 'library',
  sizes: [1],
  reference: 'cdk8s',
  contendersAt: (_, folders) =>
    ['cdk8s', 'podwright', 'cdk8s-plus-33'].map((library) =>
      nodeProgram(library, 'load', [library], folders),
    ),
};
