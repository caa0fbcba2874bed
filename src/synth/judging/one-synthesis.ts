import type { IConstruct } from 'constructs';
import { duringSynthesis } from '../../manifest/synthesis';

const known = new WeakSet<IConstruct>();

/**
 * Lets an App of cdk8s say when it synthesises.
 *
 * It asks every construct of the whole app once, and again for each of its charts: what is asked can then answer as
 * before, and does not make the synthesis quadratic in the charts.
 */
export function markSynthesis(root: IConstruct): void {
  if (known.has(root)) return;
  known.add(root);
  for (const name of ['synth', 'synthYaml'] as const) {
    const synthesise: unknown = (root as Partial<Record<typeof name, unknown>>)[name];
    if (typeof synthesise !== 'function') continue;
    Object.defineProperty(root, name, {
      value: (...given: unknown[]): unknown =>
        duringSynthesis(() => Reflect.apply(synthesise, root, given) as unknown),
      configurable: true,
      writable: true,
    });
  }
}
