/** The one name that is meant where a name is mistyped by a letter or two; undefined where several may be, or none. */
export function nearName(given: string, names: Iterable<string>): string | undefined {
  const most = given.length < 4 ? 0 : given.length < 8 ? 1 : 2;
  let near: string | undefined;
  let least = most + 1;
  for (const name of names) {
    if (Math.abs(name.length - given.length) > most) continue;
    const away = name.toLowerCase() === given.toLowerCase() ? 0 : editsBetween(given, name);
    if (away > least) continue;
    near = away < least ? name : undefined;
    least = away;
  }
  return least > most ? undefined : near;
}

/** How many letters are to be added, left out, replaced, or swapped with the next, to make one name of the other. */
function editsBetween(one: string, other: string): number {
  let before: number[] = [];
  let above = Array.from({ length: other.length + 1 }, (_, k) => k);
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    for (let k = 1; k <= other.length; k += 1) {
      const same = one[i - 1] === other[k - 1];
      const replaced = (above[k - 1] ?? 0) + (same ? 0 : 1);
      let edits = Math.min(replaced, (above[k] ?? 0) + 1, (row[k - 1] ?? 0) + 1);
      const swapped = i > 1 && k > 1 && one[i - 1] === other[k - 2] && one[i - 2] === other[k - 1];
      if (swapped) edits = Math.min(edits, (before[k - 2] ?? 0) + 1);
      row.push(edits);
    }
    before = above;
    above = row;
  }
  return above[other.length] ?? 0;
}
