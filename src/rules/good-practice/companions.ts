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
import { selectorMatches } from '../api-server/selectors/matches';
import type { Selector } from '../api-server/selectors/label-selector';
import type { Decoded } from '../decoded';
import { FieldPath } from '../field-path';
import { podTemplatesIn } from '../pod-templates';
import { Report } from '../report';
import { everyVersion } from '../versions';

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
  readonly labels: Readonly<Record<string, string | undefined>>;
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

/** The objects that are judged together, found by kind and namespace. */
export class Companions {
  private readonly objects = new Map<string, Judged['object'][]>();
  private readonly workloads = new Map<string, Workload[]>();

  constructor(judged: readonly Judged[]) {
    const root = new FieldPath(new Report(everyVersion), everyVersion);
    const seen = new Set<object>();
    for (const { kind, object } of judged) {
      if (seen.has(object)) continue;
      seen.add(object);
      const namespace = object.metadata?.namespace ?? '';
      listIn(this.objects, `${kind}/${namespace}`).push(object);
      for (const { metadata, spec } of podTemplatesIn(kind, object, root)) {
        listIn(this.workloads, namespace).push({
          kind,
          name: object.metadata?.name ?? '',
          namespace,
          replicas: replicasOf(object),
          labels: metadata.labels ?? {},
          spec,
        });
      }
    }
  }

  /** The objects of a kind in a namespace; `''` is where the manifest names none. */
  of<Kind extends keyof Kinds>(kind: Kind, namespace: string): readonly Decoded<Kinds[Kind]>[] {
    return (this.objects.get(`${kind}/${namespace}`) ?? []) as unknown as readonly Decoded<
      Kinds[Kind]
    >[];
  }

  /** The workloads of a namespace. */
  workloadsIn(namespace: string): readonly Workload[] {
    return this.workloads.get(namespace) ?? [];
  }

  /** The autoscaler of a workload. */
  autoscalerOf({ kind, name, namespace }: WorkloadName): Autoscaler | undefined {
    return this.of('HorizontalPodAutoscaler', namespace).find(({ spec }) => {
      const target = spec?.scaleTargetRef;
      return target?.kind === kind && target.name === name;
    });
  }

  /** The workload that an autoscaler scales. */
  targetOf({ spec, metadata }: Autoscaler): Workload | undefined {
    const target = spec?.scaleTargetRef;
    return this.workloadsIn(metadata?.namespace ?? '').find(
      ({ kind, name }) => kind === target?.kind && name === target.name,
    );
  }

  /** The workloads of a namespace whose pods a selector selects. */
  selectedBy(selector: Selector | undefined, namespace: string): readonly Workload[] {
    return this.workloadsIn(namespace).filter(
      ({ labels }) => selectorMatches(selector, labels) === true,
    );
  }
}

/** The name of the workload that has this metadata. */
export function ownerIn(kind: string, metadata: ObjectMetadata | undefined): WorkloadName {
  return { kind, name: metadata?.name ?? '', namespace: metadata?.namespace ?? '' };
}

function replicasOf(object: object): number | undefined {
  return (object as { readonly spec?: { readonly replicas?: number } }).spec?.replicas;
}

function listIn<Item>(lists: Map<string, Item[]>, key: string): Item[] {
  let list = lists.get(key);
  if (list === undefined) {
    list = [];
    lists.set(key, list);
  }
  return list;
}
