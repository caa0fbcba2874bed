import type { Problem, ProblemType } from '../manifest/problem';
import type { Relation } from './effect';
import type { Data } from './merge';
import { fieldOrigin, type Origin } from './origin';
import type { OriginRecord } from './origin-record';
import type { ContainerRole } from './state';

/** A container under construction. */
export interface DraftContainer {
  readonly name: string;
  readonly role: ContainerRole;
  readonly data: Data;
  readonly origin: Origin;
  readonly order: Relation[];
  /** The ports that it was added with, by name; of none there is nothing to say. */
  readonly given:
    | { readonly names: readonly unknown[]; readonly shared: readonly string[] }
    | undefined;
}

/** A problem whose path is known only when the containers are in order. */
interface Noted {
  /** The container it is about, if it is about one. */
  readonly container?: string;
  /** The path below the container, or below the pod template. */
  readonly path: string;
  readonly rule: string;
  readonly type: ProblemType;
  readonly message: string;
  readonly remedy?: string | undefined;
  readonly origins: readonly Origin[];
}

/** A pod under construction: private to one rendering, so it may be changed. */
export class PodDraft {
  readonly containers: Map<string, DraftContainer> = new Map();
  readonly spec: Data = {};
  readonly metadata: Data = {};
  readonly claims: Data[] = [];
  readonly waivers: { readonly rule: string; readonly reason: string; readonly origin: Origin }[] =
    [];
  /** Annotations that a call does not leave to others. */
  readonly heldAnnotations: Set<string> = new Set();
  readonly record: OriginRecord | undefined;
  readonly #noted: Noted[] = [];

  constructor(record?: OriginRecord) {
    this.record = record;
  }

  note(noted: Noted): void {
    this.#noted.push(noted);
  }

  /** The containers of a role, `'all'` for every one, in the order of adding. */
  of(role: ContainerRole | 'all'): readonly DraftContainer[] {
    const found: DraftContainer[] = [];
    for (const container of this.containers.values()) {
      if (role === 'all' || container.role === role) found.push(container);
    }
    return found;
  }

  /** The problems, with the paths of the finished pod. */
  problems(init: readonly DraftContainer[], app: readonly DraftContainer[]): readonly Problem[] {
    if (this.#noted.length === 0) return [];
    const paths = new Map<string, string>();
    init.forEach(({ name }, index) => paths.set(name, `spec.initContainers[${index}]`));
    app.forEach(({ name }, index) => paths.set(name, `spec.containers[${index}]`));
    return this.#noted.map(({ container, path, origins, remedy, ...rest }) => {
      const base = container === undefined ? '' : (paths.get(container) ?? 'spec.containers');
      return {
        ...rest,
        set: 'composition',
        severity: 'error',
        path: base === '' ? path : path === '' ? base : `${base}.${path}`,
        ...(remedy === undefined ? {} : { remedy }),
        origins: origins.map(fieldOrigin),
      };
    });
  }
}
