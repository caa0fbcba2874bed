import { Testing } from 'cdk8s';
import { NodeProxy } from './chart';

test('static-pod renders as it was reviewed', () => {
  expect(Testing.synth(new NodeProxy(Testing.app(), 'static-pod'))).toMatchSnapshot();
});
