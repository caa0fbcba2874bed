// App containers, added and changed: what must compile, and the sentence for what must not, on the line below a mark.
import {
  WebPod,
  httpGet,
  withContainer,
  withProbe,
  withSidecar,
  type PodTemplate,
} from 'podwright';

declare const flag: boolean;
declare const text: string;
declare const names: string[];
const web = new WebPod({ image: 'ghcr.io/acme/shop:1.4.2', port: 8080 });
const admin = withContainer({ name: 'admin', image: 'a:1', ports: { admin: 9000 } });

// A container that is added.
web.with(admin, withProbe({ container: 'admin', liveness: httpGet('/', { port: 'admin' }) }));
web.with(withContainer({ name: text, image: text, ports: { [text]: 9000 } }));
// error: image \"nginx\" has no tag or digest
withContainer({ name: 'admin', image: 'nginx' });
// error: the pod already has a container named \"app\": names of containers and init containers are one set
web.with(withContainer({ name: 'app', image: 'a:1' }));
// error: port 8080/TCP is already taken by \"http\": containers of a pod share one network
web.with(withContainer({ name: 'other', image: 'a:1', ports: { other: 8080 } }));
// error: the pod already has a container named \"admin\"
web.with(admin).with(withSidecar({ name: 'admin', image: 'a:1' }));
// error: 'before' does not exist in type
withContainer({ name: 'admin', image: 'a:1', before: 'app' });
// error: 'status' does not exist in type
withContainer({ name: 'admin', image: 'a:1', status: {} });

// A container that is changed, by name, by several, by role.
web.with(withContainer('app', { image: 'nginx', command: null, args: (given) => given.slice(1) }));
web.with(withContainer('all', (current) => ({ workingDir: `/srv/${current.name}` })));
web.with(withContainer(['admin', 'app'], { tty: true }), admin);
web.with(flag && withContainer('sidecars', () => ({ tty: true })));
web.with(withContainer(text, { tty: true }));
const all: PodTemplate = names.reduce<PodTemplate>(
  (pod, name) => pod.with(withContainer(name, { tty: true })),
  web,
);
void all;
// error: no container \"apq\" in this pod
web.with(withContainer('apq', { tty: true }));
// error: no container \"apq\" in this pod
web.with(withContainer(['app', 'apq'], { tty: true }));
// error: 'status' does not exist in type
withContainer('app', { status: {} });
// error: 'name' does not exist in type
withContainer('app', { name: 'other' });
// error: Did you mean '"Always"'?
withContainer('app', { imagePullPolicy: 'Alwys' });
// error: 'periodSecond' does not exist in type
withContainer('app', { livenessProbe: { periodSecond: 3 } });
// error: 'hostport' does not exist in type
withContainer('app', { ports: [{ containerPort: 9000, hostport: 1 }] });
// error: Type 'string' is not assignable to type 'number'
withContainer('app', { ports: [{ containerPort: '9000' }] });

// The names that a change gives.
const health = withContainer('app', { ports: [{ name: 'health', containerPort: 8081 }] });
web.with(withProbe({ liveness: httpGet('/', { port: 'health' }) }), health);
web.with(withContainer('app', { ports: [{ name: 'http', containerPort: 8080, hostPort: 80 }] }));
// error: no port named \"helth\" in this pod
web.with(health, withProbe({ liveness: httpGet('/', { port: 'helth' }) }));
