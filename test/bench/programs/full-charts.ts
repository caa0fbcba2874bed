import { Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-33';
import { args, loadApp } from './load-app';
import { mark, report } from './report';

// Many charts, with twenty ConfigMaps of cdk8s-plus each, in either app.
const { library, size, outdir } = args();
const App = loadApp(library);
mark('load');
const app = new App({ outdir });
for (let index = 0; index < size; index += 1) {
  const chart = new Chart(app, `chart-${index}`);
  for (let each = 0; each < 20; each += 1) {
    new kplus.ConfigMap(chart, `config-${each}`, { data: { answer: 'yes' } });
  }
}
mark('build');
app.synth();
mark('synth');
report();
