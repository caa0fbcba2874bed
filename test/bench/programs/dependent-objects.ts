import { ApiObject, Chart } from 'cdk8s';
import { args, loadApp } from './load-app';
import { mark, report } from './report';

// A chain of objects in one chart, each of which depends on the one before.
const { library, size, outdir } = args();
const App = loadApp(library);
mark('load');
const app = new App({ outdir });
const chart = new Chart(app, 'chart');
let before: ApiObject | undefined;
for (let index = 0; index < size; index += 1) {
  const object = new ApiObject(chart, `config-${index}`, { apiVersion: 'v1', kind: 'ConfigMap' });
  if (before !== undefined) object.addDependency(before);
  before = object;
}
mark('build');
app.synth();
mark('synth');
report();
