import { closeSync, openSync, readSync, writevSync } from 'node:fs';

/** How many bytes the pieces are. */
export function sizeOf(bytes: readonly Uint8Array[]): number {
  return bytes.reduce((sum, piece) => sum + piece.length, 0);
}

/** Whether the file begins with the pieces, one after the other. */
export function holdsBytes(path: string, bytes: readonly Uint8Array[]): boolean {
  const file = openSync(path, 'r');
  try {
    const found = Buffer.allocUnsafe(262_144);
    let [from, to] = [0, 0];
    for (const piece of bytes) {
      for (let at = 0; at < piece.length;) {
        if (from === to) [from, to] = [0, readSync(file, found)];
        const length = Math.min(to - from, piece.length - at);
        if (length === 0) return false;
        if (found.compare(piece, at, at + length, from, from + length) !== 0) return false;
        at += length;
        from += length;
      }
    }
    return true;
  } finally {
    closeSync(file);
  }
}

/** As many pieces as every system takes in one call. */
const piecesAtOnce = 512;

/** Writes the pieces, one after the other, at the end of an open file. */
export function writeBytes(file: number, bytes: readonly Uint8Array[]): void {
  for (let from = 0; from < bytes.length; from += piecesAtOnce) {
    let left = bytes.slice(from, from + piecesAtOnce);
    while (left.length > 0) left = after(left, writevSync(file, left));
  }
}

/** What is left of the pieces when so many bytes are written. */
function after(bytes: readonly Uint8Array[], written: number): Uint8Array[] {
  let done = written;
  const next = bytes.findIndex((piece) => {
    if (piece.length > done) return true;
    done -= piece.length;
    return false;
  });
  if (next < 0) return [];
  return [bytes[next]!.subarray(done), ...bytes.slice(next + 1)];
}
