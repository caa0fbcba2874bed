import { App } from 'podwright';
import { NodeProxy } from './chart';

const app = new App();
new NodeProxy(app, 'static-pod');
app.synth();
