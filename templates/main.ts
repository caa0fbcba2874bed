// Every template in one app: what `npm run synth` renders into dist/, one file a template.
import { App } from 'podwright';
import { NightlyReport } from './cron-job/chart';
import { Patterns } from './patterns/chart';
import { Stateful } from './stateful/chart';
import { NodeProxy } from './static-pod/chart';
import { WebService } from './web-service/chart';
import { Worker } from './worker/chart';

const app = new App();
new WebService(app, 'web-service');
new Worker(app, 'worker');
new NightlyReport(app, 'cron-job');
new Stateful(app, 'stateful');
new Patterns(app, 'patterns');
new NodeProxy(app, 'static-pod');
app.synth();
