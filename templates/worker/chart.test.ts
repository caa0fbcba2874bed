import { Testing } from 'cdk8s';
import { Worker } from './chart';

test('worker renders as it was reviewed', () => {
  expect(Testing.synth(new Worker(Testing.app(), 'worker'))).toMatchSnapshot();
});
