import { Chart, Testing } from 'cdk8s';
import type { IConstruct } from 'constructs';
import {
  CronJob,
  DaemonSet,
  Deployment,
  Job,
  JobPod,
  Pod,
  ReplicaSet,
  ReplicationController,
  Service,
  StatefulSet,
  StaticPod,
  WebPod,
  WorkerPod,
  withClaimTemplate,
  withPodSpec,
  withSidecar,
  type AnyPod,
  type AnyState,
  type Has,
  type PodState,
  type PodTemplate,
  type ServingWorkload,
  type Workload,
} from 'podwright';

declare const someName: string;
declare const flag: boolean;

const chart = new Chart(Testing.app(), 'shop');
const web = new WebPod({ image: 'ghcr.io/acme/shop:1.4.2', port: 8080 });
const worker = new WorkerPod({ image: 'ghcr.io/acme/mailer:2.0.1' });
const database = worker.with(withClaimTemplate({ name: 'data', storage: '10Gi' }));
const once = worker.with(withPodSpec({ restartPolicy: 'Never' }));
const always = worker.with(withPodSpec({ restartPolicy: 'Always' }));

// A claim template needs a StatefulSet.
new StatefulSet(chart, 'db', { pod: database, replicas: 3 });
// error: is not assignable to type '"a claim template needs a StatefulSet: the pods of a Deployment get no claims of their own"'
new Deployment(chart, 'a', { pod: database, replicas: 3 });
new ReplicaSet(chart, 'b', {
  replicas: 1,
  // error: "a claim template needs a StatefulSet: the pods of a ReplicaSet get no claims of their own"
  pod: database,
});
// error: "a claim template needs a StatefulSet: the pods of a DaemonSet get no claims of their own"
new DaemonSet(chart, 'c', { pod: database });
// error: "a claim template needs a StatefulSet: the pods of a Job get no claims of their own"
new Job(chart, 'd', { pod: database });
// error: "a claim template needs a StatefulSet: the pods of a Job get no claims of their own"
new Job(chart, 'e', { pod: JobPod.from(database) });
// error: "a claim template needs a StatefulSet: the pods of a CronJob get no claims of their own"
new CronJob(chart, 'f', { schedule: '@daily', pod: database });
// error: "a claim template needs a StatefulSet: the pods of a Pod get no claims of their own"
new Pod(chart, 'g', { pod: database });
// error: "a claim template needs a StatefulSet: the pods of a StaticPod get no claims of their own"
new StaticPod(chart, 'h', { pod: database });
// error: "a claim template needs a StatefulSet: the pods of a ReplicationController get no claims of their own"
new ReplicationController(chart, 'i', { pod: database });

// A restart policy is the kind's.
// error: is not assignable to type '"restartPolicy \"Never\" does not fit a Deployment, whose pods are restarted \"Always\": run the pod in a Job"'
new Deployment(chart, 'j', { pod: once });
// error: "restartPolicy \"Never\" does not fit a StatefulSet, whose pods are restarted \"Always\": run the pod in a Job"
new StatefulSet(chart, 'k', { pod: once });
// error: "restartPolicy \"Always\" does not fit a Job, whose pods run to completion: say \"OnFailure\" or \"Never\""
new Job(chart, 'l', { pod: always });
// error: "restartPolicy \"Always\" does not fit a CronJob, whose pods run to completion: say \"OnFailure\" or \"Never\""
new CronJob(chart, 'm', { schedule: '@daily', pod: always });
new Deployment(chart, 'n', { pod: always });
new Job(chart, 'o', { pod: once });
new Job(chart, 'p', { pod: worker, restartPolicy: 'OnFailure' });
// error: Type '"Always"' is not assignable to type '"Never" | "OnFailure"'
new Job(chart, 'q', { pod: worker, restartPolicy: 'Always' });
// error: 'restartPolicy' does not exist in type 'DeploymentProps<
new Deployment(chart, 'r', { pod: worker, restartPolicy: 'Always' });
new Pod(chart, 's', { pod: once });
new Pod(chart, 't', { pod: always, restartPolicy: 'OnFailure' });
new StaticPod(chart, 'u', { pod: always, restartPolicy: 'Never' });

// What is no field of the spec, or the server's.
// error: 'replica' does not exist in type 'DeploymentProps<
new Deployment(chart, 'v', { pod: web, replica: 3 });
// error: 'status' does not exist in type 'DeploymentProps<
new Deployment(chart, 'w', { pod: web, status: {} });
// error: 'template' does not exist in type 'DeploymentProps<
new Deployment(chart, 'x', { pod: web, template: {} });
// error: 'uid' does not exist in type 'Omit<ObjectMeta, Filled>'
new Deployment(chart, 'y', { pod: web, metadata: { name: 'y', uid: '1' } });
// error: 'lables' does not exist in type 'Omit<ObjectMeta, Filled>'
new Deployment(chart, 'z', { pod: web, metadata: { lables: {} } });
// error: Type '"Weekly"' is not assignable to type '"R
new Deployment(chart, 'a1', { pod: web, strategy: { type: 'Weekly' } });
// error: Type 'number' is not assignable to type 'PodTemplateLike<AnyState>'
new Deployment(chart, 'a2', { pod: 5 });
// error: Property 'pod' is missing
new Deployment(chart, 'a3', { replicas: 1 });
// error: Property 'schedule' is missing
new CronJob(chart, 'a4', { pod: worker });

// Ports by name.
const deployment = new Deployment(chart, 'web', { pod: web });
deployment.expose();
deployment.expose({ name: 'two', port: 80, targetPort: 'http' });
deployment.expose({ name: 'three', port: 80, targetPort: 8443 });
// error: Type '"htpp"' is not assignable to type 'number | "http"
deployment.expose({ targetPort: 'htpp' });
const portless = new Deployment(chart, 'portless', {
  pod: new WorkerPod({ image: 'ghcr.io/acme/shop:1.4.2' }),
});
// error: these pods have no port with a name
portless.expose({ port: 80, targetPort: 'http' });
// error: these pods have no port with a name
portless.expose({ name: 'nine', ports: [{ port: 80, targetPort: 'http' }] });
portless.expose({ name: 'ten', port: 80, targetPort: 8080 });
// error: Type '"metrics"' is not assignable to type 'number | "http"
deployment.expose({ ports: [{ targetPort: 'metrics' }] });
const logged = deployment.with(
  withSidecar({ name: 'logs', image: 'fluent/fluent-bit:3.1.9', ports: { metrics: 2020 } }),
);
logged.expose({ name: 'four', targetPort: 'metrics' });
logged.expose({ name: 'five', ports: [{ targetPort: 'http' }, { targetPort: 'metrics' }] });
// error: Type '"metric"' is not assignable to type 'number | "http" | "metrics"
logged.expose({ targetPort: 'metric' });
const number: number = logged.ports.http + logged.ports.metrics;
// error: 'admin' does not exist on type
logged.ports.admin;
new Service(chart, 'six', { selects: logged, ports: [{ targetPort: 'metrics' }] });
// error: Type '"metric"' is not assignable to type 'number | "http" | "metrics"
new Service(chart, 'seven', { selects: logged, ports: [{ targetPort: 'metric' }] });
new Service(chart, 'eight', { selects: { app: 'x' }, ports: [{ port: 80, targetPort: 'any' }] });
new Service(chart, 'nine', { type: 'ExternalName', externalName: 'db.example.com' });
new StatefulSet(chart, 'db2', {
  pod: web,
  headlessService: { ports: [{ targetPort: 'http' }], publishNotReadyAddresses: true },
});
new StatefulSet(chart, 'db3', {
  pod: web,
  // error: Type '"psql"' is not assignable to type 'number | "http"
  headlessService: { ports: [{ targetPort: 'psql' }] },
});

// Jobs have nothing to select.
const job = new Job(chart, 'job', { pod: worker });
// error: Property 'expose' does not exist on type 'Job<
job.expose({ port: 80 });
// error: Property 'expose' does not exist on type 'CronJob<
new CronJob(chart, 'cron', { pod: worker, schedule: '@daily' }).expose({ port: 80 });
// error: Type 'Job<
new Service(chart, 'ten', { selects: job });
// error: Property 'expose' does not exist on type 'StaticPod<
new StaticPod(chart, 'static', { pod: web }).expose({ port: 80 });

// What must compile.
function deploy<S extends PodState>(pod: PodTemplate<S>): Deployment<S> {
  return new Deployment(chart, 'generic', { pod });
}
function run<S>(pod: PodTemplate<S & Has<'container app'>>): Job<S & Has<'container app'>> {
  return new Job(chart, 'generic job', { pod });
}
deploy(web).expose({ targetPort: 'http' });
run(worker);
function serve(workload: ServingWorkload<Has<'port http'>>): void {
  workload.expose({ targetPort: 'http' });
}
serve(deployment);
serve(logged);
function anything(pod: AnyPod, any: PodTemplate, some: PodTemplate<PodState>): Workload<any>[] {
  return [
    new Deployment(chart, '1', { pod }),
    new Deployment(chart, '2', { pod: any }),
    new Job(chart, '3', { pod: some }),
    new StatefulSet(chart, '4', { pod }),
  ];
}
anything(database, database, web);
new Deployment(chart, 'flagged', {
  pod: flag ? web : web.with(withSidecar({ name: 'x', image: 'a:1' })),
});
let current: Deployment = deployment;
current = logged;
current.expose({ targetPort: someName });
const workloads: readonly Workload<any>[] = [deployment, job, logged];
for (const { name, problems } of workloads) console.log(name, problems);
const open: Deployment<AnyState> = new Deployment(chart, 'open', { pod: web as PodTemplate });
open.expose({ targetPort: someName });
new Deployment(chart, 'strings', {
  pod: web,
  metadata: { name: someName, labels: { [someName]: someName } },
  selector: { app: someName },
  strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: '25%', maxUnavailable: 0 } },
});
new Deployment(chart, 'expressions', {
  pod: web,
  selector: { matchExpressions: [{ key: 'app', operator: 'In', values: ['x'] }] },
});
function told(construct: IConstruct): void {
  if (construct instanceof Deployment) construct.expose({ targetPort: 'http' });
  else if (construct instanceof Job) construct.problems();
  // error: Property 'expose' does not exist on type 'IConstruct'
  else construct.expose();
}
export { anything, number, told };
