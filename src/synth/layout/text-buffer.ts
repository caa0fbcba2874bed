const smallestChunk = 4096;
const largestChunk = 262_144;

const sharedTo = 65_536;
const mostShared = 64;

/** UTF-8 takes no more than this for each unit of UTF-16. */
const bytesAUnit = 3;

/** Text on its way to a file: encoded as it comes, so that the many small strings it is made of are given up early. */
export class TextBuffer {
  private readonly pieces: Uint8Array[] = [];
  private readonly shared = new Map<string, Uint8Array>();
  private chunk: Buffer = Buffer.alloc(0);
  /** Where the text begins that is in the chunk and not yet among the pieces. */
  private begin = 0;
  private end = 0;

  add(text: string): void {
    const most = text.length * bytesAUnit;
    if (most > largestChunk) return this.addEncoded(Buffer.from(text, 'utf8'));
    if (most > this.chunk.length - this.end) this.openChunk(most);
    this.end += this.chunk.write(text, this.end, 'utf8');
  }

  /** Adds a long text that may come again, as scripts do: then it is encoded once. */
  addRecurring(text: string): void {
    this.addEncoded(this.encoded(text));
  }

  private addEncoded(bytes: Uint8Array): void {
    this.close();
    this.pieces.push(bytes);
  }

  private encoded(text: string): Uint8Array {
    const known = text.length > sharedTo ? undefined : this.shared.get(text);
    if (known !== undefined) return known;
    const piece = Buffer.from(text, 'utf8');
    if (text.length <= sharedTo && this.shared.size < mostShared) this.shared.set(text, piece);
    return piece;
  }

  private openChunk(least: number): void {
    this.close();
    const size = Math.min(Math.max(this.chunk.length * 4, smallestChunk), largestChunk);
    this.chunk = Buffer.allocUnsafeSlow(Math.max(size, least));
    this.begin = 0;
    this.end = 0;
  }

  private close(): void {
    if (this.begin === this.end) return;
    this.pieces.push(this.chunk.subarray(this.begin, this.end));
    this.begin = this.end;
  }

  /** All that was added, encoded as UTF-8. */
  bytes(): readonly Uint8Array[] {
    this.close();
    return this.pieces;
  }
}
