import type { Graph } from './graph';

/** A chain of constructs, by position, each of which waits for the next, and the last for the first. */
export class Cycle extends Error {
  readonly positions: readonly number[];

  constructor(positions: readonly number[]) {
    super('dependency cycle');
    this.name = 'Cycle';
    this.positions = positions;
  }
}

interface Visit {
  readonly vertex: number;
  readonly successors: readonly number[];
  next: number;
}

/** Sorts parts of one graph, depth first, what is needed before what needs it. Keeps its marks between the parts. */
export class Topology {
  private readonly graph: Graph;
  private readonly marks: Int32Array;
  private run = 0;

  constructor(graph: Graph) {
    this.graph = graph;
    this.marks = new Int32Array(graph.vertices);
  }

  /**
   * The constructs that the roots reach, in order.
   *
   * @param isInside - leaves constructs, and what they lead to, out of this part
   */
  sort(roots: Iterable<number>, isInside: (construct: number) => boolean): readonly number[] {
    this.run += 1;
    const open = 2 * this.run;
    const closed = open + 1;
    const { marks, graph } = this;
    const sorted: number[] = [];
    const path: Visit[] = [];

    const enter = (vertex: number): void => {
      marks[vertex] = open;
      path.push({ vertex, successors: graph.successors(vertex), next: 0 });
    };

    for (const root of roots) {
      if (marks[root] !== closed) enter(root);
      for (let visit = path.at(-1); visit !== undefined; visit = path.at(-1)) {
        const successor = visit.successors[visit.next];
        visit.next += 1;
        if (successor === undefined) {
          path.pop();
          marks[visit.vertex] = closed;
          if (visit.vertex < graph.size) sorted.push(visit.vertex);
        } else if (marks[successor] === open) {
          throw this.cycle(path, successor);
        } else if (marks[successor] !== closed && isInside(successor % graph.size)) {
          enter(successor);
        }
      }
    }
    return sorted;
  }

  /** From the vertex that was met again on; of the vertices in between, only constructs can be shown. */
  private cycle(path: readonly Visit[], again: number): Cycle {
    const from = path.findIndex(({ vertex }) => vertex === again);
    const constructs = path.slice(from).filter(({ vertex }) => vertex < this.graph.size);
    return new Cycle(constructs.map(({ vertex }) => vertex));
  }
}
