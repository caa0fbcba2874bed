import { App, Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-33';
import { args } from './load-app';
import { mark, report } from './report';

// One ConfigMap of cdk8s-plus with many keys.
const { size, outdir } = args();
mark('load');
const app = new App({ outdir });
const config = new kplus.ConfigMap(new Chart(app, 'chart'), 'config');
for (let index = 0; index < size; index += 1) {
  config.addData(`key-${index}.conf`, `value ${index}: http://example.com/${index}\n`);
}
mark('build');
app.synth();
mark('synth');
report();
