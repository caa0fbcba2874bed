/** The parts of an image's name that rules look at. */
export interface ImageName {
  /** Without registry, tag and digest: `bitnami/postgresql`. */
  readonly path: string;
  /** The last part of the path: `postgresql`. */
  readonly base: string;
  readonly tag: string | undefined;
  readonly pinned: boolean;
}

const known = new Map<string, ImageName>();

/** Reads an image's name as container runtimes do; takes any text. */
export function imageName(image: string): ImageName {
  let name = known.get(image);
  if (name === undefined) {
    name = read(image);
    if (known.size < 1024 && image.length <= 256) known.set(image, name);
  }
  return name;
}

function read(image: string): ImageName {
  const digestAt = image.indexOf('@');
  const tagged = digestAt < 0 ? image : image.slice(0, digestAt);
  const lastSlash = tagged.lastIndexOf('/');
  const colon = tagged.indexOf(':', lastSlash + 1);
  const whole = colon < 0 ? tagged : tagged.slice(0, colon);
  const firstSlash = whole.indexOf('/');
  const host = whole.slice(0, Math.max(firstSlash, 0));
  const hasRegistry = host.includes('.') || host.includes(':') || host === 'localhost';
  return {
    path: hasRegistry ? whole.slice(firstSlash + 1) : whole,
    base: whole.slice(lastSlash + 1),
    tag: colon < 0 ? undefined : tagged.slice(colon + 1),
    pinned: digestAt >= 0,
  };
}
