/** A copy that nobody else has. */
export function clonedData<T>(value: T): T {
  if (Array.isArray(value)) return value.map(clonedData) as T;
  if (typeof value !== 'object' || value === null) return value;
  const result: Record<string, unknown> = {};
  for (const key of Object.keys(value))
    result[key] = clonedData((value as Record<string, unknown>)[key]);
  return result as T;
}
