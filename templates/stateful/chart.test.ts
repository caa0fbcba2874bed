import { Testing } from 'cdk8s';
import { Stateful } from './chart';

test('stateful renders as it was reviewed', () => {
  expect(Testing.synth(new Stateful(Testing.app(), 'stateful'))).toMatchSnapshot();
});
