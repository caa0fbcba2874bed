import { App, Chart } from 'cdk8s';
import { args } from './load-app';
import { addPlusService } from './plus-service';
import { mark, report } from './report';
import { waitScript } from './wait-script';

// Many charts, with one web service of cdk8s-plus each.
const { size, outdir } = args();
mark('load');
const app = new App({ outdir });
const script = waitScript();
for (let index = 0; index < size; index += 1) {
  addPlusService(
    new Chart(app, `chart-${index}`, { disableResourceNameHashes: true }),
    index,
    script,
  );
}
mark('build');
app.synth();
mark('synth');
report();
