import { Testing } from 'cdk8s';
import { Patterns } from './chart';

test('patterns renders as it was reviewed', () => {
  expect(Testing.synth(new Patterns(Testing.app(), 'patterns'))).toMatchSnapshot();
});
