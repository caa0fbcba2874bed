import { ApiObject, Chart } from 'cdk8s';
import { App } from '../../src/synth/app';

/** What synthesis says about one ConfigMap `app/object` with the given data; the empty text where it says nothing. */
export function complaintAbout(data: unknown, kind = 'ConfigMap', apiVersion = 'v1'): string {
  return complaintOf((chart) => {
    new ApiObject(chart, 'object', { apiVersion, kind, data });
  });
}

/** What synthesis says about a chart `app`. */
export function complaintOf(fill: (chart: Chart) => void): string {
  const app = new App();
  fill(new Chart(app, 'app'));
  try {
    app.synthYaml();
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}
