import { Testing } from 'cdk8s';
import { WebService } from './chart';

test('web-service renders as it was reviewed', () => {
  expect(Testing.synth(new WebService(Testing.app(), 'web-service'))).toMatchSnapshot();
});
