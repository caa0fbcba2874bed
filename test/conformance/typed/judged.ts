import type { Problem } from 'podwright';
import type { KubernetesVersion } from '../../../src/kubernetes/versions';
import type { Manifest } from '../edit';
import { ourVerdict } from '../our-verdict';
import type { Cause } from '../verdict';
import { run, type Program } from './program';

/** What a program makes, and what we say of it. */
export interface Judged {
  /** The manifest; undefined where the program does not come so far: what it says cannot be composed. */
  readonly manifest: Manifest | undefined;
  /** Why the server would refuse it. */
  readonly ours: readonly Cause[];
  readonly composition: readonly Problem[];
}

/** Runs a program and judges its manifest. A problem of its composition stops it before a server would be asked. */
export function judged(program: Program, version: KubernetesVersion): Judged {
  let workload;
  try {
    workload = run(program);
  } catch (error) {
    if (error instanceof TypeError) return { manifest: undefined, ours: [], composition: [] };
    throw error;
  }
  const composition = workload
    .problems()
    .filter(({ set, severity }) => set === 'composition' && severity === 'error');
  if (composition.length > 0) return { manifest: undefined, ours: [], composition };
  const manifest = workload.toJson() as Manifest;
  return { manifest, ours: ourVerdict(manifest, version).causes, composition };
}
