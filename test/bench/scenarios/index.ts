import type { Scenario } from '../scenario';
import { dependentCharts, dependentObjects, fullCharts, manyCharts, serviceCharts } from './charts';
import { configKeys, emission, largeValue, loading } from './data';
import { webServices } from './web-services';

/** Everything that is measured. */
export const scenarios: readonly Scenario[] = [
  webServices,
  manyCharts,
  serviceCharts,
  fullCharts,
  dependentCharts,
  dependentObjects,
  configKeys,
  largeValue,
  emission,
  loading,
];
