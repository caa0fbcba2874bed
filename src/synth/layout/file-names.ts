import { Names, YamlOutputType, type ApiObject, type Chart } from 'cdk8s';
import type { Source } from '../render/chart-item';
import type { Manifest } from '../render/render-object';

/** Charts that depend on each other are numbered, so that `kubectl apply -f` takes their files in order. */
export function chartNames(
  charts: readonly Chart[],
  betweenCharts: boolean,
): ReadonlyMap<Chart, string> {
  return new Map(
    charts.map((chart, index) => {
      const name = Names.toDnsLabel(chart);
      return [chart, betweenCharts ? `${String(index).padStart(4, '0')}-${name}` : name];
    }),
  );
}

function resourceName(kind: unknown, name: unknown): string {
  return `${String(kind)}.${String(name)}`.replaceAll(/[^0-9a-zA-Z-_.]/g, '');
}

/** The name of the file for an object, without extension, as cdk8s forms it. */
export function fileNameOf(
  layout: YamlOutputType,
  chart: string,
  source: Source,
  manifest: Manifest,
): string {
  switch (layout) {
    case YamlOutputType.FILE_PER_APP:
      return 'app';
    case YamlOutputType.FILE_PER_RESOURCE: {
      const metadata = manifest['metadata'] as Manifest | undefined;
      return resourceName(manifest['kind'], metadata?.['name']);
    }
    case YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE: {
      // Here cdk8s asks the objects themselves, never the chart.
      const { kind, metadata } = source as ApiObject;
      return `${chart}/${resourceName(kind, metadata.name)}`;
    }
    default:
      return chart;
  }
}

/** Whether cdk8s asks the `toJson` of charts for what it writes, and not the objects themselves. */
export function asksCharts(layout: YamlOutputType): boolean {
  return layout !== YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE;
}

/** Whether a file holds one object only. */
export function isPerResource(layout: YamlOutputType): boolean {
  return (
    layout === YamlOutputType.FILE_PER_RESOURCE ||
    layout === YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE
  );
}
