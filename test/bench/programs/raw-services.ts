import { ApiObject, Chart } from 'cdk8s';
import { args, loadApp } from './load-app';
import { mark, report } from './report';
import { waitScript } from './wait-script';
import { webService } from './web-service';

// Web services as plain ApiObjects, in one chart.
const { library, size, outdir } = args();
const App = loadApp(library);
mark('load');
const app = new App({ outdir });
const script = waitScript();
const chart = new Chart(app, 'shop');
for (let index = 0; index < size; index += 1) {
  for (const manifest of webService(index, script)) {
    new ApiObject(chart, `${manifest.kind}-${index}`, { ...manifest });
  }
}
mark('build');
app.synth();
mark('synth');
report();
