import { ApiObject, Chart } from 'cdk8s';
import { args, loadApp } from './load-app';
import { mark, report } from './report';

// One value of so many megabytes: a script of many lines.
const { library, size, outdir } = args();
const App = loadApp(library);
mark('load');
const line = 'echo "one more line: of a script" # with what scripts have\n';
const script = line.repeat(Math.ceil((size * 1_000_000) / line.length));
const app = new App({ outdir });
new ApiObject(new Chart(app, 'chart'), 'config', {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  data: { script },
});
mark('build');
app.synth();
mark('synth');
report();
