// Functions of one's own over mixins: an argument that they pass on has the type that the mixin gives it.
import {
  mixin,
  WebPod,
  waitFor,
  withEnv,
  withInitContainer,
  withInitWait,
  withResources,
  withSidecar,
  withVolume,
  type CpuOf,
  type Host,
  type ImageOf,
  type MemoryOf,
  type PodMixin,
  type PodState,
  type PodTemplate,
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

// Names that are type parameters, and names that the compiler does not know, stand beside others.
function withTail<const N extends string>(name: N) {
  return mixin(
    'tail',
    withInitContainer({ name: `${name}-init`, image: 'a:1' }),
    withSidecar({ name, image: 'ghcr.io/acme/tail:1.0.0' }),
    withVolume({ name: 'logs', mounts: { app: '/logs' } }),
  );
}
const tailed = web.with(withTail('tail'), withTail2('other'));
// error: the pod already has a container named \"tail-init\"
tailed.with(withSidecar({ name: 'tail-init', image: 'a:1' }));
// error: the pod already has a container named \"app\"
web.with(withTail('app'));

function withTail2<const N extends string>(name: N) {
  return mixin(
    'tail2',
    withSidecar({ name, image: 'ghcr.io/acme/tail:1.0.0' }),
    withSidecar({ name: 'second', image: 'ghcr.io/acme/tail:1.0.0' }),
    withEnv({ TAIL: 'yes' }),
    withVolume({ name: `${name}-logs`, mounts: { second: '/logs' } }),
    withVolume({ name: 'more' }),
  );
}

function tail<S extends PodState, const N extends string>(pod: PodTemplate<S>, name: N) {
  return pod.with(
    withSidecar({ name, image: 'ghcr.io/acme/tail:1.0.0' }),
    withVolume({ name: 'logs', mounts: { app: '/logs' } }),
    withVolume({ name: `${name}-logs` }),
  );
}
tail(web, 'tail').with(withVolume({ name: 'cache' }));
// error: the pod already has a volume named \"logs\"
tail(web, 'tail').with(withVolume({ name: 'logs' }));

function anyTail<S extends PodState>(pod: PodTemplate<S>, name: string) {
  return pod.with(
    withSidecar({ name, image: 'ghcr.io/acme/tail:1.0.0' }),
    withVolume({ name: 'logs', mounts: { app: '/logs' } }),
  );
}
anyTail(web, text).with(withVolume({ name: 'cache' }));

function standardWeb<const P extends number>(port: P, extra: readonly PodMixin[]) {
  return new WebPod({ image: 'ghcr.io/acme/shop:1.4.2', port }).with(...extra);
}
standardWeb(8080, [withEnv({ A: 'b' })]).with(withVolume({ name: 'cache' }));
