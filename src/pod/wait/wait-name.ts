import type { WaitTarget } from './target';

/**
 * A container's name that says what is waited for: `wait-for-postgres`, `wait-for-postgres-and-2-more`.
 *
 * It is a DNS label, the same for the same targets; that it is unique in a pod is the caller's to see to.
 */
export function waitName(targets: readonly WaitTarget[]): string {
  const [first] = targets;
  const subject = first === undefined ? '' : slug(subjectOf(first));
  const more = targets.length > 1 ? `-and-${targets.length - 1}-more` : '';
  const name = `wait-for-${subject || 'target'}`.slice(0, 63 - more.length).replace(/-+$/, '');
  return name + more;
}

function subjectOf(target: WaitTarget): string {
  switch (target.kind) {
    case 'http':
      return firstLabel(new URL(target.url).hostname);
    case 'command':
      return (target.argv[0] ?? '').replace(/^.*\//, '');
    case 'dns':
    case 'service':
      return firstLabel(target.name);
    default:
      return firstLabel(target.host);
  }
}

function firstLabel(host: string): string {
  return /^[\d.]+$/.test(host) ? host : (host.split('.')[0] ?? host);
}

function slug(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
}
