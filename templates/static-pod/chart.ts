import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { configure, StaticPod, WebPod, httpGet, withProbe, withResources } from 'podwright';

/** A pod that the kubelet of one node runs from a file, without an API server. */
export class NodeProxy extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'node-system' });
    configure(this, { defaults: 'hardened' });

    const proxy = new WebPod({ image: 'ghcr.io/acme/node-proxy:1.2.0', port: 8081 }).with(
      withProbe({ liveness: httpGet('/healthz', { periodSeconds: 20 }) }),
      withResources({ requests: { cpu: '10m', memory: '32Mi' }, limits: { memory: '64Mi' } }),
    );

    new StaticPod(this, 'node-proxy', { pod: proxy });
  }
}
