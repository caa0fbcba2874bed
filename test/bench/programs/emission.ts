import { Yaml } from 'cdk8s';
import { join } from 'node:path';
import { args } from './load-app';
import { figure, report } from './report';
import { waitScript } from './wait-script';
import { webService } from './web-service';

// Turns manifests into text, with JSON.stringify, with the YAML of cdk8s, or with ours: the best of several times.
const { library, size } = args();

function writer(): (value: unknown) => string {
  if (library === 'JSON.stringify') return JSON.stringify;
  if (library === 'cdk8s') return (value) => Yaml.stringify(value);
  // oxlint-disable-next-line typescript/no-require-imports -- not part of the public surface
  const { stringify } = require(join(__dirname, '../modules/synth/yaml/stringify.js')) as {
    readonly stringify: (value: unknown) => string;
  };
  return stringify;
}

const write = writer();
const script = waitScript();
const manifests = Array.from({ length: size }, (_, index) =>
  structuredClone(webService(index, script)),
).flat();
const times = Array.from({ length: library === 'cdk8s' ? 2 : 9 }, () => {
  const start = performance.now();
  for (const manifest of manifests) Buffer.from(write(manifest));
  return performance.now() - start;
});
figure('emission', Math.min(...times));
report();
