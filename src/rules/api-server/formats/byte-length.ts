/** Whether a text takes more than `most` bytes as UTF-8, which is how the API server measures. */
export function isLongerThan(text: string, most: number): boolean {
  if (text.length > most) return true;
  if (text.length * 3 <= most) return false;
  return Buffer.byteLength(text) > most;
}

/** The number of bytes of a text as UTF-8. */
export function byteLength(text: string): number {
  return Buffer.byteLength(text);
}
