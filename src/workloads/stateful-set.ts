import type { Construct } from 'constructs';
import type { PersistentVolumeClaim, StatefulSetSpec } from '../kubernetes';
import { requireObjectFor, requirePlace } from '../manifest/given';
import type { Problem } from '../manifest/problem';
import type { Origin } from '../pod/origin';
import type { RenderedPod } from '../pod/render';
import type { AnyState, PortsOf } from '../pod/state';
import type { ExposeProps } from './expose';
import type { ObjectProps } from './object-definition';
import { shortened } from './object-name';
import type { PodFor } from './placement';
import type { SelectorInput } from './selector';
import type { Service } from './service';
import { ServingWorkload } from './serving-workload';
import { markClass } from './class-mark';

/** What a {@link StatefulSet} takes: the pod, and every field of its spec. */
export interface StatefulSetProps<S>
  extends ObjectProps, Omit<StatefulSetSpec, 'selector' | 'template'> {
  /** The pod that it runs; its claim templates come after `volumeClaimTemplates`. */
  readonly pod: PodFor<S, 'StatefulSet'>;
  /**
   * The labels, or the whole selector, by which the StatefulSet finds its pods. Cannot be changed on a live object.
   * @defaultValue `app.kubernetes.io/name` and `app.kubernetes.io/instance`
   */
  readonly selector?: SelectorInput;
  /**
   * Makes the headless Service that gives each pod a name in DNS, with what is said of it; `serviceName` is its name.
   * Its ports are the named ports of the pod where none are said.
   * @defaultValue no Service
   */
  readonly headlessService?: true | HeadlessServiceProps<S>;
}

/** What is said of a headless Service: {@link StatefulSetProps.headlessService}. */
export type HeadlessServiceProps<S> = Omit<
  ExposeProps<PortsOf<S>>,
  'port' | 'targetPort' | 'clusterIP' | 'type'
>;

/**
 * Keeps a number of pods running, each with a name and claims of its own that stay with it.
 *
 * `replicas` is left out where it is not given, since an autoscaler may own it; the server then makes it 1. Claim
 * templates come from the pod. A headless Service is made on request, never besides.
 *
 * @example
 * new StatefulSet(chart, 'db', { pod: database, replicas: 3, headlessService: true });
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/
 */
export class StatefulSet<out S = AnyState> extends ServingWorkload<S> {
  static {
    markClass(this, 'StatefulSet');
  }

  /** The headless Service, if one was asked for. */
  readonly headlessService: Service | undefined;

  constructor(scope: Construct, id: string, props: StatefulSetProps<S>) {
    requirePlace(StatefulSet, scope, id, props, "new StatefulSet(chart, 'db', { pod: db })");
    const { pod, headlessService, ...fields } = props;
    super(scope, id, {
      kind: 'StatefulSet',
      apiVersion: 'apps/v1',
      call: StatefulSet,
      podPath: 'spec.template',
      pod,
      fields,
      selects: true,
    });
    this.headlessService = isSaid(headlessService)
      ? this.#headless(headlessService === true ? {} : headlessService)
      : undefined;
  }

  protected override specOf(pod: RenderedPod): object {
    const serviceName = this.headlessService?.name;
    const claims = [...this.#claims(), ...pod.claimTemplates];
    return {
      ...this.fields,
      ...(serviceName === undefined ? {} : { serviceName }),
      selector: this.selector,
      template: this.templateOf(pod),
      ...(claims.length === 0 || this.#claimsAreNoList() ? {} : { volumeClaimTemplates: claims }),
    };
  }

  /** The pods are named by the Service that `serviceName` says, which must be the one that is made. */
  protected override problemsIn(): readonly Problem[] {
    const { serviceName: said } = this.fields;
    const made = this.headlessService?.name;
    if (made === undefined || typeof said !== 'string' || said === made) return [];
    return [
      this.problem(
        'name-one-headless-service',
        'FieldValueInvalid',
        'spec.serviceName',
        `Invalid value: "${said}": headlessService makes a Service named "${made}", and the pods have names in one of them only`,
        'leave one of the names out, or leave out headlessService where the Service is there already',
      ),
    ];
  }

  protected override placementProblems({ claimTemplates }: RenderedPod): readonly Problem[] {
    const own = this.#claims();
    const names = own.map((claim: PersistentVolumeClaim | null) => claim?.metadata?.name);
    return claimTemplates.flatMap(({ metadata }, index) =>
      names.includes(metadata?.name)
        ? this.problem(
            'unique-names',
            'FieldValueDuplicate',
            `spec.volumeClaimTemplates[${own.length + index}].metadata.name`,
            `Duplicate value: "${metadata?.name}": another claim template has this name`,
            'give it another name',
          )
        : [],
    );
  }

  protected override setBy(path: string): readonly Origin[] {
    const found = /^spec\.volumeClaimTemplates\[(\d+)\](.*)$/.exec(path);
    if (found === null) return super.setBy(path);
    const index = Number(found[1]) - this.#claims().length;
    return index < 0 ? [] : this.setInPod(`claimTemplates[${index}]${found[2]}`);
  }

  #claims(): readonly PersistentVolumeClaim[] {
    const said = this.fields.volumeClaimTemplates ?? [];
    return this.#claimsAreNoList() ? [] : (said as readonly PersistentVolumeClaim[]);
  }

  /** What is no list, the decoder's rules tell of. */
  #claimsAreNoList(): boolean {
    const { volumeClaimTemplates: said } = this.fields;
    return said !== undefined && said !== null && !Array.isArray(said);
  }

  #headless({ name, ports, ...props }: ExposeProps): Service {
    const said = name ?? (this.fields.serviceName as string | undefined);
    return this.service(
      'HeadlessService',
      StatefulSet,
      said ?? shortened(`${this.name}-headless`, 'Service'),
      { ...props, clusterIP: 'None', ...(ports === undefined ? {} : { ports }) },
      ports === undefined,
    );
  }
}

/** `false` and `null` say what leaving it out says. */
function isSaid<T extends object>(
  headlessService: T | true | undefined,
): headlessService is T | true {
  const said: unknown = headlessService;
  if (said === undefined || said === null || said === false) return false;
  if (said !== true) {
    requireObjectFor(
      StatefulSet,
      'its headless Service',
      said,
      "headlessService: true or headlessService: { name: 'db' }",
    );
  }
  return true;
}
