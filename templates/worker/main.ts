import { App } from 'podwright';
import { Worker } from './chart';

const app = new App();
new Worker(app, 'worker');
app.synth();
