// Amounts of resources: what must compile, and the sentence for what is none, on the line below a mark.
import {
  WebPod,
  WorkerPod,
  withPodResources,
  withResources,
  withSidecar,
  type PodTemplate,
} from 'podwright';

declare const flag: boolean;
declare const text: string;
declare const count: number;
declare const names: string[];
declare const amounts: Record<string, string>;
const web = new WebPod({ image: 'ghcr.io/acme/shop:1.4.2', port: 8080 });
const logs = withSidecar({ name: 'logs', image: 'fluent/fluent-bit:3.1.9' });

// Every way to write an amount.
web.with(withResources({ cpu: 2, memory: 1048576 }));
web.with(withResources({ cpu: '0.5', memory: '128Mi' }));
web.with(withResources({ cpu: '500m', memory: '1e9' }));
web.with(withResources({ cpu: '1e3', memory: '1.5Gi' }));
web.with(
  withResources({ requests: { cpu: '.5', memory: '129M' }, limits: { cpu: 2, memory: '1G' } }),
);
web.with(withResources({ requests: { cpu: 2 }, limits: { cpu: '2500m' } }));
web.with(withResources({ requests: { cpu: '250m', 'ephemeral-storage': '1Gi' } }));
web.with(
  withResources({ limits: { 'nvidia.com/gpu': 1, 'hugepages-2Mi': '64Mi', memory: '64Mi' } }),
);
web.with(withResources({ limits: { cpu: null, memory: null, 'nvidia.com/gpu': null } }));
web.with(withResources({ claims: [{ name: 'gpu', request: 'one' }] }));
web.with(withResources({}));

// Amounts that are known at run time only.
web.with(withResources({ cpu: text, memory: count }));
web.with(withResources({ cpu: `${count}m`, memory: `${text}Mi` }));
web.with(withResources({ requests: amounts, limits: { ...amounts, cpu: 1 } }));
web.with(withResources({ requests: { [text]: '1' } }));
web.with(withResources({ cpu: flag ? '1' : '2', memory: flag ? 1 : '1Gi' }));
web.with(flag && withResources({ cpu: 1 }));
const some: PodTemplate = names.reduce<PodTemplate>(
  (pod, name) => pod.with(withResources({ container: name, memory: '64Mi' })),
  web,
);
void some;

// What is none.
// error: "\"1000mc\" is no CPU quantity: write 2, '500m' or '0.5'"
withResources({ requests: { cpu: '1000mc' } });
// error: "\"512Mi\" is no CPU quantity: write 2, '500m' or '0.5'"
withResources({ cpu: '512Mi' });
// error: "\"\" is no CPU quantity: write 2, '500m' or '0.5'"
withResources({ cpu: '' });
// error: "\"2GB\" is no memory quantity: write '128Mi', '2Gi' or a number of bytes"
withResources({ limits: { memory: '2GB' } });
// error: "\"2gi\" is no memory quantity: write '128Mi', '2Gi' or a number of bytes"
withResources({ memory: '2gi' });
// error: "\"100m\" of memory is thousandths of a byte: write '128Mi', '2Gi' or a number of bytes"
withResources({ memory: '100m' });
// error: "\"1c\" is no CPU quantity: write 2, '500m' or '0.5'"
withResources({ cpu: flag ? '1' : '1c' });
// error: "\"1000mc\" is no CPU quantity: write 2, '500m' or '0.5'"
web.with(logs, withResources({ container: 'logs', cpu: '1000mc' }));
// error: Type 'boolean' is not assignable
withResources({ cpu: true });
// error: 'memroy' does not exist in type
withResources({ limits: { memroy: '1Gi' } });
// error: 'limit' does not exist in type
withResources({ limit: { memory: '1Gi' } });

// Containers.
web.with(logs, withResources({ container: 'logs', cpu: '50m' }));
web.with(withResources({ container: ['logs', 'app'], cpu: '50m' }), logs);
web.with(withResources({ container: 'all', cpu: '50m' }));
web.with(withResources({ container: ['sidecars', 'init'], cpu: '50m' }));
web.with(withResources({ container: text, cpu: '50m' }));
// error: no container \"lgos\" in this pod
web.with(logs, withResources({ container: 'lgos', cpu: '50m' }));
// error: no container \"lgos\" in this pod
web.with(logs, withResources({ container: ['app', 'lgos'], cpu: '50m' }));

// The pod itself.
new WorkerPod({ image: 'a:1' }).with(
  withPodResources({ requests: { cpu: '500m' }, limits: { cpu: 1, 'hugepages-2Mi': '4Mi' } }),
);
web.with(withPodResources({ cpu: text, memory: '1Gi' }));
// error: "\"1000mc\" is no CPU quantity: write 2, '500m' or '0.5'"
withPodResources({ limits: { cpu: '1000mc' } });
// error: 'nvidia.com/gpu'' does not exist in type
withPodResources({ limits: { 'nvidia.com/gpu': 1 } });
