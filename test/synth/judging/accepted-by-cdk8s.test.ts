import { ApiObject, App as UpstreamApp, Chart, type ApiObjectProps } from 'cdk8s';
import { App, checkAtSynth } from 'podwright';

type Fields = Readonly<Record<string, unknown>>;

const container = { name: 'app', image: 'ghcr.io/acme/shop:1.4.2' };

function pod(metadata: Fields, spec: Fields = {}): Fields {
  return { apiVersion: 'v1', kind: 'Pod', metadata, spec: { containers: [container], ...spec } };
}

/** An app with one object in a chart. */
function build(app: UpstreamApp, manifest: Fields): Chart {
  const chart = new Chart(app, 'shop');
  new ApiObject(chart, 'web', manifest as unknown as ApiObjectProps);
  return chart;
}

/** What synthesis says once one line asks for the rules. */
function messageOf(manifest: Fields): string {
  const app = new App();
  checkAtSynth(build(app, manifest), { kubernetes: '1.33-1.36', podSecurity: 'off' });
  try {
    app.synthYaml();
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}

beforeEach(() => void jest.spyOn(process.stderr, 'write').mockReturnValue(true));
afterEach(() => jest.restoreAllMocks());

/** What cdk8s writes without a word, and no API server takes. */
describe('what cdk8s writes, and no server takes, is refused with construct, field and cause', () => {
  test.each<readonly [string, Fields, string]>([
    ['a label that is a number', pod({ name: 'a', labels: { a: 1 } }), 'metadata.labels'],
    [
      'an annotation that is a boolean',
      pod({ name: 'a', annotations: { a: true } }),
      'metadata.annotations',
    ],
    [
      'a label of more than 63 characters',
      pod({ name: 'a', labels: { a: 'x'.repeat(64) } }),
      'metadata.labels: Invalid value',
    ],
    [
      'a name of more than 253 characters',
      pod({ name: 'x'.repeat(254) }),
      'metadata.name: Invalid value',
    ],
    ['capitals in a name', pod({ name: 'Web' }), 'metadata.name: Invalid value: "Web"'],
    ['a way up as a name', pod({ name: '../../etc' }), 'metadata.name: Invalid value'],
    ['an underscore in a name', pod({ name: 'my_app' }), 'metadata.name: Invalid value: "my_app"'],
    [
      'a namespace that is none',
      pod({ name: 'a', namespace: 'Not_One' }),
      'metadata.namespace: Invalid value: "Not_One"',
    ],
    [
      'port 99999',
      pod({ name: 'a' }, { containers: [{ ...container, ports: [{ containerPort: 99_999 }] }] }),
      'spec.containers[0].ports[0].containerPort: Invalid value: 99999',
    ],
    [
      'a container name twice',
      pod({ name: 'a' }, { containers: [container, container] }),
      'spec.containers[1].name: Duplicate value: "app"',
    ],
    ['no container', pod({ name: 'a' }, { containers: [] }), 'spec.containers: Required value'],
    [
      'a mount of no volume',
      pod(
        { name: 'a' },
        { containers: [{ ...container, volumeMounts: [{ name: 'x', mountPath: '/x' }] }] },
      ),
      'spec.containers[0].volumeMounts[0].name: Not found: "x"',
    ],
    [
      'two handlers of a probe',
      pod(
        { name: 'a' },
        {
          containers: [
            { ...container, livenessProbe: { exec: { command: ['a'] }, tcpSocket: { port: 1 } } },
          ],
        },
      ),
      'spec.containers[0].livenessProbe',
    ],
    [
      'a request above its limit',
      pod(
        { name: 'a' },
        {
          containers: [
            { ...container, resources: { requests: { cpu: '2' }, limits: { cpu: '1' } } },
          ],
        },
      ),
      'spec.containers[0].resources.requests: Invalid value',
    ],
    ['a field that does not exist', pod({ name: 'a' }, { contianers: [] }), 'spec.contianers'],
  ])('%s', (_, manifest, problem) => {
    const theirs = new UpstreamApp();
    build(theirs, manifest);
    expect(() => theirs.synthYaml()).not.toThrow();
    const message = messageOf(manifest);
    expect(message).toMatch(/^Pod shop\/web: \d+ problems?\n/m);
    expect(message).toContain(`\n  ${problem}`);
  });

  test('an empty name', () => {
    expect(messageOf(pod({ name: '' }))).toMatch(
      /Pod shop\/web: .*\n(?:.*\n)* {2}metadata\.name: /,
    );
  });

  test('a missing kind', () => {
    expect(messageOf({ apiVersion: 'v1', metadata: { name: 'a' } })).toContain(
      'kind: Required value',
    );
  });
});

test('an id twice in one scope is refused where it is made, by constructs', () => {
  const chart = new Chart(new App(), 'shop');
  const props = { apiVersion: 'v1', kind: 'ConfigMap' };
  new ApiObject(chart, 'web', props);
  expect(() => new ApiObject(chart, 'web', props)).toThrow(
    "There is already a Construct with name 'web' in Chart [shop]",
  );
});
