import { App } from 'podwright';
import { Patterns } from './chart';

const app = new App();
new Patterns(app, 'patterns');
app.synth();
