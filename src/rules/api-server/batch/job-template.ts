import type { Rule } from '../../rule';
import type { JobSpecNode } from './job-scope';

const policies: readonly string[] = ['OnFailure', 'Never'];

/** The pods of a Job end, so their containers are not started anew for ever. */
export const requireRestartPolicyOfJob: Rule<JobSpecNode> = {
  id: 'require-restart-policy-of-job',
  refuses:
    'a Job whose pods restart always, which is the default, or on failure beside a podFailurePolicy',
  covers: ['JOB-64', 'JOB-65', 'JOB-66'],
  reference: 'https://kubernetes.io/docs/concepts/workloads/controllers/job/#pod-template',
  remedy: 'set restartPolicy to Never or OnFailure',
  check({ template, podFailurePolicy }, at) {
    const policy = template?.spec?.restartPolicy || 'Always';
    if (policy === 'Never' || (policy === 'OnFailure' && podFailurePolicy === undefined)) return;
    const place = at.child('template').child('spec').child('restartPolicy');
    const remedy =
      podFailurePolicy === undefined
        ? undefined
        : 'set restartPolicy to Never, or leave podFailurePolicy out';
    if (policy === 'Always')
      place.required('valid values: "OnFailure", "Never"', remedy ?? ends(template?.spec));
    else if (policy === 'OnFailure') {
      place.invalid(policy, 'only "Never" is supported when podFailurePolicy is specified', remedy);
    } else place.notSupported(policy, policies);
  },
};

function ends(
  spec: { readonly restartPolicy?: string | undefined } | undefined,
): string | undefined {
  if (spec?.restartPolicy !== 'Always') return undefined;
  return 'set restartPolicy to Never or OnFailure: the pods of a Job end, and Always would start them anew';
}
