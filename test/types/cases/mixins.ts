// Mixins that refer to what is there, and what must not compile: the line below a mark.
import {
  WebPod,
  exec,
  fromField,
  fromSecret,
  grpc,
  httpGet,
  tcpSocket,
  waitFor,
  withAdapter,
  withAmbassador,
  withClaimTemplate,
  withEnv,
  withGracefulShutdown,
  withInitContainer,
  withInitWait,
  withPodSpec,
  withProbe,
  withSecurityContext,
  withSidecar,
  withVolume,
} from 'podwright';

declare const name: string;
const web = new WebPod({ image: 'ghcr.io/acme/shop:1.4.2', port: 8080 });
const logs = withSidecar({ name: 'logs', image: 'a:1', ports: { metrics: 2020 } });
const migrate = withInitContainer({ name: 'migrate', image: 'a:1' });

// Probes.
web.with(
  withProbe({
    readiness: httpGet('/ready', { port: 'http', successThreshold: 2 }),
    liveness: httpGet('/live'),
  }),
);
web.with(withProbe({ container: 'logs', liveness: tcpSocket({ port: 'metrics' }) }), logs);
web.with(withProbe({ container: name, liveness: tcpSocket({ port: name }) }));
web.with(
  withProbe({ liveness: exec(['true']), startup: grpc({ port: 9090 }), startWithin: '60s' }),
);
// error: no port named \"htpp\" in this pod
web.with(withProbe({ readiness: httpGet('/', { port: 'htpp' }) }));
// error: no container \"lgos\" in this pod
web.with(logs, withProbe({ container: 'lgos', liveness: exec(['true']) }));
// error: container \"migrate\" is a plain init container and runs to completion: probe the container it prepares, or make it a sidecar
web.with(migrate, withProbe({ container: 'migrate', liveness: exec(['true']) }));
// error: Type '2' is not assignable to type
withProbe({ liveness: httpGet('/', { successThreshold: 2 }) });
// error: liveness and startup probes pass after 1 success: only readiness takes more
withProbe({ startup: tcpSocket({ successThreshold: 3 }) });
// error: a readiness probe ends nothing: set it for liveness or startup
withProbe({ readiness: exec(['true'], { terminationGracePeriodSeconds: 5 }) });
// error: 'httpGet' does not exist in type 'ProbeHandler
withProbe({ liveness: { httpGet: { path: '/' }, exec: { command: ['true'] } } });
// error: a plain init container runs to completion: probe the container it prepares, or make it a sidecar
withInitContainer({ name: 'a', image: 'a:1', livenessProbe: { exec: { command: ['true'] } } });

// Volumes and mounts.
web.with(
  withVolume({ name: 'cache', mounts: { app: '/cache', logs: '/cache', all: '/all' } }),
  logs,
);
web.with(withVolume({ name, mounts: { [name]: '/cache' } }));
// error: no container \"nope\" in this pod
web.with(withVolume({ name: 'cache', mounts: { nope: '/cache' } }));
// error: the pod already has a volume named \"cache\"
web.with(withVolume({ name: 'cache' }), withClaimTemplate({ name: 'cache', storage: '1Gi' }));
web.with(
  withVolume({ name: 'logs' }),
  // error: no volume \"lgos\" in this pod
  withAdapter({ name: 'a', image: 'a:1', reads: { files: { volume: 'lgos', mountPath: '/l' } } }),
);

// Environment.
web.with(
  withEnv(
    { A: 'b', B: fromSecret('s', 'k'), C: fromField(`metadata.labels['x']`) },
    { container: 'all' },
  ),
);
// error: Type 'number' is not assignable to type 'string | EnvSource'
withEnv({ PORT: 8080 });
// error: no container \"proxy\" in this pod
web.with(withEnv({ A: 'b' }, { container: 'proxy' }));
// error: is not assignable to parameter of type 'PodFieldPath'
fromField('metadata.nmae');

// Patterns, waits, shutdown, security.
web.with(
  withAmbassador({
    name: 'pg',
    image: 'a:1',
    port: 5432,
    appEnv: ({ address }) => ({ DB: address }),
  }),
);
// error: port 8080/TCP is already taken by \"http\"
web.with(withAmbassador({ name: 'pg', image: 'a:1', port: 8080, appEnv: () => ({}) }));
web.with(
  withInitWait(waitFor.tcp('postgres', 5432), { timeout: '2m', name: 'db' }),
  withSidecar({ name: 'x', image: 'a:1', after: 'db' }),
);
// error: the pod already has a container named \"app\"
web.with(withInitWait(waitFor.dns('db'), { name: 'app' }));
// error: is not assignable to type 'Duration
withInitWait(waitFor.dns('db'), { timeout: '2 minutes' });
// error: no container \"nope\" in this pod
web.with(withGracefulShutdown({ container: 'nope' }));
// error: no container \"nope\" in this pod
web.with(withSecurityContext({ container: 'nope', runAsUser: 1 }));

// What a template cannot hold.
// error: a template cannot hold them: use debugContainer(...)
withPodSpec({ ephemeralContainers: [{ name: 'debug' }] });
// error: the cluster writes status, a template has none
withPodSpec({ status: {} });
// error: does not exist in type
withPodSpec({ hostNetwrok: true });
