import type { Construct } from 'constructs';
import type { ContainerPort, ServicePort, ServiceSpec } from '../kubernetes';
import { requirePlace } from '../manifest/given';
import type { Problem } from '../manifest/problem';
import { JudgedObject } from './judged-object';
import type { Content, ObjectProps } from './object-definition';
import { Remembered } from './remembered';
import { everyPort, servicePorts, type PortProblem, type ServicePortProps } from './service-ports';
import { markClass } from './class-mark';

type Labels = Readonly<Record<string, string>>;

/** A workload that a Service can select, of this copy of the package or of another. */
export interface Selectable<Names extends string = string> {
  /** The labels by which its pods are found. */
  readonly selectorLabels: Labels;
  /** Gives the pods those labels where they need not have them otherwise. @internal */
  beSelected(): void;
  /** The ports that can be reached. @internal */
  servedPorts(): readonly ContainerPort[];
  /** The ports of its containers, by name. */
  readonly ports: Readonly<Record<Names, number>>;
  readonly node: Construct['node'];
  readonly kind: string;
  readonly metadata: { readonly namespace?: string };
}

/** What a {@link Service} takes: what it selects, its ports, and every field of its spec. */
export interface ServiceProps<Names extends string = string, Own extends string = string>
  extends ObjectProps, Omit<ServiceSpec, 'selector' | 'ports' | 'clusterIP'> {
  /** The workload whose pods it reaches, or the labels that they have; none for endpoints that something else writes. */
  readonly selects?: Selectable<Names> | Labels;
  /** Its ports; named target ports must be there in the pods of the workload. */
  readonly ports?: readonly ServicePortProps<NoInfer<Names>, Own>[];
  /** `'None'` makes a headless Service: its name resolves to the pods themselves. */
  readonly clusterIP?: 'None' | (string & {});
}

/** A port of a Service with a name that is known. */
export interface NamedServicePort<Names extends string> extends Omit<ServicePort, 'name'> {
  readonly name?: Names;
}

/** How a Service comes about. */
interface ServiceMade {
  readonly call: Function;
  readonly name?: string;
  /** Whether it has every named port of the pods where none are said. */
  readonly everyPort?: boolean;
}

const none: readonly never[] = [];

/**
 * Gives a set of pods one name and one address.
 *
 * @example
 * new Service(chart, 'metrics', { selects: deployment, ports: [{ port: 9090, targetPort: 'metrics' }] });
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/
 */
export class Service<
  Names extends string = string,
  const Own extends string = string,
> extends JudgedObject {
  static {
    markClass(this, 'Service');
  }

  readonly #workload: Selectable | undefined;
  readonly #everyPort: boolean;
  readonly #saysSelector: boolean;
  readonly #saysNamespace: boolean;
  readonly #content = new Remembered<Content>();

  constructor(
    scope: Construct,
    id: string,
    props: ServiceProps<Names, Own>,
    made: ServiceMade = { call: Service },
  ) {
    requirePlace(
      Service,
      scope,
      id,
      props,
      "new Service(chart, 'web', { selects: deployment, ports: [{ port: 80 }] })",
    );
    const { selects, ...fields } = props;
    const workload = isSelectable(selects) ? selects : undefined;
    const { namespace } = workload?.metadata ?? {};
    super(scope, id, {
      apiVersion: 'v1',
      kind: 'Service',
      namespace,
      ...made,
      fields: workload === undefined ? { ...fields, selector: selects } : fields,
    });
    this.#workload = workload;
    this.#workload?.beSelected();
    this.#everyPort = made.everyPort === true;
    this.#saysNamespace = (fields.metadata?.namespace ?? undefined) !== undefined;
    this.#saysSelector = (fields as { readonly selector?: unknown }).selector !== undefined;
  }

  /**
   * Its ports as the manifest has them; their names are those of the target ports where none are said.
   *
   * @example
   * waitFor.service(database.expose({ port: 5432, targetPort: 'sql' }), { port: 'sql' });
   */
  get ports(): readonly NamedServicePort<Names | Own>[] {
    const { spec } = this.content().fields as { spec: { ports?: readonly ServicePort[] } };
    return (Array.isArray(spec.ports) ? spec.ports : []) as readonly NamedServicePort<
      Names | Own
    >[];
  }

  /** A Service reaches pods of its own namespace only. */
  protected override problemsAmongOthers(): readonly Problem[] {
    const workload = this.#workload;
    const { namespace } = this.metadata;
    if (workload === undefined || workload.metadata.namespace === namespace) return none;
    return [
      this.problem(
        'select-own-namespace',
        'FieldValueInvalid',
        'metadata.namespace',
        `Invalid value: "${namespace}": ${workload.kind} ${workload.node.path} is in ${workload.metadata.namespace ?? 'no named namespace'}, and a Service selects pods of its own namespace`,
        this.#saysNamespace
          ? 'leave the namespace out: a Service takes the one of its workload'
          : `it comes from the chart ${this.chart.node.path}: make the Service in the chart of the workload, or give that chart the same namespace`,
      ),
    ];
  }

  protected override content(): Content {
    const ports = this.#workload?.servedPorts();
    return this.#content.of([], [ports], () => {
      const problems: PortProblem[] = [];
      const { ports: said, ...spec } = this.fields;
      const given = said ?? (this.#everyPort ? everyPort(ports ?? []) : []);
      // What is no list, the decoder's rules tell of.
      const listed = Array.isArray(given)
        ? servicePorts(
            given as readonly ServicePortProps[],
            ports && { ports, subject: `${this.#workload?.kind} ${this.#workload?.node.path}` },
            problems,
          )
        : given;
      return {
        fields: {
          spec: {
            ...spec,
            ...(this.#workload && { selector: this.#workload.selectorLabels }),
            ...(Array.isArray(listed) && listed.length === 0 ? {} : { ports: listed }),
          },
        },
        problems: this.#problemsOf(problems),
        unknown: problems.length === 0 ? none : problems.flatMap(({ unknown = [] }) => unknown),
        waivers: none,
      };
    });
  }

  #problemsOf(ports: readonly PortProblem[]): readonly Problem[] {
    if (ports.length === 0 && !this.#saysSelector) return none;
    return [
      ...(this.#saysSelector ? [this.#unheardSelector()] : []),
      ...ports.map(({ path, type, message, remedy }) =>
        this.problem('name-existing-ports', type, path, message, remedy),
      ),
    ];
  }

  #unheardSelector(): Problem {
    return this.problem(
      'valid-arguments',
      'FieldValueForbidden',
      'spec.selector',
      'Forbidden: a Service selects what selects says',
      "write it as selects: a workload, or the labels of the pods, selects: { app: 'web' }",
    );
  }
}

function isSelectable(value: Selectable | Labels | undefined): value is Selectable {
  return typeof (value as Partial<Selectable> | undefined)?.servedPorts === 'function';
}
