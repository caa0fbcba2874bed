import { createWriteStream, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { args } from './load-app';
import { mark, report } from './report';
import { waitScript } from './wait-script';
import { webService } from './web-service';

interface Model {
  validate(): void;
}

type ModelClass = new (manifest: object) => Model;

interface Kosko {
  print(
    result: { readonly manifests: readonly { readonly path: string; readonly data: Model }[] },
    options: { readonly format: string; readonly writer: { write(text: string): void } },
  ): void;
}

// The same web services as kosko has them: models of kubernetes-models, validated by their schemas, and printed.
const { size, outdir } = args();
const load = createRequire(join(process.env['KOSKO_MODULES'] ?? '', 'none.js'));
const { Deployment } = load('kubernetes-models/apps/v1/Deployment') as {
  readonly Deployment: ModelClass;
};
const { Service } = load('kubernetes-models/v1/Service') as { readonly Service: ModelClass };
const kosko = load('@kosko/generate') as Kosko;
mark('load');
const script = waitScript();
const models = Array.from({ length: size }, (_, index) => {
  const [deployment, service] = webService(index, script);
  return [new Deployment(deployment), new Service(service)];
}).flat();
mark('build');
for (const model of models) model.validate();
mkdirSync(outdir, { recursive: true });
const writer = createWriteStream(join(outdir, 'shop.yaml'));
kosko.print(
  { manifests: models.map((data) => ({ path: 'shop', data })) },
  { format: 'yaml', writer },
);
writer.end(() => {
  mark('synth');
  report();
});
