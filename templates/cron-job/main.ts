import { App } from 'podwright';
import { NightlyReport } from './chart';

const app = new App();
new NightlyReport(app, 'cron-job');
app.synth();
