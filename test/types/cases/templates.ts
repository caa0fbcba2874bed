// What must compile, and what must not with the sentence it is refused with: the line below a mark.
import { Chart, App } from 'cdk8s';
import {
  Deployment,
  JobPod,
  WebPod,
  WorkerPod,
  mixin,
  withSidecar,
  type AnyPod,
  type Has,
  type PodMixin,
  type PodState,
  type PodTemplate,
} from 'podwright';

const chart = new Chart(new App(), 'shop');
declare const flag: boolean;
declare const names: string[];
declare const extra: PodMixin[];
declare const image: string;
const web = new WebPod({ image: 'ghcr.io/acme/shop:1.4.2', port: 8080 });
const logs = withSidecar({
  name: 'logs',
  image: 'fluent/fluent-bit:3.1.9',
  ports: { metrics: 2020 },
});

// One name, one number, one pod.
// error: the pod already has a container named \"app\": names of containers and init containers are one set
web.with(withSidecar({ name: 'app', image: 'a:1' }));
// error: port 8080/TCP is already taken by \"http\": containers of a pod share one network
web.with(withSidecar({ name: 'proxy', image: 'a:1', ports: { in: 8080 } }));
// error: the pod already has a port named \"http\"
web.with(withSidecar({ name: 'proxy', image: 'a:1', ports: { http: 8081 } }));
// error: the pod already has a container named \"logs\"
web.with(logs).with(withSidecar({ name: 'logs', image: 'a:1' }));
// error: the pod already has a container named \"a\"
web.with(withSidecar({ name: 'a', image: 'a:1' }), withSidecar({ name: 'a', image: 'b:1' }));
// error: the pod already has a container named \"app\"
web.with(flag && withSidecar({ name: 'app', image: 'a:1' }));
web.with(
  withSidecar({
    name: 'dns',
    image: 'a:1',
    ports: { dns: { containerPort: 8080, protocol: 'UDP' } },
  }),
);
web.with(
  withSidecar({
    name: 'spare',
    image: 'a:1',
    ports: { spare: { containerPort: 8080, shared: true } },
  }),
);

// Images.
// error: image \"nginx\" has no tag or digest
new WebPod({ image: 'nginx', port: 80 });
// error: image \"nginx:latest\" moves: name a version or a digest
new WorkerPod({ image: 'nginx:latest' });
// error: image \"localhost:5000/nginx\" has no tag or digest
new JobPod({ image: 'localhost:5000/nginx' });
new WebPod({ image, port: 80 });
new WebPod({ image: `nginx:${image}`, port: 80 });
new WebPod({
  image: 'nginx@sha256:0000000000000000000000000000000000000000000000000000000000000000',
  port: 80,
});

// A template is a value.
// error: a pod template is a value and takes no scope: place it with new Deployment(scope, id, { pod: new WebPod({ ... }) })
new WebPod(chart, 'web', { image: 'nginx:1.29', port: 80 });

// Conditions, loops, lists, reduce.
let looped: PodTemplate = web;
for (const name of names)
  looped = looped.with(withSidecar({ name, image: 'a:1', ports: { [name]: 1234 } }));
if (flag) looped = web.with(logs);
const either = flag ? web : web.with(logs);
new Deployment(chart, 'either', { pod: either });
new Deployment(chart, 'looped', { pod: looped });
web.with(flag && logs, flag ? withSidecar({ name: 'x', image: 'a:1' }) : undefined);
web.with(...names.map((name) => withSidecar({ name, image: 'a:1' })));
web.with(logs, ...extra).with(...extra, withSidecar({ name: 'more', image: 'a:1' }));
web.with();
names.reduce<PodTemplate>((pod, name) => pod.with(withSidecar({ name, image: 'a:1' })), web);
const less: PodTemplate<{ readonly 'container app': 'app' }> = web.with(logs);
const any: AnyPod = web;
void [less, any];

// Functions over templates.
function traced<S extends PodState>(pod: PodTemplate<S>) {
  return pod.with(withSidecar({ name: 'agent', image: 'a:1', ports: { agent: 9000 } }));
}
function needs<S extends PodState>(pod: PodTemplate<S & Has<'container app' | 'port http'>>) {
  return pod.with(withSidecar({ name: 'other', image: 'a:1' }));
}
new Deployment(chart, 'traced', { pod: traced(needs(web)) });
// error: "port http"
needs(new WorkerPod({ image: 'a:1' }));

// A composed mixin.
const acme = mixin(
  'acme',
  logs,
  withSidecar({ name: 'agent', image: 'a:1', ports: { agent: 9000 } }),
);
web.with(acme);
// error: the pod already has a container named \"logs\"
web.with(acme, withSidecar({ name: 'logs', image: 'b:1' }));
// error: the pod already has a container named \"logs\"
mixin('twice', logs, withSidecar({ name: 'logs', image: 'b:1' }));
// error: port 9000/TCP is already taken by \"agent\"
web.with(acme).with(withSidecar({ name: 'b', image: 'b:1', ports: { b: 9000 } }));

// JobPod.from keeps containers and drops ports.
JobPod.from(web.with(logs), { command: ['migrate'] }).with(
  withSidecar({ name: 'late', image: 'a:1' }),
);
// error: the pod already has a container named \"logs\"
JobPod.from(web.with(logs)).with(withSidecar({ name: 'logs', image: 'a:1' }));
