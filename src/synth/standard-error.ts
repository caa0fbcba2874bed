function ignore(): void {}

/**
 * Writes to standard error, where nobody may be listening any more: a pipe that is closed or a disk that is full is no
 * reason for the program to fail. `console.error` does the same.
 */
export function writeToStandardError(text: string): void {
  const { stderr } = process;
  // Some streams say at once that they failed, others later.
  stderr.once('error', ignore);
  try {
    stderr.write(text, (error) => {
      // Where the streams of a worker are piped here, others listen, and raise the error nonetheless.
      if (error && !stderr.listeners('error').includes(ignore)) stderr.once('error', ignore);
    });
  } finally {
    stderr.off('error', ignore);
  }
}
