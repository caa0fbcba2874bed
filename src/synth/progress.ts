import { writeToStandardError } from './standard-error';

const quietMs = 1000;
const everyMs = 100;

const clearLine = '\r\u001b[2K';

/** What is under way, and how many of what it is done for: `checking` 2,000 `constructs`. */
export interface Phase {
  readonly doing: string;
  readonly total: number;
  readonly things: string;
}

/** A line on the terminal that says how far synthesis is, once it takes longer than a second; nothing in CI. */
export class Progress {
  private readonly isShown = process.stderr.isTTY && !process.env['CI'];
  private next = performance.now() + quietMs;
  private phase: Phase | undefined;
  private done = 0;
  private hasLine = false;

  begin(phase: Phase): void {
    this.phase = phase;
    this.done = 0;
  }

  /** It is done for one more. */
  step(): void {
    this.done += 1;
    if (!this.isShown || this.phase === undefined || (this.done & 0xf) !== 0) return;
    const now = performance.now();
    if (now < this.next) return;
    this.next = now + everyMs;
    this.hasLine = true;
    const { doing, total, things } = this.phase;
    writeToStandardError(`${clearLine}${doing} ${this.done} of ${total} ${things}`);
  }

  /** Takes the line away, for something else to be written or because all is done. */
  clear(): void {
    if (this.hasLine) writeToStandardError(clearLine);
    this.hasLine = false;
  }
}
