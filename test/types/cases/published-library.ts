import { Chart } from 'cdk8s';
import { App, Deployment, WebPod, waitFor, withInitWait, withSidecar } from 'podwright';
import {
  AcmeQueueWorker,
  AcmeWebService,
  acme,
  traced,
  withMigrations,
  withSpool,
} from '../published/podwright-0.1.0/acme-platform';

// A library that was compiled against an earlier release keeps its types: what it promised then still holds.
const chart = new Chart(new App(), 'shop');
const web = new AcmeWebService(chart, 'web', { image: 'ghcr.io/acme/shop:1.4.2', replicas: 2 });
web.deployment.expose({ name: 'traces', targetPort: 'otlp' });
// error: Type '"oltp"' is not assignable to type
web.deployment.expose({ name: 'traces', targetPort: 'oltp' });
const port: number = web.deployment.ports.otlp;

const worker = new AcmeQueueWorker(chart, 'worker', { image: 'ghcr.io/acme/worker:2.0.0' });
worker.set.with(withSpool('spool'));
// error: already has a volume named \"queue\"
worker.set.with(withSpool('queue'));
withInitWait(waitFor.service(worker.service, { port: 'agent' }));
// error: Type '"agnet"' is not assignable to type
withInitWait(waitFor.service(worker.service, { port: 'agnet' }));

const pod = traced(new WebPod({ image: 'ghcr.io/acme/admin:1.0.0', port: 8081 }));
const managed = pod.with(acme, withMigrations('ghcr.io/acme/admin:1.0.0'));
new Deployment(chart, 'admin', { pod: managed }).expose({ targetPort: 'agent' });
// error: already has a container named \"agent\"
managed.with(withSidecar({ name: 'agent', image: 'other:1' }));
// error: already has a container named \"tracer\"
managed.with(withSidecar({ name: 'tracer', image: 'other:1' }));
// error: already has a container named \"agent\"
managed.with(acme);
export { port };
