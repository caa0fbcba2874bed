// Functions of one's own over mixins: an argument that they pass on has the type that the mixin gives it.
import {
  mixin,
  WebPod,
  waitFor,
  withInitWait,
  withResources,
  withSidecar,
  type CpuOf,
  type Host,
  type ImageOf,
  type MemoryOf,
} from 'podwright';
import type { Quantity } from 'podwright/kubernetes';

declare const text: string;
const web = new WebPod({ image: 'ghcr.io/acme/shop:1.4.2', port: 8080 });

function withDatabase<const H extends string>(host: Host<H>) {
  return withInitWait(waitFor.postgres(host), { timeout: '2m' });
}
web.with(withDatabase('postgres'), withDatabase(text));
// error: a host stands alone, without a scheme, port or path: waitFor.http takes URLs
withDatabase('postgres://postgres');

function withShare<const C extends Quantity, const M extends Quantity>(
  cpu: CpuOf<C>,
  memory: MemoryOf<M>,
) {
  return withResources({ requests: { cpu, memory }, limits: { memory } });
}
web.with(withShare('250m', '256Mi'), withShare(1, text));
// error: is no CPU quantity: write 2, '500m' or '0.5'
withShare('250mc', '256Mi');
// error: of memory is thousandths of a byte
withShare('250m', '256m');

function withTracer<const I extends string>(image: ImageOf<I>) {
  return withSidecar({ name: 'tracer', image, ports: { otlp: 4317 } });
}
web.with(withTracer('ghcr.io/acme/tracer:2.0.0'));
web.with(withTracer(text));
// error: has no tag
withTracer('ghcr.io/acme/tracer');

// What a wrapper adds is known by its name, as if its mixins stood there.
function withPlatform<const I extends string, const H extends string>(
  image: ImageOf<I>,
  database: Host<H>,
) {
  return mixin('platform', withTracer(image), withDatabase(database));
}
const traced = web.with(withPlatform('ghcr.io/acme/tracer:2.0.0', 'postgres'));
// error: already has a container named \"tracer\"
traced.with(withSidecar({ name: 'tracer', image: 'other:1' }));
