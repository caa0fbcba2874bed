import { App } from 'podwright';
import { Chart } from 'cdk8s';
import { args } from './load-app';
import { mark, report } from './report';
import { addTypedService } from './typed-service';

// Many charts, with one web service of podwright each, and with all of its rules on.
const { size, outdir } = args();
mark('load');
const app = new App({ outdir });
for (let index = 0; index < size; index += 1) {
  addTypedService(new Chart(app, `chart-${index}`), index);
}
mark('build');
app.synth();
mark('synth');
report();
