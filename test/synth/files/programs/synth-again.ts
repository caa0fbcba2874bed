import { ApiObject, Chart } from 'cdk8s';
import { App } from '../../../../src/synth/app';

// Synthesises charts into a folder, each time all of them with one and the same text: `synth-again.ts <folder> <text> <times>`.
const [, , outdir = '', text = '', times = '1'] = process.argv;
for (let time = 0; time < Number(times); time += 1) {
  const app = new App({ outdir });
  for (let chart = 0; chart < 30; chart += 1) {
    new ApiObject(new Chart(app, `chart${chart}`), 'map', {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      data: { text: `${text}-${time}`, padding: 'x'.repeat(20_000) },
    });
  }
  app.synth();
}
