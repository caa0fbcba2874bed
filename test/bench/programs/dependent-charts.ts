import { ApiObject, Chart } from 'cdk8s';
import { args, loadApp } from './load-app';
import { mark, report } from './report';

// Charts of twenty objects, each of which depends on the one before.
const { library, size, outdir } = args();
const App = loadApp(library);
mark('load');
const app = new App({ outdir });
let before: Chart | undefined;
for (let index = 0; index < size; index += 1) {
  const chart = new Chart(app, `chart-${index}`);
  for (let object = 0; object < 20; object += 1) {
    new ApiObject(chart, `config-${object}`, { apiVersion: 'v1', kind: 'ConfigMap' });
  }
  if (before !== undefined) chart.addDependency(before);
  before = chart;
}
mark('build');
app.synth();
mark('synth');
report();
