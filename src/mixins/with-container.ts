import type { Container, ContainerPort } from '../kubernetes';
import type { ElementPatch, Patch } from '../kubernetes/patch';
import { isObject, named } from '../manifest/given';
import type { ContainerTarget } from '../pod/effect';
import { imageProblems, type ImageOf } from '../pod/image';
import { podMixin, type ArgumentProblem, type PodMixin } from '../pod/mixin';
import { requireContainer } from '../pod/props';
import { withPorts, type PortClaims, type PortNames, type Ports } from '../pod/ports';
import { firstOf, targetOf, type TargetRole } from '../pod/target';

/** An app container: its own few props, and every field of a container in Kubernetes' spelling. */
export interface ContainerProps<I extends string, N extends string, P extends Ports> extends Omit<
  Container,
  'name' | 'image' | 'ports'
> {
  /** The name of the container, which no other container of the pod has. */
  readonly name: N;
  /** The image, with a tag other than `latest` or a digest. */
  readonly image: ImageOf<I>;
  /** Its ports, by name. */
  readonly ports?: P;
}

/** A change to a container: any field in Kubernetes' spelling, `null` removes. */
export interface ContainerPatch<P extends string> extends Patch<Omit<Container, 'name' | 'ports'>> {
  /** Ports, merged by number and protocol; or the next list computed from the current one. */
  readonly ports?:
    | readonly (ElementPatch<ContainerPort> & { readonly name?: P | null })[]
    | ((current: readonly ContainerPort[]) => readonly ContainerPort[])
    | null;
}

/** The mixin that adds an app container. */
export type AppContainer<N extends string, P> = PodMixin<
  { readonly [K in `container ${N}`]: 'app' } & PortClaims<P>,
  never,
  `container ${N}` | PortNames<P>
>;

/** The mixin that changes containers; the ports that it names are added. */
export type ContainerChange<C extends string, P extends string> = PodMixin<
  { readonly [K in P as `port ${K}`]: number },
  `container ${Exclude<C, TargetRole>}`,
  never
>;

/**
 * Adds an app container, which starts and ends with the others; refuses a name or a port number that the pod has.
 *
 * @example
 * withContainer({ name: 'admin', image: 'ghcr.io/acme/admin:2.0.0', ports: { admin: 9000 } });
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/#how-pods-manage-multiple-containers
 */
export function withContainer<
  const N extends string,
  const I extends string,
  const P extends Ports = {},
>(container: ContainerProps<I, N, P>): AppContainer<N, P>;
/**
 * Changes any field of containers, by name or role (`'app'`, `'sidecars'`, `'init'`, `'all'`); replaces what was there.
 *
 * Objects merge by field, lists by the keys of server-side apply (ports by number and protocol), other lists are
 * replaced or computed by `(current) => next`; `null` removes. Runs with the other changes, in the order of the calls.
 *
 * @example
 * withContainer('app', { imagePullPolicy: 'Always', args: (current) => [...current, '--verbose'] });
 * withContainer('all', (current) => ({ terminationMessagePath: `/dev/${current.name}` }));
 *
 * @see https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#container-v1-core
 */
export function withContainer<const C extends string, const P extends string = never>(
  container: C | readonly C[],
  patch: ContainerPatch<P> | ((current: Container) => ContainerPatch<P>),
): ContainerChange<C, P>;
export function withContainer(...given: readonly unknown[]): PodMixin<any, any, any> {
  const [container, patch] = given;
  if (isObject(container)) {
    if (patch !== undefined) throw refusal('an object to add and another argument');
    return added(container as ContainerProps<string, string, Ports>);
  }
  if (container === undefined || !isChange(patch)) throw refusal(named(patch));
  return changed(targetOf(withContainer, container), patch);
}

function isChange(patch: unknown): patch is Change {
  return typeof patch === 'function' || isObject(patch);
}

function refusal(given: string): TypeError {
  return new TypeError(
    `withContainer takes a container to add, { name, image, ... }, or the name of one and what to change: withContainer('app', { ... }); it was given ${given}`,
  );
}

type Change = ContainerPatch<string> | ((current: Container) => ContainerPatch<string>);

function added(props: ContainerProps<string, string, Ports>): PodMixin<any, any, any> {
  requireContainer(withContainer, props);
  const { name, ports, ...fields } = props;
  return podMixin(
    withContainer,
    [{ effect: 'add container', role: 'app', name, ...withPorts(fields, ports) }],
    imageProblems(name, fields.image),
  );
}

function changed(target: ContainerTarget, change: Change): PodMixin<any, any, any> {
  const renames = 'name' in change && typeof change === 'object';
  const problems: readonly ArgumentProblem[] = renames
    ? [
        {
          container: firstOf(target),
          path: 'name',
          message: 'a container keeps its name: others refer to it',
          remedy: 'leave the name out, or add a container of that name',
        },
      ]
    : [];
  return podMixin(
    withContainer,
    [
      {
        effect: 'patch containers',
        target,
        mode: 'patch',
        patch:
          typeof change === 'function'
            ? (_, current) => nameless(change(current))
            : nameless(change),
      },
    ],
    problems,
    [target, change],
  );
}

/** What a change changes: everything but the name. What is no object stays: rendering says so. */
function nameless(change: ContainerPatch<string>): Patch<Container> {
  if (typeof change !== 'object' || change === null) return change;
  const { name: _, ...patch } = change as ContainerPatch<string> & { readonly name?: unknown };
  return patch;
}
