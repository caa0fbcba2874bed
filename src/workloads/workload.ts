import { ApiObject, Lazy, type ApiObjectMetadata } from 'cdk8s';
import type { Construct, IMixin } from 'constructs';
import type { LabelSelector, ObjectMeta } from '../kubernetes';
import { pathSteps } from '../manifest/path-steps';
import { plainCopy, type Unfit } from '../manifest/plain';
import type { FieldOrigin, Problem } from '../manifest/problem';
import { formatProblem } from '../manifest/problem-report';
import { problemsOf } from '../manifest/validated';
import type { RenderContext, WorkloadKind } from '../pod/context';
import type { Added, Fits, MixinArgument } from '../pod/fits';
import { fieldOrigin, originOf, type Origin } from '../pod/origin';
import { OriginRecord } from '../pod/origin-record';
import { renderPod, type RenderedPod } from '../pod/render';
import { appliedMixins, markWorkload } from '../pod/scope-mixins';
import { settingsOf, type Settings } from '../pod/settings';
import type { PortsOf } from '../pod/state';
import { isPodTemplate, type PodTemplate } from '../pod/template';
import { check } from '../rules/check';
import { objectName, pathBelowChart } from './object-name';
import { selectorLabels } from './selector-labels';

/** What every workload takes. */
export interface WorkloadProps<S> {
  /** The pod that it runs. */
  readonly pod: PodTemplate<S>;
  /**
   * The metadata of the object.
   * @defaultValue `name` is the path of the construct below its chart, joined by `-`
   */
  readonly metadata?: ApiObjectMetadata;
}

/** What a kind of workload is made of. */
export interface WorkloadDefinition {
  readonly kind: WorkloadKind;
  readonly apiVersion: string;
  readonly call: Function;
  /** Where the pod stands in the manifest: `spec.template`, or nothing in a Pod. */
  readonly podPath: string;
  /** The spec's own fields, as the user gave them. */
  readonly fields: object;
  /** Whether the workload finds its pods by a selector that it writes. */
  readonly selects: boolean;
  readonly selector?: LabelSelector | Readonly<Record<string, string>> | undefined;
}

/** A workload: a cdk8s ApiObject that renders its pod template when the manifest is asked for. */
export abstract class Workload<S> extends ApiObject {
  /** Carries the state for the compiler; never there. */
  declare readonly '~state': S;
  readonly pod: PodTemplate<S>;
  /** The labels by which its pods are found; a Service selects them too. */
  readonly selectorLabels: Readonly<Record<string, string>>;
  readonly #definition: WorkloadDefinition;
  readonly #fields: Readonly<Record<string, unknown>>;
  readonly #unfit: readonly Unfit[];
  readonly #origin: Origin;

  constructor(
    scope: Construct,
    id: string,
    props: WorkloadProps<S>,
    definition: WorkloadDefinition,
  ) {
    if (!isPodTemplate(props.pod)) {
      throw new TypeError(
        `${definition.kind} ${id}: pod is not a pod template: give new WebPod({ ... }), WorkerPod or JobPod`,
      );
    }
    const name = props.metadata?.name ?? objectName(scope, id);
    super(scope, id, {
      apiVersion: definition.apiVersion,
      kind: definition.kind === 'StaticPod' ? 'Pod' : definition.kind,
      metadata: { ...props.metadata, ...(name === undefined ? {} : { name }) },
      spec: Lazy.any({ produce: () => this.specOf(this.rendered()) }),
    });
    const unfit: Unfit[] = [];
    this.#definition = definition;
    this.#fields = plainCopy(definition.fields as Record<string, unknown>, unfit, {
      path: ['spec'],
    });
    this.#unfit = unfit;
    this.#origin = originOf(definition.call);
    this.pod = props.pod;
    this.selectorLabels = Object.freeze(
      matchLabels(definition.selector) ?? selectorLabels(pathBelowChart(scope, id), this.name),
    );
    markWorkload(this);
    Object.defineProperty(this, problemsOf, { value: () => this.problems() });
    this.node.addValidation({ validate: () => this.problems().filter(isError).map(formatProblem) });
  }

  /** The ports of its containers, by name. */
  get ports(): Readonly<Record<PortsOf<S>, number>> {
    const { spec } = this.rendered();
    const containers = [...(spec.initContainers ?? []), ...(spec.containers ?? [])];
    const named = containers.flatMap(({ ports = [] }) =>
      ports.filter(({ name }) => name !== undefined),
    );
    return Object.fromEntries(
      named.map(({ name, containerPort }) => [name, containerPort]),
    ) as Record<PortsOf<S>, number>;
  }

  /**
   * Adds mixins to this workload's pod, in place, and returns it with its state; takes any other `IMixin` as constructs do.
   */
  override with<const M extends readonly (MixinArgument | IMixin)[]>(
    ...mixins: Fits<this['~state'], M>
  ): this & { readonly '~state': Added<M> } {
    for (const mixin of mixins as readonly (IMixin | Falsy)[]) if (mixin) super.with(mixin);
    return this as never;
  }

  /** The calls that set a field of the manifest, the last one first: who set this? */
  origin(path: string): readonly FieldOrigin[] {
    const record = new OriginRecord();
    const rendered = this.rendered(record);
    const { podPath } = this.#definition;
    const inPod =
      podPath === ''
        ? path
        : path.startsWith(`${podPath}.`)
          ? path.slice(podPath.length + 1)
          : undefined;
    const found = inPod === undefined ? [] : record.along(rendered, pathSteps(inPod));
    return (found.length > 0 ? found : [this.#origin]).map(fieldOrigin);
  }

  /** What is wrong with the manifest: in its composition, for the API server, for Pod Security, for good practice. */
  problems(): readonly Problem[] {
    const settings = this.settings();
    const { podPath } = this.#definition;
    const { problems } = this.rendered();
    const composition = problems.length === 0 ? [] : this.rendered(new OriginRecord()).problems;
    const judged = check(this.toJson(), {
      kubernetes: settings.kubernetes,
      podSecurity: settings.podSecurity,
      goodPractice: settings.goodPractice !== false,
    });
    return [
      ...this.#unfit.map((unfit) => unfitProblem(unfit, fieldOrigin(this.#origin))),
      ...composition.map((problem) => ({ ...problem, path: joined(podPath, problem.path) })),
      ...judged.map((problem) => ({ ...problem, origins: this.origin(problem.path) })),
    ];
  }

  /** The settings that hold here. */
  protected settings(): Settings {
    return settingsOf(this);
  }

  /** The pod, rendered for this workload with every mixin that was applied to it and to the scopes above it. */
  protected rendered(record?: OriginRecord): RenderedPod {
    return renderPod([...this.pod.mixins, ...appliedMixins(this)], this.context(), record);
  }

  protected context(): RenderContext {
    return {
      kind: this.#definition.kind,
      name: this.name,
      ...(this.metadata.namespace === undefined ? {} : { namespace: this.metadata.namespace }),
      selectorLabels: this.selectorLabels,
      settings: this.settings(),
    };
  }

  /** The manifest's spec. */
  protected specOf(pod: RenderedPod): object {
    const { selects, selector } = this.#definition;
    return {
      ...this.#fields,
      ...(selects
        ? { selector: asSelector(selector) ?? { matchLabels: this.selectorLabels } }
        : {}),
      template: this.templateOf(pod),
    };
  }

  /** The pod template with the labels by which it is found. */
  protected templateOf({ metadata, spec }: RenderedPod): {
    readonly metadata: ObjectMeta;
    readonly spec: object;
  } {
    return {
      metadata: { ...metadata, labels: { ...this.selectorLabels, ...metadata.labels } },
      spec,
    };
  }
}

type Falsy = null | undefined | false;

function isError({ severity }: Problem): boolean {
  return severity === 'error';
}

function joined(base: string, path: string): string {
  if (base === '') return path;
  return path === '' ? base : `${base}.${path}`;
}

function matchLabels(
  selector: LabelSelector | Readonly<Record<string, string>> | undefined,
): Readonly<Record<string, string>> | undefined {
  return selector === undefined ? undefined : asSelector(selector)?.matchLabels;
}

function asSelector(
  selector: LabelSelector | Readonly<Record<string, string>> | undefined,
): LabelSelector | undefined {
  if (selector === undefined) return undefined;
  const isSelector =
    typeof (selector as LabelSelector).matchLabels === 'object' ||
    Array.isArray((selector as LabelSelector).matchExpressions);
  return isSelector
    ? selector
    : { matchLabels: selector as Record<string, string> };
}

function unfitProblem({ path, given, remedy }: Unfit, origin: FieldOrigin): Problem {
  return {
    rule: 'valid-arguments',
    set: 'composition',
    severity: 'error',
    path,
    type: 'FieldValueInvalid',
    message: `Invalid value: a manifest cannot hold ${given}`,
    remedy,
    origins: [origin],
  };
}
