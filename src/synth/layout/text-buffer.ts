const flushAt = 65_536;

/**
 * Text on its way to a file: encoded in pieces, so that the many small strings it is made of are given up early.
 */
export class TextBuffer {
  private readonly pieces: Buffer[] = [];
  private pending = '';

  add(text: string): void {
    this.pending += text;
    if (this.pending.length >= flushAt) this.flush();
  }

  private flush(): void {
    this.pieces.push(Buffer.from(this.pending, 'utf8'));
    this.pending = '';
  }

  /** All that was added, encoded as UTF-8. */
  bytes(): Buffer {
    this.flush();
    return this.pieces.length === 1 ? this.pieces[0]! : Buffer.concat(this.pieces);
  }
}
