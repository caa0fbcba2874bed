import { App, Chart } from 'cdk8s';
import * as podwright from 'podwright';
import type { PodMixin, Workload } from 'podwright';

/** A value of a program: plain data, or the result of one of podwright's functions. */
export type Value =
  | string
  | number
  | boolean
  | null
  | readonly Value[]
  | { readonly [key: string]: Value | undefined }
  | Call;

/** A call of one of podwright's functions, for example `httpGet('/ready')`. */
export interface Call {
  readonly call: string;
  readonly args: readonly Value[];
}

/** A program of the typed API as data: a pod, its mixins, and the workload in which it stands. */
export interface Program {
  readonly kind: Kind;
  readonly pod: Call;
  readonly mixins: readonly Call[];
  readonly fields: { readonly [key: string]: Value | undefined };
  readonly defaults: 'restricted' | 'hardened' | 'none';
}

/** The kinds in which a pod stands. */
export type Kind =
  | 'Pod'
  | 'Deployment'
  | 'ReplicaSet'
  | 'ReplicationController'
  | 'StatefulSet'
  | 'DaemonSet'
  | 'Job'
  | 'CronJob';

/** Everything that podwright exports, by name: programs name what they call. */
const exported: Readonly<Record<string, unknown>> = { ...podwright };

type TemplateClass = new (props: unknown) => podwright.AnyPod;
type WorkloadClass = new (scope: Chart, id: string, props: object) => Workload<any>;

/** Runs a program: its workload, in a chart of its own. */
export function run({ kind, pod, mixins, fields, defaults }: Program): Workload<any> {
  const chart = new Chart(new App(), 'typed');
  podwright.configure(chart, { defaults });
  const Template = exported[pod.call] as TemplateClass;
  const template = new Template(evaluated(pod.args[0]));
  const added = mixins.map((call) => evaluated(call) as PodMixin);
  const Placed = exported[kind] as WorkloadClass;
  const props = { ...(evaluated(fields) as object), pod: template.with(...added) };
  return new Placed(chart, 'typed', props);
}

/** The program as a user would write it. */
export function written({ kind, pod, mixins, fields, defaults }: Program): string {
  const steps = mixins.map((mixin) => `  ${text(mixin)},\n`).join('');
  return [
    `configure(chart, { defaults: '${defaults}' });`,
    `const pod = new ${text(pod)}.with(\n${steps});`,
    `new ${kind}(chart, 'typed', { ...${JSON.stringify(fields)}, pod });`,
  ].join('\n');
}

function text(value: Value | undefined): string {
  if (isCall(value)) return `${value.call}(${value.args.map(text).join(', ')})`;
  if (Array.isArray(value)) return `[${(value as readonly Value[]).map(text).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).map(
    ([key, one]) => `${JSON.stringify(key)}: ${text(one as Value)}`,
  );
  return `{ ${entries.join(', ')} }`;
}

function isCall(value: Value | undefined): value is Call {
  return typeof value === 'object' && value !== null && 'call' in value && 'args' in value;
}

function evaluated(value: Value | undefined): unknown {
  if (Array.isArray(value)) return (value as readonly Value[]).map(evaluated);
  if (typeof value !== 'object' || value === null) return value;
  if (!isCall(value)) {
    return Object.fromEntries(
      Object.entries(value).map(([key, one]) => [key, evaluated(one as Value)]),
    );
  }
  const found = value.call
    .split('.')
    .reduce((from: unknown, name) => (from as Record<string, unknown>)[name], exported);
  return (found as (...args: readonly unknown[]) => unknown)(...value.args.map(evaluated));
}
