import type { Judged } from '../api-server/judge-object';
import { judgedKind } from '../api-server/kinds';
import type { Selector } from '../api-server/selectors/label-selector';
import { selectorMatches } from '../api-server/selectors/matches';
import { asksForOthers } from '../api-server/selectors/unmatched-labels';
import { FieldPath } from '../field-path';
import { podTemplatesIn, type PodPlace } from '../pod-templates';
import type { Report } from '../report';
import { textsAbout } from './texts-about';

/** One of several objects that are judged together, and where its problems go. */
export interface JudgedAmongOthers extends Judged {
  readonly report: Report;
}

/** An object among others. */
export interface SetObject {
  /** Group and kind: `apps/Deployment`, `/Service`. */
  readonly type: string;
  readonly kind: string;
  readonly name: string;
  /** Empty where the manifest names none, and for what lives in no namespace. */
  readonly namespace: string;
  /** Whether another object in the cluster makes it and takes care of it. */
  readonly controlled: boolean;
  readonly object: Judged['object'];
  readonly given: object | undefined;
  readonly at: FieldPath;
  /** The pod that it is or has a template of. */
  readonly pod: PodPlace | undefined;
}

/** An object that is a pod or has a template of one. */
export type PodOwner = SetObject & { readonly pod: PodPlace };

const none: readonly PodOwner[] = [];

/** The objects that are judged together. */
export class ObjectSet {
  readonly all: readonly SetObject[];
  private readonly byName = new Map<string, Map<string, SetObject>>();
  /** The owners of pods by namespace, and by namespace and label. */
  private readonly pods = new Map<string, PodOwner[]>();
  /** The objects of kinds that are not known. */
  private readonly unknown: SetObject[] = [];
  private readonly made = new Map<string, ReadonlySet<string>>();
  private readonly claims = new Set<string>();

  constructor(judged: readonly JudgedAmongOthers[]) {
    const types = new Map<string, Map<string, ObjectType>>();
    this.all = oncePerManifest(judged).map((one) => setObject(one, typeOf(one, types)));
    for (const one of this.all) this.add(one);
  }

  /** The first object of a type, namespace and name. */
  find(type: string, namespace: string, name: string): SetObject | undefined {
    return this.byName.get(type)?.get(keyOf(namespace, name));
  }

  /** Whether there are pods in a namespace. */
  hasPods(namespace: string): boolean {
    return this.pods.has(namespace);
  }

  /** The owners of the pods that a selector selects. */
  podsSelectedBy(selector: Selector, namespace: string): readonly PodOwner[] {
    let fewest: readonly PodOwner[] = this.pods.get(namespace) ?? none;
    for (const key in selector.matchLabels) {
      const label = `${namespace} ${key}=${selector.matchLabels[key]}`;
      const some = this.pods.get(label) ?? none;
      if (some.length < fewest.length) fewest = some;
    }
    if (fewest.length === 0) return none;
    return fewest.filter(({ pod }) => selectorMatches(selector, pod.metadata.labels) === true);
  }

  /** Whether a workload selects pods by labels that its template is without: that is an error there, and no word beside it. */
  hasMislabelledPods(labels: Labels | undefined, namespace: string): boolean {
    return (this.pods.get(namespace) ?? none).some(({ object, pod }) => {
      const { selector } = (object as ControllerNode).spec ?? {};
      return (
        selector !== undefined &&
        asksForOthers(selector, pod.metadata.labels) &&
        selectorMatches({ matchLabels: labels }, selector.matchLabels) === true
      );
    });
  }

  /** Whether a custom resource is there that may make an object of a kind and name in the cluster. */
  mayBeMade(kind: string, namespace: string, name: string): boolean {
    if (this.unknown.length === 0) return false;
    let made = this.made.get(kind);
    if (made === undefined) this.made.set(kind, (made = namesMadeBy(this.unknown, kind)));
    // One that names no namespace may belong to the cluster, and make objects in all of them.
    return made.has(keyOf(namespace, name)) || made.has(name);
  }

  /** Whether a StatefulSet makes a claim of the name. */
  makesClaim(namespace: string, name: string): boolean {
    return this.claims.has(`${namespace}/${name.replace(/-\d+$/, '')}`);
  }

  private add(one: SetObject): void {
    const { type, namespace, name, pod } = one;
    const key = keyOf(namespace, name);
    let names = this.byName.get(type);
    if (names === undefined) {
      names = new Map();
      this.byName.set(type, names);
    }
    if (!names.has(key)) names.set(key, one);
    if (pod !== undefined) this.addPod(one as PodOwner);
    if (type === 'apps/StatefulSet') this.addClaims(one);
    if (type.startsWith('?')) this.unknown.push(one);
  }

  private addPod(owner: PodOwner): void {
    const { namespace, pod } = owner;
    pushTo(this.pods, namespace, owner);
    const { labels } = pod.metadata;
    for (const key in labels) pushTo(this.pods, `${namespace} ${key}=${labels[key]}`, owner);
  }

  private addClaims({ namespace, name, object }: SetObject): void {
    const { spec } = object as StatefulSetNode;
    for (const { metadata } of spec?.volumeClaimTemplates ?? []) {
      this.claims.add(`${namespace}/${metadata?.name ?? ''}-${name}`);
    }
  }
}

type Labels = Readonly<Record<string, string | undefined>>;

interface ControllerNode {
  readonly spec?: { readonly selector?: Selector };
}

interface StatefulSetNode {
  readonly spec?: {
    readonly volumeClaimTemplates?: readonly { readonly metadata?: { readonly name?: string } }[];
  };
}

/** The names that custom resources have, or give to objects of a kind. */
function namesMadeBy(objects: readonly SetObject[], kind: string): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { namespace, name, given } of objects) {
    names.add(keyOf(namespace, name));
    if (given === undefined) continue;
    for (const text of textsAbout(kind, given)) names.add(keyOf(namespace, text));
  }
  return names;
}

function pushTo(map: Map<string, PodOwner[]>, key: string, owner: PodOwner): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [owner]);
  else list.push(owner);
}

function keyOf(namespace: string, name: string): string {
  return namespace === '' ? name : `${namespace}/${name}`;
}

// A manifest that versions see differently was judged more than once; the newest versions come last.
function oncePerManifest(judged: readonly JudgedAmongOthers[]): readonly JudgedAmongOthers[] {
  const byReport = new Map<Report, JudgedAmongOthers>();
  for (const one of judged) {
    const before = byReport.get(one.report);
    if (before === undefined) byReport.set(one.report, one);
    else {
      const newer = one.versions > before.versions ? one : before;
      byReport.set(one.report, { ...newer, versions: one.versions | before.versions });
    }
  }
  return [...byReport.values()];
}

interface ObjectType {
  readonly name: string;
  readonly known: boolean;
  readonly namespaced: boolean;
}

function typeOf(
  { apiVersion, kind }: JudgedAmongOthers,
  types: Map<string, Map<string, ObjectType>>,
): ObjectType {
  let ofVersion = types.get(apiVersion);
  if (ofVersion === undefined) {
    ofVersion = new Map();
    types.set(apiVersion, ofVersion);
  }
  let type = ofVersion.get(kind);
  if (type === undefined) {
    const judged = judgedKind(apiVersion, kind);
    const slash = apiVersion.lastIndexOf('/');
    const group = slash < 0 ? '' : apiVersion.slice(0, slash);
    const known = judged !== undefined;
    const name = known ? `${group}/${kind}` : `?${group}/${kind}`;
    type = { name, known, namespaced: judged?.namespaced !== false };
    ofVersion.set(kind, type);
  }
  return type;
}

function setObject(judged: JudgedAmongOthers, type: ObjectType): SetObject {
  const { kind, versions, object, given, report } = judged;
  const { name = '', namespace = '', ownerReferences } = object.metadata ?? {};
  const at = new FieldPath(report, versions);
  return {
    type: type.name,
    kind,
    name,
    namespace: type.namespaced ? namespace : '',
    controlled: ownerReferences !== undefined && ownerReferences.some((one) => one.controller),
    object,
    given,
    at,
    pod: type.known ? podTemplatesIn(kind, object, at)[0] : undefined,
  };
}
