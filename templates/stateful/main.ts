import { App } from 'podwright';
import { Stateful } from './chart';

const app = new App();
new Stateful(app, 'stateful');
app.synth();
