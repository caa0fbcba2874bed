import { Chart, Testing } from 'cdk8s';
import {
  Deployment,
  WebPod,
  configure,
  waitFor,
  waive,
  withInitWait,
  withPodSpec,
  withSecurityContext,
  withServiceAccount,
  withSidecar,
  type AnyPod,
  type DefaultSet,
  type PodMixin,
} from 'podwright';

const web = new WebPod({ image: 'ghcr.io/acme/shop:1.4.2', port: 8080 });

function podOf(defaults: DefaultSet | undefined, pod: AnyPod = web) {
  const chart = Testing.chart();
  if (defaults !== undefined) configure(chart, { defaults });
  const deployment = new Deployment(chart, 'web', { pod });
  return { spec: deployment.toJson().spec.template.spec, problems: deployment.problems() };
}

describe('the defaults', () => {
  test('are restricted where nothing is said: Pod Security restricted, no token, no service links', () => {
    const { spec, problems } = podOf(undefined);
    expect(spec).toMatchInlineSnapshot(`
{
  "automountServiceAccountToken": false,
  "containers": [
    {
      "image": "ghcr.io/acme/shop:1.4.2",
      "name": "app",
      "ports": [
        {
          "containerPort": 8080,
          "name": "http",
        },
      ],
      "securityContext": {
        "allowPrivilegeEscalation": false,
        "capabilities": {
          "drop": [
            "ALL",
          ],
        },
      },
    },
  ],
  "enableServiceLinks": false,
  "securityContext": {
    "runAsNonRoot": true,
    "seccompProfile": {
      "type": "RuntimeDefault",
    },
  },
}
`);
    expect(problems.filter(({ set }) => set === 'pod-security')).toEqual([]);
  });

  test('hardened delays no stop that has no time for it', () => {
    const preStopOf = (seconds: number): unknown => {
      const short = withPodSpec({ terminationGracePeriodSeconds: seconds });
      return podOf('hardened', web.with(short)).spec.containers[0].lifecycle?.preStop;
    };
    expect([0, 4, 5, 6].map(preStopOf)).toEqual([
      undefined,
      undefined,
      undefined,
      { sleep: { seconds: 5 } },
    ]);
  });

  test('none writes exactly what was said', () => {
    expect(podOf('none').spec).toEqual({
      containers: [
        {
          name: 'app',
          image: 'ghcr.io/acme/shop:1.4.2',
          ports: [{ name: 'http', containerPort: 8080 }],
        },
      ],
    });
  });

  test('hardened adds a read-only root file system with a writable /tmp, a user, a spread and a delay', () => {
    expect(podOf('hardened').spec).toMatchInlineSnapshot(`
{
  "affinity": {
    "podAntiAffinity": {
      "preferredDuringSchedulingIgnoredDuringExecution": [
        {
          "podAffinityTerm": {
            "labelSelector": {
              "matchLabels": {
                "app.kubernetes.io/instance": "web",
                "app.kubernetes.io/name": "web",
              },
            },
            "topologyKey": "kubernetes.io/hostname",
          },
          "weight": 100,
        },
      ],
    },
  },
  "automountServiceAccountToken": false,
  "containers": [
    {
      "image": "ghcr.io/acme/shop:1.4.2",
      "imagePullPolicy": "Always",
      "lifecycle": {
        "preStop": {
          "sleep": {
            "seconds": 5,
          },
        },
      },
      "name": "app",
      "ports": [
        {
          "containerPort": 8080,
          "name": "http",
        },
      ],
      "securityContext": {
        "allowPrivilegeEscalation": false,
        "capabilities": {
          "drop": [
            "ALL",
          ],
        },
        "privileged": false,
        "readOnlyRootFilesystem": true,
        "runAsGroup": 65532,
        "runAsNonRoot": true,
        "runAsUser": 65532,
        "seccompProfile": {
          "type": "RuntimeDefault",
        },
      },
      "volumeMounts": [
        {
          "mountPath": "/tmp",
          "name": "tmp-app",
        },
      ],
    },
  ],
  "enableServiceLinks": false,
  "securityContext": {
    "fsGroup": 65532,
    "fsGroupChangePolicy": "OnRootMismatch",
    "runAsGroup": 65532,
    "runAsNonRoot": true,
    "runAsUser": 65532,
    "seccompProfile": {
      "type": "RuntimeDefault",
    },
  },
  "topologySpreadConstraints": [
    {
      "labelSelector": {
        "matchLabels": {
          "app.kubernetes.io/instance": "web",
          "app.kubernetes.io/name": "web",
        },
      },
      "maxSkew": 1,
      "topologyKey": "topology.kubernetes.io/zone",
      "whenUnsatisfiable": "ScheduleAnyway",
    },
  ],
  "volumes": [
    {
      "emptyDir": {},
      "name": "tmp-app",
    },
  ],
}
`);
  });

  test('fill only what is unset, whatever the order of the calls', () => {
    const { spec } = podOf(
      'hardened',
      web.with(
        withSecurityContext({ runAsUser: 101, readOnlyRootFilesystem: false }),
        withSecurityContext({ container: 'app', capabilities: { add: ['NET_BIND_SERVICE'] } }),
      ),
    );
    expect(spec.securityContext).toMatchObject({ runAsUser: 101, runAsGroup: 65532 });
    expect(spec.containers[0].securityContext).toMatchObject({
      runAsUser: 101,
      readOnlyRootFilesystem: false,
      capabilities: { add: ['NET_BIND_SERVICE'], drop: ['ALL'] },
    });
    expect(spec.volumes).toBeUndefined();
  });

  test('reach sidecars and what scopes add later', () => {
    const chart = Testing.chart();
    const deployment = new Deployment(chart, 'web', { pod: web });
    chart.with(withSidecar({ name: 'logs', image: 'fluent/fluent-bit:3.1.9' }));
    const { initContainers } = deployment.toJson().spec.template.spec;
    expect(initContainers[0].securityContext).toEqual({
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'] },
    });
  });

  test('leave a privileged container as the server takes it', () => {
    const { spec, problems } = podOf(
      'restricted',
      web.with(withSecurityContext({ container: 'app', privileged: true })),
    );
    expect(spec.containers[0].securityContext).toEqual({ privileged: true });
    expect(problems.filter(({ set }) => set === 'api-server')).toEqual([]);
  });

  test.each(['restricted', 'hardened'] as const)(
    '%s leave out on Windows what only Linux has',
    (set) => {
      const { spec, problems } = podOf(set, web.with(withPodSpec({ os: { name: 'windows' } })));
      expect(spec.securityContext).toEqual({ runAsNonRoot: true });
      expect(spec.containers[0].securityContext).toEqual(
        set === 'restricted' ? undefined : { runAsNonRoot: true },
      );
      const refused = problems.filter(({ set: from }) => from !== 'good-practice');
      expect(refused.filter(({ severity }) => severity === 'error')).toEqual([]);
    },
  );

  test('keep for Windows what is of no system', () => {
    const { spec } = podOf('hardened', web.with(withPodSpec({ os: { name: 'windows' } })));
    expect(spec.containers[0]).toMatchObject({
      imagePullPolicy: 'Always',
      lifecycle: { preStop: { sleep: { seconds: 5 } } },
    });
    expect(spec.automountServiceAccountToken).toBe(false);
  });

  test('warn in a pod for Windows of no image of Linux', () => {
    const windows = withPodSpec({ os: { name: 'windows' } });
    const { problems } = podOf(
      'restricted',
      new WebPod({ image: 'nginx:1.29', port: 8080 }).with(windows),
    );
    expect(problems.map(({ rule }) => rule)).not.toContain('run-known-images-as-their-user');
  });

  test('mount a token only where an account is named', () => {
    expect(podOf('restricted').spec.automountServiceAccountToken).toBe(false);
    expect(
      podOf('restricted', web.with(withServiceAccount('deployer'))).spec
        .automountServiceAccountToken,
    ).toBe(true);
  });

  test('hold for a scope, the nearest first', () => {
    const chart = Testing.chart();
    configure(chart, { defaults: 'hardened', clusterDomain: 'acme.internal' });
    const inner = new Chart(chart, 'inner');
    configure(inner, { defaults: 'none' });
    const spec = (scope: Chart) =>
      new Deployment(scope, 'web', { pod: web }).toJson().spec.template.spec;
    expect(spec(chart).containers[0].imagePullPolicy).toBe('Always');
    expect(spec(inner).containers[0].imagePullPolicy).toBeUndefined();
  });
});

describe('a stock image', () => {
  const warnings = (image: string, ...mixins: readonly PodMixin[]) => {
    const chart = Testing.chart();
    return new Deployment(chart, 'web', {
      pod: new WebPod({ image, port: 8080 }).with(...mixins),
    })
      .problems()
      .filter(({ rule }) => rule === 'run-known-images-as-their-user');
  };

  test('that starts as root is met with the mixin that gives it its user', () => {
    const [problem] = warnings('nginx:1.29');
    expect(problem).toMatchObject({
      severity: 'warning',
      path: 'spec.template.spec.containers[0].securityContext.runAsUser',
      remedy: expect.stringContaining(`withSecurityContext({ container: 'app', runAsUser: 101 })`),
    });
  });

  test('that was given its user is left alone, and so is an image of the same name from elsewhere', () => {
    expect(warnings('nginx:1.29', withSecurityContext({ runAsUser: 101 }))).toEqual([]);
    expect(warnings('ghcr.io/acme/nginx:1.29')).toEqual([]);
    expect(warnings('acme/fluent-bit:3.1.9')).toEqual([]);
  });

  test.each([
    ['docker.io/nginx:1.29', 101],
    ['docker.io/library/nginx:1.29', 101],
    ['mirror.acme.example:5000/library/nginx@sha256:0', 101],
    ['fluent/fluent-bit:3.1.9', 65532],
  ])('is known as %s, too', (image, user) => {
    expect(warnings(image)[0]?.remedy).toContain(`runAsUser: ${user}`);
  });

  test("is nobody's concern where good practice is not asked for, and may be waived", () => {
    const rule = 'run-known-images-as-their-user';
    const pod = new WebPod({ image: 'nginx:1.29', port: 8080 });
    const chart = Testing.chart();
    configure(chart, { goodPractice: false });
    const rules = (scope: Chart, given: AnyPod) =>
      new Deployment(scope, 'web', { pod: given }).problems().map((problem) => problem.rule);
    expect(rules(chart, pod)).not.toContain(rule);
    const waived = rules(Testing.chart(), pod.with(waive(rule, 'rootless by user namespaces')));
    expect(waived).not.toContain(rule);
    expect(waived).not.toContain('keep-waivers-current');
  });

  test('that only waits for another is not said to write', () => {
    const pod = new WebPod({ image: 'ghcr.io/acme/shop:1.4.2', port: 8080 }).with(
      withInitWait(waitFor.command(['mongosh', '--eval', 'db.hello()'], 'mongo:8.0')),
    );
    const { problems } = podOf('restricted', pod);
    expect(problems.map(({ rule }) => rule)).not.toContain('mount-where-known-images-write');
  });
});
