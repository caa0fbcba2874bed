import { App } from 'podwright';
import { Chart } from 'cdk8s';
import { args } from './load-app';
import { mark, report } from './report';
import { addTypedService } from './typed-service';

// The same web services as podwright has them: typed, with its defaults, and with all of its rules on.
const { size, outdir } = args();
mark('load');
const app = new App({ outdir });
const chart = new Chart(app, 'shop');
for (let index = 0; index < size; index += 1) addTypedService(chart, index);
mark('build');
app.synth();
mark('synth');
report();
