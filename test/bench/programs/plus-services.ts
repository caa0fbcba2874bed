import { App, Chart } from 'cdk8s';
import { args } from './load-app';
import { addPlusService } from './plus-service';
import { mark, report } from './report';
import { waitScript } from './wait-script';

// The same web services with cdk8s-plus.
const { size, outdir } = args();
mark('load');
const app = new App({ outdir });
const script = waitScript();
const chart = new Chart(app, 'shop', { disableResourceNameHashes: true });
for (let index = 0; index < size; index += 1) addPlusService(chart, index, script);
mark('build');
app.synth();
mark('synth');
report();
