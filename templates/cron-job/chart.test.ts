import { Testing } from 'cdk8s';
import { NightlyReport } from './chart';

test('cron-job renders as it was reviewed', () => {
  expect(Testing.synth(new NightlyReport(Testing.app(), 'cron-job'))).toMatchSnapshot();
});
