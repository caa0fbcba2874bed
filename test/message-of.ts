/** What the task says when it throws; nothing when it does not. */
export function messageOf(task: () => unknown): string {
  try {
    task();
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}
