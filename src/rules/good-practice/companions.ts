import type {
  HorizontalPodAutoscaler,
  NetworkPolicy,
  PersistentVolumeClaim,
  PodDisruptionBudget,
  Service,
} from '../../kubernetes';
import type { Judged } from '../api-server/judge-object';
import type { ObjectMetadata } from '../api-server/metadata/metadata-scope';
import type { PodSpecNode } from '../api-server/pods/pod-scope';
import type { Selector } from '../api-server/selectors/label-selector';
import type { Decoded } from '../decoded';
import { FieldPath } from '../field-path';
import { podTemplatesIn } from '../pod-templates';
import { Report } from '../report';
import { everyVersion } from '../versions';
import { LabelIndex, type Labels } from './label-index';

/** How others refer to a workload. */
export interface WorkloadName {
  readonly kind: string;
  readonly name: string;
  readonly namespace: string;
}

/** A workload among the objects that are judged together. */
export interface Workload extends WorkloadName {
  /** Absent where the manifest leaves it out. */
  readonly replicas: number | undefined;
  /** The labels of its pods. */
  readonly labels: Labels;
  readonly spec: PodSpecNode;
}

interface Kinds {
  readonly HorizontalPodAutoscaler: HorizontalPodAutoscaler;
  readonly NetworkPolicy: NetworkPolicy;
  readonly PersistentVolumeClaim: PersistentVolumeClaim;
  readonly PodDisruptionBudget: PodDisruptionBudget;
  readonly Service: Service;
}

type Autoscaler = Decoded<HorizontalPodAutoscaler>;
type Selecting = 'NetworkPolicy' | 'PodDisruptionBudget';

/**
 * The objects that are judged together, found by kind, namespace and name; `''` is where a manifest names no namespace.
 *
 * They are read when they are first asked for.
 */
export class Companions {
  private readonly judged: readonly Judged[];
  private readonly kinds: ReadonlySet<string>;
  private readonly objects = new Map<string, Map<string, Judged['object']>>();
  private readonly selected = new Map<string, ReadonlySet<Workload>>();
  private autoscalers: ReadonlyMap<string, Autoscaler> | undefined;
  private workloads: Workloads | undefined;

  constructor(judged: readonly Judged[]) {
    this.judged = judged;
    this.kinds = new Set(judged.map(({ kind }) => kind));
  }

  /** Whether there are objects of a kind in a namespace. */
  has(kind: keyof Kinds, namespace: string): boolean {
    return this.namesOf(kind, namespace).size > 0;
  }

  /** The object of a kind, namespace and name. */
  find<Kind extends keyof Kinds>(
    kind: Kind,
    namespace: string,
    name: string,
  ): Decoded<Kinds[Kind]> | undefined {
    return this.namesOf(kind, namespace).get(name) as Decoded<Kinds[Kind]> | undefined;
  }

  /** The autoscaler of a workload. */
  autoscalerOf(workload: WorkloadName): Autoscaler | undefined {
    if (!this.kinds.has('HorizontalPodAutoscaler')) return undefined;
    this.autoscalers ??= new Map(
      this.objectsOf<Autoscaler>('HorizontalPodAutoscaler').map((one) => [targetKey(one), one]),
    );
    return this.autoscalers.get(keyOf(workload));
  }

  /** The workload that an autoscaler scales. */
  targetOf(autoscaler: Autoscaler): Workload | undefined {
    return this.readWorkloads().byName.get(targetKey(autoscaler));
  }

  /** The workloads of a namespace whose pods a selector selects. */
  selectedBy(selector: Selector | undefined, namespace: string): readonly Workload[] {
    return this.readWorkloads().byLabels.get(namespace)?.selectedBy(selector) ?? [];
  }

  /** Whether an object of a kind selects the pods of a workload. */
  isSelected(kind: Selecting, workload: WorkloadName): boolean {
    if (!this.kinds.has(kind)) return false;
    const found = this.readWorkloads().byName.get(keyOf(workload));
    if (found === undefined) return false;
    return entry(this.selected, `${kind}/${workload.namespace}`, () => {
      const selectors = this.namesOf(kind, workload.namespace).values();
      return new Set(
        [...selectors].flatMap((one) => this.selectedBy(selectorOf(one), workload.namespace)),
      );
    }).has(found);
  }

  private namesOf(kind: string, namespace: string): ReadonlyMap<string, Judged['object']> {
    if (!this.kinds.has(kind)) return nothing;
    if (!this.objects.has(kind)) {
      this.objects.set(kind, new Map());
      for (const object of this.objectsOf<Judged['object']>(kind)) {
        const { name, namespace: where } = ownerIn(kind, object.metadata);
        entry(this.objects, `${kind}/${where}`, () => new Map()).set(name, object);
      }
    }
    return this.objects.get(`${kind}/${namespace}`) ?? nothing;
  }

  private objectsOf<Node>(kind: string): readonly Node[] {
    return this.judged.filter((one) => one.kind === kind).map(({ object }) => object as Node);
  }

  private readWorkloads(): Workloads {
    this.workloads ??= workloadsOf(this.judged);
    return this.workloads;
  }
}

interface Workloads {
  readonly byName: ReadonlyMap<string, Workload>;
  readonly byLabels: ReadonlyMap<string, LabelIndex<Workload>>;
}

function workloadsOf(judged: readonly Judged[]): Workloads {
  const byName = new Map<string, Workload>();
  const byLabels = new Map<string, LabelIndex<Workload>>();
  const root = new FieldPath(new Report(everyVersion), everyVersion);
  for (const { kind, object } of judged) {
    for (const { metadata, spec } of podTemplatesIn(kind, object, root)) {
      const labels = metadata.labels ?? {};
      const replicas = replicasOf(object);
      const workload = { ...ownerIn(kind, object.metadata), replicas, labels, spec };
      if (byName.has(keyOf(workload))) continue;
      byName.set(keyOf(workload), workload);
      entry(byLabels, workload.namespace, () => new LabelIndex<Workload>()).add(labels, workload);
    }
  }
  return { byName, byLabels };
}

/** The name of the workload that has this metadata. */
export function ownerIn(kind: string, metadata: ObjectMetadata | undefined): WorkloadName {
  return { kind, name: metadata?.name ?? '', namespace: metadata?.namespace ?? '' };
}

function keyOf({ kind, name, namespace }: WorkloadName): string {
  return `${kind}/${namespace}/${name}`;
}

function targetKey({ spec, metadata }: Autoscaler): string {
  const { kind = '', name = '' } = spec?.scaleTargetRef ?? {};
  return keyOf({ kind, name, namespace: metadata?.namespace ?? '' });
}

const nothing: ReadonlyMap<string, Judged['object']> = new Map();

function replicasOf(object: object): number | undefined {
  return (object as { readonly spec?: { readonly replicas?: number } }).spec?.replicas;
}

function selectorOf(object: object): Selector | undefined {
  const { spec } = object as Decoded<NetworkPolicy> & Decoded<PodDisruptionBudget>;
  return spec?.selector ?? spec?.podSelector;
}

function entry<Value>(map: Map<string, Value>, key: string, make: () => Value): Value {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}
