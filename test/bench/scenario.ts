/** One of those that are compared: a process that does the whole work, from its start to files on the disk. */
export interface Contender {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  /** The folder to run in, where that matters. */
  readonly cwd?: string;
}

/** The same work for several contenders, at several sizes. */
export interface Scenario {
  readonly name: string;
  readonly title: string;
  /** What the size counts. */
  readonly unit: string;
  readonly sizes: readonly number[];
  /** Those that take part at a size; slow ones drop out where they would take minutes. */
  contendersAt(size: number, folders: Folders): readonly Contender[];
  /** The contender that the ratios refer to. */
  readonly reference: string;
  /** Whether to fit how the time of each contender grows with the size. */
  readonly fitsGrowth?: boolean;
}

/** Where a run keeps what it makes. */
export interface Folders {
  /** Compiled programs. */
  readonly programs: string;
  /** What the contenders write. */
  readonly output: string;
  /** What is made for contenders that are no programs of ours: Helm charts, Jsonnet. */
  readonly inputs: string;
}

/** What a process of ours says of itself. */
export interface ProcessReport {
  /** Milliseconds since the start of the process, by name. */
  readonly marks: Readonly<Record<string, number>>;
  /** Milliseconds that the program has measured itself. */
  readonly figures: Readonly<Record<string, number>>;
  /** Milliseconds of processor time, which other work on the machine disturbs less. */
  readonly cpu: number;
  /** The most memory that it had, in bytes. */
  readonly peakMemory: number;
}

/** What was measured of one contender at one size; times are medians. */
export interface Measurement {
  readonly scenario: string;
  readonly size: number;
  readonly contender: string;
  /** Milliseconds from start to end of the process. */
  readonly wall: number;
  readonly runs: readonly number[];
  /** Milliseconds inside the process: from one mark to the next, and what the program has measured itself. */
  readonly phases?: Readonly<Record<string, number>>;
  /** Milliseconds of processor time. */
  readonly cpu?: number;
  readonly peakMemory?: number;
  readonly failed?: string;
}
