import type { Construct, IMixin } from 'constructs';
import type { ObjectMeta, PodSpec } from '../kubernetes';
import { pathSteps } from '../manifest/path-steps';
import type { Problem } from '../manifest/problem';
import { needsLook, quickCopy } from '../manifest/quick-copy';
import { OncePerSynthesis } from '../manifest/synthesis';
import type { RenderContext, WorkloadKind } from '../pod/context';
import type { Added, Fits, MixinArgument } from '../pod/fits';
import type { Origin } from '../pod/origin';
import { OriginRecord } from '../pod/origin-record';
import { renderPod, type RenderedPod } from '../pod/render';
import { appliedMixins, appliedParts, markWorkload, type AppliedMixins } from '../pod/scope-mixins';
import { isPodTemplate, type PodTemplate } from '../pod/template';
import { JudgedObject } from './judged-object';
import { sortsKeys } from './key-order';
import type { Content, ObjectDefinition } from './object-definition';
import { filled } from './object-metadata';
import { portsIn, type PortNumbers } from './pod-ports';
import { Remembered } from './remembered';
import { othersThatSelect } from './selector-overlap';
import { waiverOf, type GivenWaiver } from './given-waiver';
import { markClass } from './class-mark';

/** What makes a workload one of its kind. */
export interface WorkloadDefinition extends Omit<ObjectDefinition, 'kind'> {
  readonly kind: WorkloadKind;
  /** Where the pod stands in the manifest: `spec.template`, or `''` in a Pod. */
  readonly podPath: string;
  readonly pod: unknown;
}

const none: readonly never[] = [];

/** A workload: an ApiObject of cdk8s that renders its pod template when the manifest is asked for. */
export abstract class Workload<out S> extends JudgedObject {
  static {
    markClass(this, 'Workload');
  }

  /** Carries the state for the compiler; never there. */
  declare readonly '~state': S;
  /** The template that it was made with; mixins that were applied to the workload or to scopes above it come besides. */
  readonly pod: PodTemplate<S>;
  readonly #kind: WorkloadKind;
  readonly #podPath: string;
  readonly #rendered = new Remembered<RenderedPod>();
  readonly #renderedOnce = new OncePerSynthesis<RenderedPod>();
  readonly #recorded = new Remembered<{
    readonly pod: RenderedPod;
    readonly record: OriginRecord;
  }>();
  readonly #content = new Remembered<Content>();

  constructor(scope: Construct, id: string, definition: WorkloadDefinition) {
    const { kind, pod, podPath } = definition;
    if (!isPodTemplate(pod)) {
      throw new TypeError(
        `${kind} ${id}: pod is not a pod template: give new WebPod({ ... }), WorkerPod or JobPod`,
      );
    }
    super(scope, id, { ...definition, kind: kind === 'StaticPod' ? 'Pod' : kind });
    this.pod = pod as unknown as PodTemplate<S>;
    this.#kind = kind;
    this.#podPath = podPath;
    markWorkload(this);
  }

  /** The ports of its containers, by name. */
  get ports(): PortNumbers<this['~state']> {
    const named = portsIn(this.rendered().spec).filter(({ name }) => name !== undefined);
    const numbers = named.map(({ name, containerPort }) => [name, containerPort]);
    return Object.fromEntries(numbers) as PortNumbers<this['~state']>;
  }

  /**
   * Adds mixins to this workload's pod, in place, and returns it with its state; takes any other `IMixin` as constructs do.
   */
  override with<const M extends readonly (MixinArgument | IMixin)[]>(
    ...mixins: Fits<this['~state'], M>
  ): this & { readonly '~state': Added<M> } {
    for (const mixin of flat(mixins as readonly unknown[])) super.with(mixin);
    return this as never;
  }

  /** The pod, rendered for this workload with every mixin that was applied to it and to the scopes above it. */
  protected rendered(): RenderedPod {
    return this.#renderedOnce.of(() => {
      const applied = appliedMixins(this);
      const context = this.renderContext();
      const sorted = sortsKeys();
      return this.#rendered.of(...this.#sources(applied, [context, sorted]), () =>
        settled(renderPod(this.pod.mixins, context, { applied }), sorted),
      );
    });
  }

  /** What the workload tells its pod. */
  protected renderContext(): RenderContext {
    const { namespace } = this.metadata;
    return {
      kind: this.#kind,
      name: this.name,
      ...(namespace === undefined ? {} : { namespace }),
      selectorLabels: {},
      settings: this.settings(),
    };
  }

  /** The manifest's spec. */
  protected abstract specOf(pod: RenderedPod): object;

  /** Top-level metadata that comes from the pod: in a Pod only. */
  protected metadataOf(_pod: RenderedPod): ObjectMeta | undefined {
    return undefined;
  }

  /** The labels that its pods have. */
  protected podLabels({ metadata }: RenderedPod): Readonly<Record<string, string>> {
    return metadata.labels ?? {};
  }

  /** What is wrong with the pod in this place. */
  protected placementProblems({ claimTemplates }: RenderedPod): readonly Problem[] {
    if (claimTemplates.length === 0) return none;
    return claimTemplates.map((_, index) =>
      this.problem(
        'place-claim-templates',
        'FieldValueForbidden',
        joined(this.#podPath, 'spec.volumes'),
        `Forbidden: a claim template needs a StatefulSet: the pods of a ${this.#kind} get no claims of their own`,
        'run the pod in a StatefulSet, or mount a claim that is there',
        () => this.setInPod(`claimTemplates[${index}]`),
      ),
    );
  }

  protected override problemsAmongOthers(): readonly Problem[] {
    const labels = this.podLabels(this.rendered());
    const others = othersThatSelect(this, labels);
    if (others.length === 0) return none;
    return others.map((other) =>
      this.problem(
        'disjoint-selectors',
        'FieldValueInvalid',
        joined(this.#podPath, 'metadata.labels'),
        `Invalid value: ${other.kind} ${other.node.path} selects these pods too: each would take them for its own`,
        'give one of them another selector, for labels that the other does not have',
      ),
    );
  }

  protected override content(): Content {
    const pod = this.rendered();
    return this.#content.of([pod], this.contentData(), () => {
      const metadata = this.metadataOf(pod);
      return {
        fields: { spec: this.specOf(pod) },
        ...(metadata === undefined ? {} : { metadata }),
        problems: [...this.#composition(pod), ...this.#hidden(pod), ...this.placementProblems(pod)],
        waivers: this.#waivers(pod),
      };
    });
  }

  #composition({ problems }: RenderedPod): readonly Problem[] {
    if (problems.length === 0) return none;
    return this.#recordedPod().pod.problems.map((problem) => {
      return { ...problem, path: joined(this.#podPath, problem.path) };
    });
  }

  /** What the spec depends on beside the pod. */
  protected contentData(): readonly unknown[] {
    return [];
  }

  protected override setBy(path: string): readonly Origin[] {
    const prefix = this.#podPath === '' ? '' : `${this.#podPath}.`;
    if (!path.startsWith(prefix)) return [];
    return this.setInPod(path.slice(prefix.length));
  }

  /** The calls that set what a path of the rendered pod leads to. */
  protected setInPod(path: string): readonly Origin[] {
    const { pod, record } = this.#recordedPod();
    return record.along(pod, pathSteps(path));
  }

  /** The pod template, with the labels of its pods and more fields of its spec. */
  protected templateOf(
    pod: RenderedPod,
    fields: Partial<PodSpec> = {},
  ): { readonly metadata?: ObjectMeta; readonly spec: PodSpec } {
    const metadata = filled({ ...pod.metadata, labels: this.podLabels(pod) });
    return {
      ...(Object.keys(metadata).length === 0 ? {} : { metadata }),
      spec: { ...pod.spec, ...fields },
    };
  }

  /** What is given as a field of the object where the pod is written, so that one of both would hide the other. */
  #hidden({ spec }: RenderedPod): readonly Problem[] {
    if (this.#podPath === '') {
      return Object.keys(this.fields)
        .filter((field) => field in spec && field !== 'restartPolicy')
        .map((field) =>
          this.problem(
            'valid-arguments',
            'FieldValueForbidden',
            `spec.${field}`,
            'Forbidden: pod says it already, and would go unheard',
            'leave the field out, or change the pod with a mixin',
          ),
        );
    }
    let said: unknown = this.fields;
    for (const step of this.#podPath.split('.').slice(1)) {
      said = (said as Readonly<Record<string, unknown>> | null | undefined)?.[step];
    }
    if (said === undefined || said === null) return none;
    return [
      this.problem(
        'valid-arguments',
        'FieldValueForbidden',
        this.#podPath,
        `Forbidden: the pod of a ${this.#kind} is what pod says, and a template beside it would go unheard`,
        'leave the template out, and give pod: new WebPod({ ... }), WorkerPod or JobPod',
      ),
    ];
  }

  /** What the rendered pod depends on: things, and data. */
  #sources(
    { before, after }: AppliedMixins,
    data: readonly unknown[],
  ): [things: readonly unknown[], data: readonly unknown[]] {
    return [
      [...before, ...this.pod.mixins, ...after],
      [...data, before.length],
    ];
  }

  #recordedPod(): { readonly pod: RenderedPod; readonly record: OriginRecord } {
    const applied = appliedMixins(this);
    const context = this.renderContext();
    return this.#recorded.of(...this.#sources(applied, [context]), () => {
      const record = new OriginRecord();
      return { pod: renderPod(this.pod.mixins, context, { applied, record }), record };
    });
  }

  #waivers({ waivers }: RenderedPod): readonly GivenWaiver[] {
    if (waivers.length === 0) return none;
    const inherited = new Set(appliedParts(this.node.scope!).map(({ origin }) => origin));
    return waivers.map((waiver) => waiverOf(waiver, waiver.origin, inherited.has(waiver.origin)));
  }
}

/** The pod with its fields as manifests have them, so that manifests need no copy of their own. */
function settled(pod: RenderedPod, sorted: boolean): RenderedPod {
  const spec = quickCopy(pod.spec, { sorted, nulls: false, functions: false });
  return spec === needsLook ? pod : { ...pod, spec: spec as PodSpec };
}

/** The path of something in the pod. */
function joined(base: string, path: string): string {
  if (base === '' || path === '') return `${base}${path}`;
  return `${base}.${path}`;
}

/** The mixins in the arguments of `.with()`, lists included; refuses what is none. */
function flat(values: readonly unknown[]): readonly IMixin[] {
  return values.flatMap((value): readonly IMixin[] => {
    if (value === false || value === undefined || value === null) return [];
    if (Array.isArray(value)) return flat(value);
    if (typeof (value as Partial<IMixin>).applyTo === 'function') return [value as IMixin];
    throw new TypeError(
      `.with() takes mixins such as withEnv({ ... }), and was given ${described(value)}`,
    );
  });
}

function described(value: unknown): string {
  if (typeof value === 'function') return `the function ${value.name || 'without a name'}: call it`;
  if (isPodTemplate(value)) return 'a pod template';
  return typeof value === 'object' ? 'an object that is none' : `a ${typeof value} that is none`;
}
