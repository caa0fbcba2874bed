import { Chart, Testing } from 'cdk8s';
import { waitScript } from '../../src/pod/wait/shell-wait';
import { addTypedService } from './programs/typed-service';
import { webService } from './programs/web-service';

test('those that are compared make the same objects', () => {
  const chart = new Chart(Testing.app(), 'shop');
  addTypedService(chart, 7);
  expect(chart.toJson()).toEqual(webService(7, waitScript(['tcp'])));
});
