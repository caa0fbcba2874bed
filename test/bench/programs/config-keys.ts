import { ApiObject, Chart } from 'cdk8s';
import { args, loadApp } from './load-app';
import { mark, report } from './report';

// One ConfigMap with many keys.
const { library, size, outdir } = args();
const App = loadApp(library);
mark('load');
const data = Object.fromEntries(
  Array.from({ length: size }, (_, index) => [
    `key-${index}.conf`,
    `value ${index}: http://example.com/${index}\n`,
  ]),
);
const app = new App({ outdir });
new ApiObject(new Chart(app, 'chart'), 'config', {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  data,
});
mark('build');
app.synth();
mark('synth');
report();
