import type { Container, ObjectMeta, PersistentVolumeClaim, PodSpec, Volume } from '../kubernetes';
import type { Patch } from '../kubernetes/patch';
import type { RenderContext } from './context';
import type { ContainerRole } from './state';

/** The containers that an effect is about: `'app'`, `'sidecars'`, `'init'`, `'all'`, or names. */
export type ContainerTarget = string | readonly string[];

/** What a container comes before or after, and how far the other must have come. */
export interface Relation {
  readonly before?: string | readonly string[];
  readonly after?: After | readonly After[];
}

/** A container that must have started, be healthy (its startup probe passed), or have run to completion. */
export type After =
  | string
  | { readonly container: string; readonly ready: 'started' | 'healthy' | 'complete' };

/** What a function of the rendering gives: helpers take their image from the settings of the scope. */
export type FromContext<T> = T | ((context: RenderContext) => T);

/** What a function of the rendering gives that may look at the container as it stands, a copy of it. */
export type FromContainer<T> = T | ((context: RenderContext, container: Container) => T);

/** Adds a container; refuses another of the same name. */
export interface AddContainer {
  readonly effect: 'add container';
  readonly name: string;
  readonly role: ContainerRole;
  readonly container: FromContext<Omit<Container, 'name'>>;
  /** The names of its ports whose numbers other containers may have. */
  readonly shared?: readonly string[];
  readonly order?: Relation;
}

/** Adds the containers that a helper program of the scope plans. */
export interface AddContainers {
  readonly effect: 'add containers';
  readonly role: 'init';
  /** The name of the first, the others get `-2`, `-3`; the plan's own names where nothing is said. */
  readonly name?: string;
  readonly plan: (context: RenderContext) => {
    readonly containers: readonly Container[];
    readonly problems: readonly PlanProblem[];
  };
  readonly order?: Relation;
}

/** Why a plan could not be made. */
export interface PlanProblem {
  readonly argument: string;
  readonly given: string;
  readonly allowed: string;
  readonly remedy: string;
}

/** Adds a volume of the pod; refuses another of the same name. */
export interface AddVolume {
  readonly effect: 'add volume';
  readonly volume: Volume;
}

/** Adds a claim that each pod of a StatefulSet gets, mounted by its name like a volume. */
export interface AddClaimTemplate {
  readonly effect: 'add claim template';
  readonly claim: Omit<PersistentVolumeClaim, 'metadata'> & {
    readonly metadata: ObjectMeta & { readonly name: string };
  };
}

/** Changes containers: after everything is added, in the order of the calls. */
export interface PatchContainers {
  readonly effect: 'patch containers';
  readonly target: ContainerTarget;
  readonly patch: FromContainer<Patch<Container>>;
  /** `add` reports a list element that is there with other content; `patch` overrides it. */
  readonly mode: 'add' | 'patch';
  /** Fields that are set as a whole: what an earlier call put there goes. */
  readonly replaces?: readonly (keyof Container)[];
  /** What the patch needs of the pod. */
  readonly needs?: Needs;
}

/** What a change refers to. */
export interface Needs {
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
  /** Roles that the change does not fit, and why. */
  readonly refuses?: {
    readonly role: ContainerRole;
    readonly why: string;
    readonly remedy: string;
  };
}

/** Changes the pod's spec, containers and volumes excepted. */
export interface PatchPod {
  readonly effect: 'patch pod';
  readonly patch: FromContext<
    Patch<Omit<PodSpec, 'containers' | 'initContainers' | 'ephemeralContainers'>>
  >;
  readonly mode: 'add' | 'patch';
  readonly replaces?: readonly (keyof PodSpec)[];
}

/** Sets labels and annotations of the pod. */
export interface PatchMetadata {
  readonly effect: 'patch metadata';
  readonly patch: Patch<
    Pick<ObjectMeta, 'labels' | 'annotations' | 'finalizers' | 'name' | 'namespace'>
  >;
  /** Reports, with this remedy, another such effect that gives an annotation another value; else the value is replaced. */
  readonly refusesOthers?: { readonly remedy: string };
}

/**
 * Takes away what only a server has, of what earlier calls gave: ports, probes, preStop hooks and time to end of app
 * containers, spread constraints.
 */
export interface DropServing {
  readonly effect: 'drop serving';
}

/**
 * Asks for time between the beginning of a pod's end and its kill: the grace period holds the longest that a container
 * asks for. What a later call says of a container replaces what an earlier one said.
 */
export interface AskTimeToEnd {
  readonly effect: 'ask time to end';
  readonly target: ContainerTarget;
  /** The seconds until the container is told to stop; as before where nothing is said. */
  readonly delay?: number;
  /** The seconds it needs from then on; as before where nothing is said. */
  readonly drain?: number;
}

/** Says that a rule is broken on purpose. */
export interface Waive {
  readonly effect: 'waive';
  readonly rule: string;
  readonly reason: string;
}

/** Names an object that is known to be in a namespace: a pod finds objects of its own namespace only. */
export interface ReferTo {
  readonly effect: 'refer to';
  readonly kind: 'ConfigMap' | 'Secret' | 'ServiceAccount';
  readonly name: string;
  readonly namespace: string;
  /** What messages call it. */
  readonly subject: string;
}

/** What a mixin does, as data: rendering reads it, nothing happens before. */
export type Effect =
  | AddContainer
  | AddContainers
  | AddVolume
  | AddClaimTemplate
  | PatchContainers
  | PatchPod
  | PatchMetadata
  | DropServing
  | AskTimeToEnd
  | ReferTo
  | Waive;
