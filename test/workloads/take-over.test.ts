import { ApiObject, Chart, Size, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-33';
import {
  configure,
  Deployment,
  httpGet,
  WebPod,
  withEnv,
  withProbe,
  withResources,
  withSecurityContext,
} from 'podwright';
import { stringify } from '../../src/synth/yaml/stringify';

/** The lines of two texts, those of one only with a sign, those of both where they stand beside such a line. */
function difference(before: string, after: string): string {
  const [a, b] = [before.trimEnd().split('\n'), after.trimEnd().split('\n')];
  const longest = a.map(() => b.map(() => 0));
  const at = (i: number, j: number): number => longest[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      longest[i]![j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const lines: string[] = [];
  for (let i = 0, j = 0; i < a.length || j < b.length;) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      lines.push(`  ${a[i]}`);
      i += 1;
      j += 1;
    } else if (j >= b.length || (i < a.length && at(i + 1, j) >= at(i, j + 1))) {
      lines.push(`- ${a[i]}`);
      i += 1;
    } else {
      lines.push(`+ ${b[j]}`);
      j += 1;
    }
  }
  return lines.join('\n');
}

const resources = {
  requests: { cpu: '250m', memory: '256Mi' },
  limits: { cpu: '1', memory: '512Mi' },
};

/** A Deployment as cdk8s-plus writes it. */
function before(): kplus.Deployment {
  return new kplus.Deployment(new Chart(Testing.app(), 'shop'), 'web', {
    replicas: 3,
    containers: [
      {
        image: 'ghcr.io/acme/shop:1.4.2',
        portNumber: 8080,
        envVariables: { LOG_LEVEL: kplus.EnvValue.fromValue('info') },
        liveness: kplus.Probe.fromHttpGet('/live'),
        resources: {
          cpu: { request: kplus.Cpu.millis(250), limit: kplus.Cpu.units(1) },
          memory: { request: Size.mebibytes(256), limit: Size.mebibytes(512) },
        },
        securityContext: { user: 1000 },
      },
    ],
  });
}

/** The same workload taken over: its name and its selector are kept, since the server lets nobody change these. */
function after(scope: Chart, old: kplus.Deployment): Deployment {
  const { metadata, spec } = ApiObject.of(old).toJson();
  return new Deployment(scope, 'web', {
    metadata: { name: metadata.name },
    selector: spec.selector,
    replicas: 3,
    pod: new WebPod({ image: 'ghcr.io/acme/shop:1.4.2', port: 8080, name: 'main' }).with(
      withEnv({ LOG_LEVEL: 'info' }),
      withProbe({ liveness: httpGet('/live') }),
      withResources(resources),
      withSecurityContext({ runAsUser: 1000, readOnlyRootFilesystem: true }),
    ),
  });
}

describe('a Deployment of cdk8s-plus that podwright takes over', () => {
  const old = before();
  const manifest = ApiObject.of(old).toJson();
  const taken = after(new Chart(Testing.app(), 'shop'), old);

  test('is the same object, and finds the same pods', () => {
    const { apiVersion, kind, metadata, spec } = taken.toJson();
    expect([apiVersion, kind, metadata.name, spec.selector]).toEqual([
      manifest.apiVersion,
      manifest.kind,
      manifest.metadata.name,
      manifest.spec.selector,
    ]);
    expect(spec.template.metadata.labels).toEqual(manifest.spec.template.metadata.labels);
    expect(taken.problems().filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  test('says no more than somebody said, and what Pod Security restricted asks', () => {
    expect(difference(stringify(manifest), stringify(taken.toJson()))).toMatchInlineSnapshot(`
"  apiVersion: apps/v1
  kind: Deployment
  metadata:
    name: shop-web-c81100ac
  spec:
-   minReadySeconds: 0
-   progressDeadlineSeconds: 600
    replicas: 3
-   revisionHistoryLimit: 10
    selector:
      matchLabels:
        cdk8s.io/metadata.addr: shop-web-c80b2a96
-   strategy:
-     rollingUpdate:
-       maxSurge: 25%
-       maxUnavailable: 25%
-     type: RollingUpdate
    template:
      metadata:
        labels:
          cdk8s.io/metadata.addr: shop-web-c80b2a96
      spec:
        automountServiceAccountToken: false
        containers:
          - env:
              - name: LOG_LEVEL
                value: info
            image: ghcr.io/acme/shop:1.4.2
-           imagePullPolicy: Always
            livenessProbe:
-             failureThreshold: 3
              httpGet:
                path: /live
-               port: 8080
-               scheme: HTTP
+               port: http
            name: main
            ports:
              - containerPort: 8080
+               name: http
            resources:
              limits:
                cpu: "1"
                memory: 512Mi
              requests:
                cpu: 250m
                memory: 256Mi
            securityContext:
              allowPrivilegeEscalation: false
-             privileged: false
+             capabilities:
+               drop:
+                 - ALL
              readOnlyRootFilesystem: true
-             runAsNonRoot: true
-             runAsUser: 1000
-           startupProbe:
-             failureThreshold: 3
-             tcpSocket:
-               port: 8080
-       dnsPolicy: ClusterFirst
-       hostNetwork: false
-       restartPolicy: Always
+       enableServiceLinks: false
        securityContext:
-         fsGroupChangePolicy: Always
          runAsNonRoot: true
-       setHostnameAsFQDN: false
-       shareProcessNamespace: false
-       terminationGracePeriodSeconds: 30
+         runAsUser: 1000
+         seccompProfile:
+           type: RuntimeDefault"
`);
  });

  test('differs in even less where no defaults are filled in', () => {
    const chart = new Chart(Testing.app(), 'shop');
    configure(chart, { defaults: 'none' });
    const lines = difference(stringify(manifest), stringify(after(chart, old).toJson())).split(
      '\n',
    );
    const added = lines.filter((line) => line.startsWith('+')).map((line) => line.slice(1).trim());
    expect(added).toEqual(['port: http', 'name: http', 'runAsUser: 1000']);
  });

  test('has a Service that selects the same pods', () => {
    expect(taken.expose({ port: 80 }).toJson().spec.selector).toEqual(
      manifest.spec.template.metadata.labels,
    );
  });
});
