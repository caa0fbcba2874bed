import { Chart } from 'cdk8s';
import { App, Deployment, Service, WebPod, waitFor, withInitWait, type AnyPod } from 'podwright';

// The ports of a Service have names, and what waits for it knows them.
const chart = new Chart(new App(), 'shop');
declare const someName: string;
const pod = new WebPod({ image: 'postgres:17', port: 5432 });
const database = new Deployment(chart, 'database', { pod });

const named = database.expose({ port: 5432, targetPort: 'http' });
waitFor.service(named, { port: 'http' });
waitFor.service(named, { port: 5432 });
// error: Type '"htpp"' is not assignable to type 'number | "http"
waitFor.service(named, { port: 'htpp' });

const renamed = database.expose({ name: 'renamed', ports: [{ name: 'sql', targetPort: 'http' }] });
withInitWait(waitFor.service(renamed, { port: 'sql' }));
// error: Type '"slq"' is not assignable to type
withInitWait(waitFor.service(renamed, { port: 'slq' }));

const own = new Service(chart, 'own', {
  selects: database,
  ports: [{ name: 'sql', targetPort: 'http' }, { targetPort: 'http' }],
});
waitFor.service(own, { port: 'sql' });
waitFor.service(own, { port: 'http' });
// error: Type '"slq"' is not assignable to type
waitFor.service(own, { port: 'slq' });

// What must compile.
const open = new Service(chart, 'open', { selects: { app: 'x' }, ports: [{ port: 80 }] });
waitFor.service(open, { port: someName });
waitFor.service('elsewhere', { port: 'sql' });
waitFor.service({ name: 'elsewhere', namespace: 'data' }, { port: someName });
declare const any: AnyPod;
const dynamic = new Deployment(chart, 'dynamic', { pod: any }).expose({ targetPort: someName });
waitFor.service(dynamic, { port: someName });
const services: readonly Service[] = [named, renamed, own, open, dynamic];
const numbers: readonly number[] = services.flatMap(({ ports }) => ports.map(({ port }) => port));
const first: 'http' | undefined = named.ports[0]?.name;
export { first, numbers };
