import type { Construct } from 'constructs';
import type { ContainerPort, LabelSelector } from '../kubernetes';
import { requireOptions } from '../manifest/given';
import type { RenderContext } from '../pod/context';
import type { RenderedPod } from '../pod/render';
import { exposedPorts, type ExposeProps } from './expose';
import { pathBelowChart } from './object-name';
import { servedPortsIn } from './pod-ports';
import { labelSelector, labelsIn, type SelectorInput } from './selector';
import { selectorLabels } from './selector-labels';
import { claimPods } from './selector-overlap';
import { Service, type Selectable, type ServiceProps } from './service';
import { Workload, type WorkloadDefinition } from './workload';
import { markClass } from './class-mark';

/** What makes a workload with pods that a Service can select one of its kind. */
export interface ServingDefinition extends WorkloadDefinition {
  /** Whether the kind writes a selector at all: a Pod does not. */
  readonly selects: boolean;
}

/** A workload whose pods keep running, so that a Service can select them. */
export abstract class ServingWorkload<out S> extends Workload<S> implements Selectable {
  static {
    markClass(this, 'ServingWorkload');
  }

  /**
   * The labels by which its pods are found. They are on the pods, a Service selects them too, and they cannot be changed
   * on a live object.
   */
  readonly selectorLabels: Readonly<Record<string, string>>;
  /** The selector as the API has it. */
  protected readonly selector: LabelSelector;

  constructor(scope: Construct, id: string, definition: ServingDefinition) {
    super(scope, id, definition);
    const { selects } = definition;
    const selector = labelSelector(this.fields.selector as SelectorInput | undefined);
    const labels = labelsIn(selector) ?? selectorLabels(pathBelowChart(scope, id), this.name);
    this.selectorLabels = Object.freeze(selects ? { ...labels } : this.#asLabelled(labels));
    this.selector = selector ?? { matchLabels: this.selectorLabels };
    if (selects) claimPods(this, this.selector);
  }

  /**
   * Makes a Service for the pods of this workload, of the same name.
   *
   * `targetPort` is the name of a port that the pods have, or a number; where it is not said, the port named `http`, or
   * the only one there is. A second Service of one workload needs a `name` of its own.
   *
   * The Service knows the names of its ports: `waitFor.service(service, { port: 'htpp' })` does not compile.
   *
   * @example
   * deployment.expose({ port: 80, targetPort: 'http' });
   *
   * @see https://kubernetes.io/docs/concepts/services-networking/service/
   */
  expose<
    const Names extends keyof this['ports'] & string = keyof this['ports'] & string,
    const Own extends string = never,
  >(props: ExposeProps<Names, Own> = {}): Service<Names | Own, never> {
    requireOptions('expose', props, 'expose({ port: 80 })');
    if ('selects' in props) {
      throw new TypeError(
        'expose has no "selects" to set: it selects the pods of its own workload; leave it out',
      );
    }
    const { name, port: _, targetPort: __, ports: ___, ...fields } = props as ExposeProps;
    const id = name === undefined ? 'Service' : `Service-${name}`;
    // oxlint-disable-next-line typescript/unbound-method -- marks where the trace begins
    return this.service(id, this.expose, name ?? this.name, {
      ...fields,
      ports: exposedPorts(props),
    }) as Service<Names | Own, never>;
  }

  /** Makes a Service below this workload in the tree. */
  protected service(
    id: string,
    call: Function,
    name: string,
    props: Omit<ServiceProps, 'selects'>,
    everyPort: boolean = false,
  ): Service {
    if (this.node.tryFindChild(id) !== undefined) {
      throw new TypeError(
        `${this.subject()} has a Service named ${name} already: give this one another name: expose({ name: '${name}-...' })`,
      );
    }
    const made = { call, name, everyPort };
    return new Service(this, id, { ...props, selects: this }, made);
  }

  /** @internal */
  beSelected(): void {
    // The pods have the labels anyhow.
  }

  /** The ports of containers that keep running. @internal */
  servedPorts(): readonly ContainerPort[] {
    return servedPortsIn(this.rendered().spec);
  }

  /** The manifest's spec, in the kinds that have a selector and a template. */
  protected override specOf(pod: RenderedPod): object {
    return { ...this.fields, selector: this.selector, template: this.templateOf(pod) };
  }

  protected override renderContext(): RenderContext {
    return { ...super.renderContext(), selectorLabels: this.selectorLabels };
  }

  protected override podLabels(pod: RenderedPod): Readonly<Record<string, string>> {
    return { ...this.selectorLabels, ...pod.metadata.labels };
  }

  /** Labels that the object's own metadata gives another value have that value. */
  #asLabelled(labels: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
    return Object.fromEntries(
      Object.entries(labels).map(([key, value]) => [key, this.metadata.getLabel(key) ?? value]),
    );
  }
}
