import { ApiObject, Chart } from 'cdk8s';
import { args, loadApp } from './load-app';
import { mark, report } from './report';

// Many charts, with one ConfigMap each.
const { library, size, outdir } = args();
const App = loadApp(library);
mark('load');
const app = new App({ outdir });
for (let index = 0; index < size; index += 1) {
  new ApiObject(new Chart(app, `chart-${index}`), 'config', {
    apiVersion: 'v1',
    kind: 'ConfigMap',
  });
}
mark('build');
app.synth();
mark('synth');
report();
