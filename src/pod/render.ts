import type { ObjectMeta, PersistentVolumeClaim, PodSpec } from '../kubernetes';
import type { Problem } from '../manifest/problem';
import { addTo } from './add';
import type { RenderContext } from './context';
import { checkNamespaces } from './check-namespaces';
import { checkContainerReferences } from './check-container-references';
import { checkPorts } from './check-ports';
import { checkReferences } from './check-references';
import { checkWaits } from './check-waits';
import { fillDefaults } from './defaults';
import { PodDraft, type DraftContainer } from './draft';
import { holdGracePeriod } from './grace-period';
import { equal } from './merge';
import type { Mixin, Step } from './mixin';
import { startOrder, type Ordered, type OrderProblem } from './order';
import type { Origin } from './origin';
import type { OriginRecord } from './origin-record';
import { noneApplied, type AppliedMixins } from './scope-mixins';
import { targeted } from './target';
import { wireTo } from './wire';

/** A pod as plain data, rendered for one workload. */
export interface RenderedPod {
  readonly metadata: ObjectMeta;
  readonly spec: PodSpec;
  /** The claims that each pod of a StatefulSet gets. */
  readonly claimTemplates: readonly PersistentVolumeClaim[];
  readonly problems: readonly Problem[];
  readonly waivers: readonly Waiver[];
}

/** A rule that is broken on purpose. */
export interface Waiver {
  readonly rule: string;
  readonly reason: string;
  readonly origin: Origin;
}

/**
 * What comes to the mixins of a template where it is rendered.
 *
 * @internal
 */
export interface Rendering {
  /** What scopes and the workload were given. */
  readonly applied?: AppliedMixins;
  /** Notes who set what. */
  readonly record?: OriginRecord;
}

/**
 * Renders the mixins of a template in fixed phases: add, wire, defaults, order. Pure: same mixins and context, same data.
 *
 * What a template adds stands before what scopes add to it; what both set is set in the order of the calls.
 *
 * @internal
 */
export function renderPod(
  mixins: readonly Mixin[],
  context: RenderContext,
  { applied = noneApplied, record }: Rendering = {},
): RenderedPod {
  const draft = new PodDraft(record);
  const parts = once([...applied.before, ...mixins, ...applied.after]);
  const steps = stepsOf(parts);
  const adding = applied.before.length === 0 ? steps : stepsOf(ownFirst(parts, mixins));
  for (const step of adding) addTo(draft, step, context);
  for (const mixin of parts) noteArguments(draft, mixin);
  for (const step of steps) wireTo(draft, step, context);
  holdGracePeriod(draft, steps);
  checkWaits(draft, steps);
  checkNamespaces(draft, steps, context);
  fillDefaults(draft, context);
  checkReferences(draft);
  checkPorts(draft);
  checkContainerReferences(draft);
  return finished(draft);
}

function stepsOf(parts: readonly Mixin[]): readonly Step[] {
  const steps: Step[] = [];
  for (const { effects, origin } of parts) {
    for (const effect of effects) steps.push({ effect, origin });
  }
  return steps;
}

/** The parts with those of the template first, as if all that scopes were given had been given later. */
function ownFirst(parts: readonly Mixin[], own: readonly Mixin[]): readonly Mixin[] {
  const ofTemplate = new Set(own.flatMap((mixin) => mixin.parts));
  const isOwn = (part: Mixin): boolean => ofTemplate.has(part);
  return [...parts.filter(isOwn), ...parts.filter((part) => !isOwn(part))];
}

/**
 * The parts of the mixins. One that stands there again later, the same call with equal arguments, counts once: at its
 * last place, where it wins.
 */
function once(mixins: readonly Mixin[]): readonly Mixin[] {
  const all: Mixin[] = [];
  for (const mixin of mixins) for (const part of mixin.parts) all.push(part);
  const kept: Mixin[] = [];
  for (const [index, mixin] of all.entries()) {
    if (!standsLater(mixin, all, index + 1)) kept.push(mixin);
  }
  return kept;
}

function standsLater(mixin: Mixin, all: readonly Mixin[], from: number): boolean {
  for (let at = from; at < all.length; at += 1) if (same(mixin, all[at]!)) return true;
  return false;
}

function same(a: Mixin, b: Mixin): boolean {
  return a === b || (a.origin.call === b.origin.call && equal(a.said, b.said));
}

function noteArguments(draft: PodDraft, mixin: Mixin): void {
  for (const { container, path, message, remedy, origin } of mixin.problems) {
    draft.note({
      ...(container === undefined
        ? {}
        : {
            container:
              targeted(draft, container).found[0]?.name ?? draft.of('app')[0]?.name ?? container,
          }),
      path,
      rule: 'valid-arguments',
      type: 'FieldValueInvalid',
      message: `Invalid value: ${origin.call}: ${message}`,
      remedy,
      origins: [origin],
    });
  }
}

function finished(draft: PodDraft): RenderedPod {
  const found: OrderProblem[] = [];
  const containers: Ordered[] = [];
  for (const { name, role, order: relations, data } of draft.containers.values()) {
    const startupProbe = data.startupProbe !== undefined;
    containers.push({ name, role, order: relations, startupProbe });
  }
  const order = startOrder(containers, found);
  for (const { container, message, remedy } of found) {
    const origin = draft.containers.get(container)?.origin;
    draft.note({
      container,
      path: '',
      rule: 'keep-start-order',
      type: 'FieldValueInvalid',
      message: `Invalid value: ${message}`,
      remedy,
      origins: origin === undefined ? [] : [origin],
    });
  }
  const init: DraftContainer[] = [];
  for (const name of order) {
    const container = draft.containers.get(name);
    if (container !== undefined) init.push(container);
  }
  const app = draft.of('app');
  const spec = draft.spec;
  if (app.length > 0) spec.containers = listed(app, draft.record);
  if (init.length > 0) spec.initContainers = listed(init, draft.record);
  return {
    metadata: draft.metadata,
    spec: spec as unknown as PodSpec,
    claimTemplates: draft.claims,
    problems: draft.problems(init, app),
    waivers: draft.waivers,
  };
}

function listed(
  containers: readonly DraftContainer[],
  record: OriginRecord | undefined,
): unknown[] {
  const list: unknown[] = [];
  for (const { data, origin } of containers) {
    record?.set(list, list.length, origin);
    list.push(data);
  }
  return list;
}
