import fc, { type Arbitrary } from 'fast-check';
import { mixins } from './mixins';
import type { Kind, Program, Value } from './program';
import { fieldsOf, podOf } from './workloads';

/**
 * Random programs of the typed API. Most of what they say is right; a part is what the compiler cannot see: text that
 * breaks a format, numbers at and past their bounds, names that clash with others.
 */
export const programs: Arbitrary<Program> = fc
  .record({
    kind: fc.constantFrom<Kind>(
      'Pod',
      'Deployment',
      'Deployment',
      'ReplicaSet',
      'ReplicationController',
      'StatefulSet',
      'DaemonSet',
      'Job',
      'CronJob',
    ),
    defaults: fc.constantFrom('restricted', 'hardened', 'none'),
    mixins: fc.uniqueArray(
      fc.oneof(...Object.values(mixins())).map((call) => call),
      { maxLength: 7, selector: ({ call, args }) => `${call} ${nameIn(args[0])}` },
    ),
  })
  .chain(({ kind, defaults, mixins: added }) =>
    fc
      .record({ pod: podOf(kind), fields: fieldsOf(kind) })
      .map(({ pod, fields }) => ({ kind, defaults, pod, mixins: added, fields })),
  );

function nameIn(argument: Value | undefined): string {
  const { name } = (argument ?? {}) as { name?: Value };
  return typeof name === 'string' ? name : '';
}
