import type { Container } from '../kubernetes';
import { isObject, requireText } from '../manifest/given';
import type { ArgumentProblem, Mixin } from './mixin';
import { podMixin } from './mixin';
import { imageProblems } from './image';
import { withPorts, type Ports } from './ports';
import { unknownProps } from './props';
import { isPodTemplate } from './template';

/** The mixin of a pod's own app container. */
export function appContainer(
  call: Function,
  name: string,
  fields: Omit<Container, 'name'>,
  props: { readonly image?: unknown },
  known: readonly string[],
  ports?: Ports,
): Mixin {
  const problems: ArgumentProblem[] = [...imageProblems(name, props.image)];
  for (const problem of unknownProps(props, known, { container: name, path: '' })) {
    const remedy = `${problem.remedy}; every other field is set by a mixin, as withContainer('${name}', { ... }) does`;
    problems.push({ ...problem, remedy });
  }
  return podMixin<any>(
    call,
    [{ effect: 'add container', role: 'app', name, ...withPorts(fields, ports) }],
    problems,
  ) as Mixin;
}

/** The sentence for those who place a template like a construct. */
export type Misplaced =
  'a pod template is a value and takes no scope: place it with new Deployment(scope, id, { pod: new WebPod({ ... }) })';

/** Refuses `new WebPod(chart, 'web', { ... })`, which people type. */
export function refuseScope(name: string, given: readonly unknown[]): void {
  if (given.length < 2) return;
  throw new TypeError(
    `${name} is a value and takes no scope: place it with new Deployment(scope, id, { pod: new ${name}({ ... }) })`,
  );
}

/** Throws for props that are none. */
export function requireProps(name: string, props: unknown): void {
  if (!isObject(props) || isPodTemplate(props)) {
    throw new TypeError(
      `${name} takes its props as one object: new ${name}({ image: 'registry/name:tag', ... })`,
    );
  }
  const { name: container } = props as { readonly name?: unknown };
  if (container !== undefined) {
    requireText(name, 'the name of its container', container, `new ${name}({ name: 'app', ... })`);
  }
}
