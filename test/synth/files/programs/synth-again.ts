import { ApiObject, Chart } from 'cdk8s';
import { join } from 'node:path';
import { App } from '../../../../src/synth/app';

// Synthesises thirty charts into a folder, each time all of them with one and the same text:
// `synth-again.ts <folder> <text> <times> <program>`. The program is the name by which its outputs are its own.
const [, , outdir = '', text = '', times = '1', program = ''] = process.argv;
if (program !== '') process.argv[1] = join(outdir, '..', program);
for (let time = 0; time < Number(times); time += 1) {
  const app = new App({ outdir });
  for (let chart = 0; chart < 30; chart += 1) {
    new ApiObject(new Chart(app, `${program}chart${chart}`), 'map', {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      data: { text: `${text}-${time}`, padding: 'x'.repeat(20_000) },
    });
  }
  // One that comes and goes.
  if (time % 2 === 1) new Chart(app, `${program}odd`);
  app.synth();
}
