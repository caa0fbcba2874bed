const quietMs = 1000;
const everyMs = 100;

const clearLine = '\r\u001b[2K';

/** A line on the terminal that says how far synthesis is, once it takes longer than a second; nothing in CI. */
export class Progress {
  private readonly isShown = process.stderr.isTTY && !process.env['CI'];
  private readonly total: number;
  private next = performance.now() + quietMs;
  private done = 0;
  private hasLine = false;

  constructor(total: number) {
    this.total = total;
  }

  /** One more object is rendered. */
  step(): void {
    this.done += 1;
    if (!this.isShown || (this.done & 0x3f) !== 0) return;
    const now = performance.now();
    if (now < this.next) return;
    this.next = now + everyMs;
    this.hasLine = true;
    process.stderr.write(`${clearLine}rendering ${this.done} of ${this.total} objects`);
  }

  /** Takes the line away. */
  end(): void {
    if (this.hasLine) process.stderr.write(clearLine);
    this.hasLine = false;
  }
}
