import type { Scenario } from '../scenario';
import { bothApps, nodeProgram } from './node-program';

/** Charts with one object each. */
export const manyCharts: Scenario = {
  name: 'many-charts',
  title: 'charts, each with one object',
  unit: 'charts',
  sizes: [10, 100, 1000, 2000, 4000],
  reference: 'podwright',
  fitsGrowth: true,
  // The time of cdk8s grows with the square: half a minute at 2,000.
  contendersAt: (size, folders) => bothApps('charts', size, folders, size <= 2000),
};

/** Charts with a whole web service each, checked by podwright as always. */
export const serviceCharts: Scenario = {
  name: 'service-charts',
  title: 'charts, each with one web service',
  unit: 'charts',
  sizes: [10, 100, 500, 2000],
  reference: 'podwright',
  fitsGrowth: true,
  contendersAt: (size, folders) => [
    nodeProgram('podwright', 'typed-charts', ['podwright', size, folders.output], folders),
    nodeProgram('cdk8s-plus-33', 'plus-charts', ['cdk8s', size, folders.output], folders),
  ],
};

/** The constructs of cdk8s-plus in either app: at 2,000 charts it takes that of cdk8s minutes. */
export const fullCharts: Scenario = {
  name: 'full-charts',
  title: 'charts, each with twenty ConfigMaps of cdk8s-plus',
  unit: 'charts',
  sizes: [10, 100, 500, 2000],
  reference: 'podwright',
  fitsGrowth: true,
  contendersAt: (size, folders) => bothApps('full-charts', size, folders),
};

/** A row of charts, each of which depends on the one before. */
export const dependentCharts: Scenario = {
  name: 'dependent-charts',
  title: 'charts of 20 objects, each of which depends on the one before',
  unit: 'charts',
  sizes: [2, 4, 5, 6, 10, 100, 1000],
  reference: 'podwright',
  fitsGrowth: true,
  // Each chart more makes cdk8s 20 times slower or more: three minutes at 7.
  contendersAt: (size, folders) => bothApps('dependent-charts', size, folders, size <= 6),
};

/** A row of objects, each of which depends on the one before. */
export const dependentObjects: Scenario = {
  name: 'dependent-objects',
  title: 'objects, each of which depends on the one before',
  unit: 'objects',
  sizes: [100, 1000, 5000, 20_000, 100_000],
  reference: 'podwright',
  fitsGrowth: true,
  // Above 10,000 the stack of cdk8s overflows.
  contendersAt: (size, folders) => bothApps('dependent-objects', size, folders, size <= 5000),
};
