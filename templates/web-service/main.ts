import { App } from 'podwright';
import { WebService } from './chart';

const app = new App();
new WebService(app, 'web-service');
app.synth();
