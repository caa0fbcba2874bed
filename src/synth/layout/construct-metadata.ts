import type { SynthesisOrder } from '../order/synthesis-order';
import type { OutputFile } from './output-file';

/** The file by which `cdk8s synth` says in validation reports which construct an object comes from. */
export function constructMetadata(order: SynthesisOrder): OutputFile {
  const resources: Record<string, { readonly path: string }> = {};
  for (const object of order.charts.flatMap((chart) => order.objectsOf(chart))) {
    resources[object.name] = { path: object.node.path };
  }
  const text = JSON.stringify({ version: '1.0.0', resources });
  return { path: 'construct-metadata.json', bytes: [Buffer.from(text, 'utf8')] };
}
