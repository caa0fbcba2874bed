import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { kubernetesVersions } from '../../../src/kubernetes/versions';
import { findings, type Data } from './restricted-pod';

/**
 * The pods by which Kubernetes tests its own admission, where the Go module is on this machine:
 *
 *     go mod download k8s.io/pod-security-admission@v0.37.0
 */
function fixtures(): string | undefined {
  const cache = process.env['GOMODCACHE'] ?? join(homedir(), 'go', 'pkg', 'mod');
  const modules = join(cache, 'k8s.io');
  if (!existsSync(modules)) return undefined;
  return readdirSync(modules)
    .filter((name) => name.startsWith('pod-security-admission@'))
    .map((name) => join(modules, name, 'test', 'testdata'))
    .find((folder) => existsSync(join(folder, 'restricted', 'v1.36')));
}

const folder = fixtures();
const where = folder ?? '';

function podsIn(level: string, version: string, verdict: string): readonly [string, Data][] {
  const path = join(where, level, `v${version}`, verdict);
  return readdirSync(path).map((file) => [file, parse(readFileSync(join(path, file), 'utf8'))]);
}

(folder === undefined ? describe.skip : describe)(
  'of the pods by which Kubernetes tests itself',
  () => {
    describe.each(['baseline', 'restricted'] as const)('%s', (level) => {
      test.each(kubernetesVersions)('%s takes those that pass', (version) => {
        for (const [file, pod] of podsIn(level, version, 'pass')) {
          expect({ file, found: findings(pod, level, version) }).toEqual({ file, found: [] });
        }
      });

      test.each(kubernetesVersions)('%s refuses those that fail', (version) => {
        for (const [file, pod] of podsIn(level, version, 'fail')) {
          expect({ file, found: findings(pod, level, version) }).not.toEqual({ file, found: [] });
        }
      });
    });
  },
);
