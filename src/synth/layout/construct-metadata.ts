import { PodwrightError } from '../../manifest/podwright-error';
import type { SynthesisOrder } from '../order/synthesis-order';
import type { OutputFile } from './output-file';

const path = 'construct-metadata.json';

/** The files, and the one by which `cdk8s synth` says in validation reports which construct an object comes from. */
export function withConstructMetadata(
  files: readonly OutputFile[],
  order: SynthesisOrder,
): readonly OutputFile[] {
  if (files.some((file) => file.path === path)) {
    throw new PodwrightError(
      `cannot write ${path} twice, for a chart and for what recordConstructMetadata asks for: the chart would be lost\n  name the chart otherwise, or choose another outputFileExtension`,
    );
  }
  const resources: Record<string, { readonly path: string }> = {};
  for (const object of order.charts.flatMap((chart) => order.objectsOf(chart))) {
    resources[object.name] = { path: object.node.path };
  }
  const text = JSON.stringify({ version: '1.0.0', resources });
  return [...files, { path, bytes: [Buffer.from(text, 'utf8')] }];
}
