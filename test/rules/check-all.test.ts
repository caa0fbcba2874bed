import { check, checkAll } from '../../src/rules';
import { checkGroups } from '../../src/rules/check-all';

type Manifest = Readonly<Record<string, unknown>>;

const app = { name: 'app', image: 'a:1', ports: [{ name: 'http', containerPort: 8080 }] };

function pod(name: string, labels: object = { app: name }): Manifest {
  return { apiVersion: 'v1', kind: 'Pod', metadata: { name, labels }, spec: { containers: [app] } };
}

function service(selector: object, targetPort = 'http'): Manifest {
  const spec = { selector, ports: [{ port: 80, targetPort }] };
  return { apiVersion: 'v1', kind: 'Service', metadata: { name: 'web' }, spec };
}

function list(...items: readonly unknown[]): Manifest {
  return { apiVersion: 'v1', kind: 'List', items };
}

const brief = (problems: readonly { readonly path: string; readonly rule: string }[]): string[] =>
  problems.map(({ path, rule }) => `${path} ${rule}`);

describe('a List', () => {
  const broken = { ...pod('web'), spec: {} };

  it('is judged item by item, each by its place', () => {
    expect(brief(check(list(pod('web'), broken)))).toEqual([
      'items[1].spec.containers require-containers',
    ]);
  });

  it('may hold anything', () => {
    expect(check(list(null, 1, 'a', [], {})).map(({ path, type }) => `${path} ${type}`)).toEqual([
      'items[0] BadRequest',
      'items[1] BadRequest',
      'items[2] BadRequest',
      'items[3] BadRequest',
      'items[4].apiVersion BadRequest',
    ]);
    expect(check(list())).toEqual([]);
  });

  it('of one kind gives its items their type', () => {
    const bare = { metadata: { name: 'web' }, spec: {} };
    expect(brief(check({ apiVersion: 'v1', kind: 'PodList', items: [bare] }))).toEqual([
      'items[0].spec.containers require-containers',
    ]);
  });

  it('holds objects like those beside it', () => {
    const [first, second] = checkAll([
      list(pod('web'), pod('web')),
      list(service({ app: 'web' }, 'htpp')),
    ]);
    expect(brief(first!)).toEqual(['items[1].metadata.name refuse-two-objects-of-one-name']);
    expect(brief(second!)).toEqual([
      'items[0].spec.ports[0].targetPort refuse-missing-target-port',
    ]);
  });
});

describe('checkAll', () => {
  it('answers for each manifest, in the order given', () => {
    expect(checkAll([pod('a'), service({ app: 'b' }), pod('c')]).map(brief)).toEqual([
      [],
      ['spec.selector warn-of-service-without-pods'],
      [],
    ]);
    expect(checkAll([])).toEqual([]);
  });

  it('finds in one manifest what check finds', () => {
    const options = { podSecurity: 'restricted', goodPractice: true } as const;
    const sorted = (problems: readonly object[]): string[] =>
      problems.map((one) => JSON.stringify(one)).sort();
    expect(sorted(checkAll([pod('web')], options).flat())).toEqual(
      sorted(check(pod('web'), options)),
    );
  });
});

describe('several groups', () => {
  it('may hold objects of one name, as the charts of two stages do', () => {
    const stage = [pod('web'), service({ app: 'web' })];
    expect(checkGroups([stage, stage], {}).flat(2)).toEqual([]);
    expect(brief(checkGroups([[...stage, ...stage]], {}).flat(2))).toEqual([
      'metadata.name refuse-two-objects-of-one-name',
      'metadata.name refuse-two-objects-of-one-name',
    ]);
  });

  it('are searched for what another one lacks', () => {
    const lacking = [pod('db'), service({ app: 'web' })];
    expect(brief(checkGroups([lacking, [pod('api')]], {}).flat(2))).toEqual([
      'spec.selector warn-of-service-without-pods',
    ]);
    expect(checkGroups([lacking, [pod('web')]], {}).flat(2)).toEqual([]);
  });

  it('are so for good practice', () => {
    const autoscaler = {
      apiVersion: 'autoscaling/v2',
      kind: 'HorizontalPodAutoscaler',
      metadata: { name: 'web' },
      spec: {
        minReplicas: 2,
        maxReplicas: 4,
        scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' },
      },
    };
    const labels = { app: 'web' };
    const deployment = {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'web' },
      spec: {
        selector: { matchLabels: labels },
        template: { metadata: { labels }, spec: { containers: [app] } },
      },
    };
    const rules = (groups: readonly (readonly unknown[])[]): readonly string[] =>
      checkGroups(groups, { goodPractice: true })
        .flat(2)
        .map(({ rule }) => rule)
        .filter((rule) => /scale|two-replicas/.test(rule));
    expect(rules([[deployment]])).toEqual(['run-two-replicas']);
    expect(rules([[pod('db'), autoscaler], [deployment]])).toEqual([]);
  });
});

describe('options', () => {
  it.each([
    ['a name that is nearly right', { podsecurity: 'off' }, /podsecurity.*podSecurity is meant/],
    [
      'a name that is wrong',
      { level: 'off' },
      /'level': the options are kubernetes, podSecurity, goodPractice/,
    ],
    [
      'a level that there is not',
      { podSecurity: 'strict' },
      /podSecurity: 'strict'.*'off', 'baseline', 'restricted'/,
    ],
    ['what is no yes or no', { goodPractice: 'yes' }, /goodPractice: 'yes'.*true, false/],
    ['a version that is not known', { kubernetes: '1.20' }, /1\.20.*not known/],
    ['a version that is a number', { kubernetes: 1.36 }, /1\.36 is a number/],
    ['no object at all', '1.36', /'1.36' is no object/],
  ])('of %s are refused', (_, options, message) => {
    expect(() => check(pod('web'), options as never)).toThrow(message);
    expect(() => checkAll([pod('web')], options as never)).toThrow(message);
  });

  it('of undefined are those that are left out', () => {
    const options = { kubernetes: undefined, podSecurity: undefined, goodPractice: undefined };
    expect(check(pod('web'), options)).toEqual(check(pod('web')));
  });
});

describe('beside an object that no server can read', () => {
  const unread = { ...pod('web'), spec: { containers: [app], replica: 1 } };

  test('nothing is said to be missing: it may be there', () => {
    const [, found] = checkAll([unread, service({ app: 'web' }), pod('other')].toReversed());
    expect(brief(found!)).toEqual([]);
    expect(brief(checkAll([unread, service({ app: 'web' }), pod('other')])[0]!)).toEqual([
      'spec.replica refuse-unknown-fields',
    ]);
  });

  test('in another group, too', () => {
    const [found] = checkGroups([[service({ app: 'web' }), pod('other')], [unread]], {});
    expect(found!.map(brief)).toEqual([[], []]);
  });

  test('what is there and does not fit is said as ever', () => {
    const [first, second] = checkAll([pod('api'), service({ app: 'api' }, 'htpp'), unread]);
    expect(brief([...first!, ...second!])).toEqual([
      'spec.ports[0].targetPort refuse-missing-target-port',
    ]);
  });
});

test('beside objects that are not given, nothing is said to be missing', () => {
  const group = [service({ app: 'web' }), pod('other')];
  expect(checkGroups([group], {})[0]!.map(brief)).toEqual([
    ['spec.selector warn-of-service-without-pods'],
    [],
  ]);
  const places = { areAll: false, areTogether: true };
  expect(checkGroups([group], {}, places)[0]!.map(brief)).toEqual([[], []]);
});

test('an empty document is no object', () => {
  expect(checkAll([null, pod('web'), null])).toEqual([[], [], []]);
  expect(checkAll([undefined])[0]).toHaveLength(1);
});

test('what one object names is missing only where it is known to be alone', () => {
  const volumes = [{ name: 'v', configMap: { name: 'nope' } }];
  const lone = { ...pod('web'), spec: { containers: [app], volumes } };
  expect(checkAll([lone])).toEqual([[]]);
  expect(brief(checkGroups([[lone]], {}).flat(2))).toEqual([
    'spec.volumes[0].configMap.name warn-of-missing-config',
  ]);
});
