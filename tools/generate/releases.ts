import { execFileSync } from 'node:child_process';
import type { KubernetesVersion } from '../../src/kubernetes/versions';

/** A release whose sources the Go module proxy serves. */
export interface Release {
  readonly version: KubernetesVersion;
  /** The version of the modules k8s.io/kubernetes (`v1.`) and k8s.io/api, k8s.io/apimachinery (`v0.`). */
  readonly patch: string;
}

/** One release a minor version, the oldest first: the newest patch that the proxy serves whole. */
export const releases: readonly Release[] = [
  { version: '1.33', patch: '33.13' },
  { version: '1.34', patch: '34.4' },
  { version: '1.35', patch: '35.4' },
  { version: '1.36', patch: '36.3' },
];

/** The folder of a Go module, which is downloaded if it is not there yet. */
export function moduleFolder(module: 'kubernetes' | 'api' | 'apimachinery', patch: string): string {
  const name = `k8s.io/${module}@${module === 'kubernetes' ? 'v1' : 'v0'}.${patch}`;
  let answer: string;
  try {
    answer = execFileSync('go', ['mod', 'download', '-json', name], { encoding: 'utf8' });
  } catch (cause) {
    throw new Error(
      `go mod download ${name} failed: npm run generate needs Go and the Go module proxy`,
      { cause },
    );
  }
  return (JSON.parse(answer) as { Dir: string }).Dir;
}
