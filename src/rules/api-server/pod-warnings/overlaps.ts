const mostOverlaps = 100;
const longestPath = 4096;

interface Placed {
  readonly path: string;
  readonly shown: string;
}

/**
 * Finds paths of which one is the other, or lies below it, as they are added one by one.
 *
 * It tells of a hundred at most, and passes over paths that no file system takes.
 */
export class OverlapFinder {
  private readonly at = new Map<string, Placed[]>();
  private readonly below = new Map<string, Placed[]>();
  private readonly tell: (overlap: string) => void;
  private told = 0;

  constructor(tell: (overlap: string) => void) {
    this.tell = tell;
  }

  /** Adds the paths of some items of one source. */
  addAll(items: readonly { readonly path?: string | undefined }[], source: string): void {
    for (const { path = '' } of items) this.add(path.replace(/\/+$/, ''), source);
  }

  private add(path: string, source: string): void {
    if (path === '' || path.length > longestPath || this.told >= mostOverlaps) return;
    const quoted = JSON.stringify(path);
    const placed = { path, shown: source === '' ? quoted : `${quoted} (${source})` };
    const folders = foldersOf(path);
    for (const other of this.at.get(path) ?? []) this.found(placed, other);
    for (const folder of folders) {
      for (const other of this.at.get(folder) ?? []) this.found(placed, other);
      append(this.below, folder, placed);
    }
    for (const other of this.below.get(path) ?? []) this.found(placed, other);
    append(this.at, path, placed);
  }

  private found(now: Placed, other: Placed): void {
    this.told += 1;
    if (this.told <= mostOverlaps) this.tell(`${now.shown} with ${other.shown}`);
  }
}

function foldersOf(path: string): readonly string[] {
  const folders: string[] = [];
  for (let end = path.indexOf('/'); end > 0; end = path.indexOf('/', end + 1)) {
    folders.push(path.slice(0, end));
  }
  return folders;
}

function append(map: Map<string, Placed[]>, key: string, placed: Placed): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [placed]);
  else if (known.length < mostOverlaps) known.push(placed);
}
