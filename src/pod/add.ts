import type {
  AddClaimTemplate,
  AddContainer,
  AddContainers,
  AddVolume,
  FromContext,
} from './effect';
import type { RenderContext } from './context';
import type { PodDraft } from './draft';
import { compact, equal, merge, type Change, type Data } from './merge';
import type { Step } from './mixin';
import type { Origin } from './origin';
import { portsOf } from './ports';

/** The first phase: containers, volumes and claims, so that what refers to them finds them whatever the order of the calls. */
export function addTo(draft: PodDraft, { effect, origin }: Step, context: RenderContext): void {
  switch (effect.effect) {
    case 'add container':
      return addContainer(draft, effect, origin, context);
    case 'add containers':
      return addContainers(draft, effect, origin, context);
    case 'add volume':
      return addVolume(draft, effect, origin);
    case 'add claim template':
      return addClaim(draft, effect, origin);
    case 'waive':
      draft.waivers.push({ rule: effect.rule, reason: effect.reason, origin });
      return undefined;
    default:
      return undefined;
  }
}

/** What an effect gives in a context. */
export function inContext<T>(value: FromContext<T>, context: RenderContext): T {
  return typeof value === 'function' ? (value as (context: RenderContext) => T)(context) : value;
}

/** A change made by a call, with what is to be said where it meets another of the same name. */
export function changeBy(
  draft: PodDraft,
  origin: Origin,
  mode: Change['mode'],
  container?: string,
  path = '',
): Change {
  return new ChangeOfDraft(draft, origin, mode, container, path);
}

class ChangeOfDraft implements Change {
  readonly origin: Origin;
  readonly mode: Change['mode'];
  readonly record: Change['record'];
  readonly #draft: PodDraft;
  readonly #container: string | undefined;
  readonly #path: string;

  constructor(
    draft: PodDraft,
    origin: Origin,
    mode: Change['mode'],
    container: string | undefined,
    path: string,
  ) {
    this.origin = origin;
    this.mode = mode;
    this.record = draft.record;
    this.#draft = draft;
    this.#container = container;
    this.#path = path;
  }

  clash(list: readonly Data[], index: number, added: Data, keys: readonly string[]): void {
    const name = keys
      .map((key) => added[key])
      .filter((value) => value !== undefined)
      .join('/');
    const earlier = this.record?.at(list, index) ?? [];
    const change =
      this.#container === undefined
        ? 'withPodSpec({ ... })'
        : `withContainer('${this.#container}', { ... })`;
    this.#draft.note({
      ...this.#place(),
      path: this.#path === '' ? '' : `${this.#path}[${index}]`,
      rule: 'unique-names',
      type: 'FieldValueDuplicate',
      message: `Duplicate value: "${name}": it is there already with other content`,
      remedy: `give it another ${keys.join(' or ')}, or change the one that is there with ${change}`,
      origins: [this.origin, ...earlier],
    });
  }

  misfit(field: string, given: string): void {
    const path = this.#path;
    this.#draft.note({
      ...this.#place(),
      path: path === '' || path.endsWith(field) ? path || field : `${path}.${field}`,
      rule: 'valid-arguments',
      type: 'FieldValueInvalid',
      message: `Invalid value: ${this.origin.call}: a manifest cannot hold ${given}`,
      remedy: 'give the value, or for a list a function from the current list to the next',
      origins: [this.origin],
    });
  }

  #place(): { readonly container?: string } {
    return this.#container === undefined ? {} : { container: this.#container };
  }
}

function addContainer(
  draft: PodDraft,
  effect: AddContainer,
  origin: Origin,
  context: RenderContext,
): void {
  const fields = inContext(effect.container, context) as Data;
  const { name, role } = effect;
  const data: Data = { name };
  if (role === 'sidecar') data.restartPolicy = 'Always';
  merge(data, fields, 'Container', changeBy(draft, origin, 'patch'));
  const before = draft.containers.get(name);
  if (before === undefined) {
    const order = effect.order === undefined ? [] : [effect.order];
    const given =
      role === 'init' || data.ports === undefined
        ? undefined
        : { names: portsOf(data).map((port) => port.name), shared: effect.shared ?? [] };
    draft.containers.set(name, { name, role, data, origin, order, given });
    draft.record?.set(data, 'name', origin);
  } else if (before.role !== role || !equal(before.data, data)) {
    draft.note({
      container: name,
      path: 'name',
      rule: 'unique-names',
      type: 'FieldValueDuplicate',
      message: `Duplicate value: "${name}": names of containers and init containers are one set`,
      remedy: `give it another name, or change the one that is there with withContainer('${name}', { ... })`,
      origins: [origin, before.origin],
    });
  }
}

/** Names that nobody chose give way: a second wait for the same name is called `-2`. */
function addContainers(
  draft: PodDraft,
  effect: AddContainers,
  origin: Origin,
  context: RenderContext,
): void {
  const { containers, problems } = effect.plan(context);
  for (const { argument, given, allowed, remedy } of problems) {
    draft.note({
      path: 'spec.initContainers',
      rule: 'valid-arguments',
      type: 'FieldValueInvalid',
      message: `Invalid value: ${origin.call}: ${argument}: ${given} is not ${allowed}`,
      remedy,
      origins: [origin],
    });
  }
  containers.forEach(({ name: planned, ...container }, index) => {
    const chosen =
      effect.name === undefined
        ? undefined
        : index === 0
          ? effect.name
          : `${effect.name}-${index + 1}`;
    const name = chosen ?? freeName(draft, planned);
    const order = effect.order === undefined ? {} : { order: effect.order };
    addContainer(
      draft,
      { effect: 'add container', role: effect.role, name, container, ...order },
      origin,
      context,
    );
  });
}

function freeName(draft: PodDraft, planned: string): string {
  let name = planned;
  for (let count = 2; draft.containers.has(name); count += 1) {
    const ending = `-${count}`;
    name = planned.slice(0, 63 - ending.length) + ending;
  }
  return name;
}

function addVolume(draft: PodDraft, effect: AddVolume, origin: Origin): void {
  merge(
    draft.spec,
    { volumes: [effect.volume] },
    'PodSpec',
    changeBy(draft, origin, 'add', undefined, 'spec.volumes'),
  );
}

function addClaim(draft: PodDraft, effect: AddClaimTemplate, origin: Origin): void {
  const claim = compact(effect.claim) as Data;
  const { name } = effect.claim.metadata;
  const before = draft.claims.find((other) => other.metadata.name === name);
  if (before === undefined) {
    draft.record?.set(draft.claims, draft.claims.length, origin);
    draft.claims.push(claim);
  } else if (!equal(before, claim)) {
    draft.note({
      path: 'spec.volumes',
      rule: 'unique-names',
      type: 'FieldValueDuplicate',
      message: `Duplicate value: "${name}": another claim template has this name`,
      remedy: 'give it another name',
      origins: [origin],
    });
  }
}
