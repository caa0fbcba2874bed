const short = 12;

/**
 * Whether a field may have one value in two elements of a list: of a short list this is known without a set, which
 * costs more than the comparing; of a long one it is taken for granted.
 */
export function mayRepeat<Item extends object>(items: readonly Item[], field: keyof Item): boolean {
  if (items.length > short) return true;
  for (let i = 1; i < items.length; i += 1) {
    const value = items[i]?.[field] ?? '';
    for (let k = 0; k < i; k += 1) if (value === (items[k]?.[field] ?? '')) return true;
  }
  return false;
}
