import type { CaseGroup } from '../case';

const nines = (digits: number): string => '9'.repeat(digits);

// What does not fit into 64 bits as thousandths: a server answers by how the amount was written.
const amounts: readonly (string | number)[] = [
  '9223372036854775',
  '9223372036854776',
  nines(17),
  nines(18),
  nines(19),
  nines(20),
  nines(25),
  '1000000000000000000',
  '10000000000000000000',
  10_000_000_000_000_000_000,
  100_000_000_000_000_000_000,
  1e21,
  1e300,
  '1e18',
  '1e19',
  '1E20',
  '1e1000',
  `${nines(19)}e1`,
  `${nines(19)}e60`,
  `${nines(18)}e1`,
  `${nines(15)}e3`,
  `${nines(15)}e4`,
  `${nines(15)}e5`,
  '0.9e20',
  '1.5e19',
  `${nines(16)}.5`,
  `${nines(17)}.5`,
  `${nines(16)}.25`,
  `${nines(15)}.125`,
  `${nines(17)}k`,
  `${nines(15)}k`,
  `${nines(15)}M`,
  `${nines(12)}G`,
  `${nines(12)}T`,
  '10P',
  '100P',
  '9E',
  '10E',
  '100E',
  '9.5E',
  '1.23456789E',
  '7Ei',
  '8Ei',
  '7.5Ei',
  '9007199254740993Ki',
  '8388607Ti',
  `${nines(14)}Mi`,
  `${nines(21)}m`,
  `${nines(21)}u`,
];

const names = ['example.com/gpu', 'memory', 'hugepages-2Mi'];
const pages = ['100E', '8Ei', '10000000000000000000', '9223372036854775808'];

/** Amounts that are more than the server can count. */
export const groups: readonly CaseGroup[] = [
  {
    bases: ['pod-small'],
    at: 'spec.containers[0].resources.limits',
    cases: [
      ...names.flatMap((name) => amounts.map((amount) => ({ '': { cpu: 1, [name]: amount } }))),
      ...pages.map((page) => ({ '': { cpu: 1, [`hugepages-${page}`]: '1E' } })),
    ],
  },
  {
    bases: ['persistent-volume-claim'],
    at: 'spec.resources.requests.storage',
    cases: amounts.map((amount) => ({ '': amount })),
  },
  {
    bases: ['stateful-set'],
    at: 'spec.volumeClaimTemplates[0].spec.resources.requests.storage',
    cases: amounts.map((amount) => ({ '': amount })),
  },
];
