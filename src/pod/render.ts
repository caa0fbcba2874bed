import type { ObjectMeta, PersistentVolumeClaim, PodSpec } from '../kubernetes';
import type { Problem } from '../manifest/problem';
import { addTo } from './add';
import type { RenderContext } from './context';
import { checkImages } from './check-images';
import { checkReferences } from './check-references';
import { fillDefaults } from './defaults';
import { PodDraft, type DraftContainer } from './draft';
import { equal } from './merge';
import type { Mixin } from './mixin';
import { startOrder, type OrderProblem } from './order';
import type { Origin } from './origin';
import type { OriginRecord } from './origin-record';
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
 * Renders a list of mixins in fixed phases: add, wire, defaults, order. Pure: same mixins and context, same data. A
 * record, if given, notes who set what.
 */
export function renderPod(
  mixins: readonly Mixin[],
  context: RenderContext,
  record?: OriginRecord,
): RenderedPod {
  const draft = new PodDraft(record);
  const applied = once(mixins.flatMap((mixin) => mixin.parts));
  const steps = applied.flatMap((mixin) => mixin.steps);
  for (const step of steps) addTo(draft, step, context);
  for (const mixin of applied) noteArguments(draft, mixin);
  for (const step of steps) wireTo(draft, step, context);
  fillDefaults(draft, context);
  checkReferences(draft);
  checkImages(draft);
  return finished(draft);
}

/** A mixin that stands there again later, the same call with equal arguments, counts once: at its last place, where it wins. */
function once(mixins: readonly Mixin[]): readonly Mixin[] {
  return mixins.filter(
    (mixin, index) => !mixins.some((other, later) => later > index && same(mixin, other)),
  );
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
  const order = startOrder(
    draft.of('all').map(({ name, role, order: relations, data }) => ({
      name,
      role,
      order: relations,
      startupProbe: data.startupProbe !== undefined,
    })),
    found,
  );
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
  const init = order
    .map((name) => draft.containers.get(name))
    .filter((container) => container !== undefined);
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
  const list = containers.map(({ data }) => data);
  containers.forEach(({ origin }, index) => record?.set(list, index, origin));
  return list;
}
