import { SharedInSynthesis } from '../manifest/synthesis';

const inSynthesis = new SharedInSynthesis(() => ({ sorted: sortsNow() }));

/**
 * Whether the keys of manifests are put in order: unless `CDK8S_DISABLE_SORT` is set, as for cdk8s. Within a synthesis the
 * environment is asked once, because that takes longer than to copy a small object.
 */
export function sortsKeys(): boolean {
  return inSynthesis.now()?.sorted ?? sortsNow();
}

function sortsNow(): boolean {
  return !process.env['CDK8S_DISABLE_SORT'];
}
