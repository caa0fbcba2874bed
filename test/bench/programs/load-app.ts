import type * as cdk8s from 'cdk8s';

/** The app of the library that the program was asked to use: `cdk8s` or `podwright`; only that one is loaded. */
export function loadApp(library: string): typeof cdk8s.App {
  // oxlint-disable-next-line typescript/no-require-imports -- loads one of two, by name
  const { App } = require(library) as typeof cdk8s;
  return App;
}

/** What every program is given: a library, a size and an output folder. */
export function args(): {
  readonly library: string;
  readonly size: number;
  readonly outdir: string;
} {
  const [, , library = '', size = '', outdir = ''] = process.argv;
  return { library, size: Number(size), outdir };
}
