import { App, Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-33';
import { waitFor } from '../../../src/pod/wait/wait-for';
import { waitTargetProblems } from '../../../src/pod/wait/target-problems';
import { waitProblems } from '../../../src/pod/wait/plan';

/** The arguments that are reported, with the remedies. */
function told(
  target: Parameters<typeof waitTargetProblems>[0],
  variables: string[] = [],
): string[] {
  return waitTargetProblems(target, variables).map(
    ({ argument, given, remedy }) => `${argument} ${given}: ${remedy}`,
  );
}

describe('hosts', () => {
  test.each([
    'postgres',
    'db.data.svc.cluster.local',
    'db.data.svc.cluster.local.',
    'DB_1.example.com',
    '10.0.0.1',
    '::1',
    'fd00:10:96::a',
    '3scale',
  ])('%p is one', (host) => {
    expect(told(waitFor.tcp(host as 'host', 80))).toEqual([]);
  });

  test.each([
    ['http://web', 'leave the scheme, port and path out; waitFor.http takes URLs'],
    ['web:80', 'give the port as its own argument'],
    ['web/ready', 'leave the path out'],
    ['[::1]', 'write an IPv6 address without brackets'],
    ['fe80::1%eth0', 'give the port as its own argument'],
    ['10.0.0.256', 'an IPv4 address has four numbers from 0 to 255'],
    ['10.1', 'an IPv4 address has four numbers from 0 to 255'],
    ['', 'give the host to wait for'],
  ])('%p is none: %s', (host, remedy) => {
    expect(told(waitFor.tcp(host as 'host', 80))).toEqual([
      `host ${JSON.stringify(host)}: ${remedy}`,
    ]);
  });

  test.each([
    '-e',
    '-w1',
    '$(touch /tmp/x)',
    '; rm -rf /',
    '`id`',
    'a b',
    "a'b",
    'a"b',
    'a\nb',
    'a..b',
    'x'.repeat(64),
    '$HOME',
    '*',
    'é',
  ])('%p, which means something to a shell or a client, is none', (host) => {
    expect(told(waitFor.postgres(host as 'host'))).toHaveLength(1);
  });

  test('a host may be a variable of the wait, and only one that it has', () => {
    expect(told(waitFor.redis('$(REDIS_HOST)'), ['REDIS_HOST'])).toEqual([]);
    expect(told(waitFor.redis('$(REDIS_HOST)'))).toEqual([
      'host "$(REDIS_HOST)": the wait has no environment variable REDIS_HOST: give it in env',
    ]);
  });

  test('a URL for a host does not compile', () => {
    // @ts-expect-error a host stands alone
    waitFor.tcp('http://web', 80);
    const name: string = 'web';
    expect(told(waitFor.tcp(name, 80))).toEqual([]);
  });
});

test.each([0, -1, 65_536, 1.5, Number.NaN, '80'])('%p is no port', (port) => {
  expect(waitTargetProblems(waitFor.tcp('web', port as number))).toEqual([
    {
      argument: 'port',
      given: JSON.stringify(port) === 'null' ? 'NaN' : JSON.stringify(port),
      allowed: 'a whole number from 1 to 65535',
      remedy: 'give the number of the port that the target listens on',
    },
  ]);
});

test('databases have the ports that they listen on by themselves', () => {
  expect([waitFor.postgres('a').port, waitFor.mysql('a').port, waitFor.redis('a').port]).toEqual([
    5432, 3306, 6379,
  ]);
});

describe('URLs', () => {
  test('any status, header and port that HTTP knows passes', () => {
    expect(
      told(
        waitFor.http('https://[::1]:8443/ready?deep=1', {
          status: [200, 204],
          headers: { Authorization: 'Bearer $(TOKEN)', 'X-Literal': '$$(TOKEN2)' },
        }),
        ['TOKEN'],
      ),
    ).toEqual([]);
  });

  test.each([
    ['web:8080/ready', 'begin it with http:// or https://'],
    ['web', 'write scheme, host, port and path, as in http://web:8080/ready'],
    ['ftp://web/', 'begin it with http:// or https://'],
    ['http://-web/', 'a DNS name has labels'],
    ['http://$(HOST)/', 'name the host itself'],
    ['http://web:99999/', 'write scheme, host, port and path'],
  ])('%p is refused', (url, remedy) => {
    expect(told(waitFor.http(url))).toEqual([
      expect.stringContaining(`url ${JSON.stringify(url)}: ${remedy}`),
    ]);
  });

  test('a password in a URL is refused and not shown', () => {
    const [problem, ...more] = told(waitFor.http('http://me:hunter2@web/'));
    expect(problem).toContain('give credentials as a header');
    expect(problem).not.toContain('hunter2');
    expect(more).toEqual([]);
  });

  test.each([[99], [600], [[]], ['300-200'], ['x'], [[200, 1000]], [200.5]])(
    'status %p is refused',
    (status) => {
      expect(told(waitFor.http('http://web/', { status: status as number }))).toHaveLength(1);
    },
  );

  test('headers that would break out of the request are refused, and their values not shown', () => {
    const problems = told(
      waitFor.http('http://web/', {
        headers: { 'X-A': 'secret\r\nX-B: 1', 'bad name': 'v', 'X-C': '$(NOPE)' },
      }),
    );
    expect(problems).toEqual([
      expect.stringContaining('headers["X-A"] a value that does not fit'),
      expect.stringContaining('headers["bad name"]'),
      expect.stringContaining('headers["X-C"] $(NOPE): give NOPE in env'),
    ]);
    expect(problems.join()).not.toContain('secret');
  });
});

describe('Services', () => {
  const ports = [
    { name: 'sql', port: 5432 },
    { name: 'metrics', port: 9187, protocol: 'TCP' },
    { name: 'gossip', port: 7946, protocol: 'UDP' },
  ];

  test('a string with a number passes, without one it is asked for', () => {
    expect(told(waitFor.service('db', { port: 5432 }))).toEqual([]);
    expect(told(waitFor.service('db'))).toEqual([
      'port undefined: the ports of Service "db" are not known here: give the number',
    ]);
  });

  test('a port is found by name or number, and one that is not there is answered with those that are', () => {
    expect(told(waitFor.service({ name: 'db', ports }, { port: 'sql' }))).toEqual([]);
    expect(told(waitFor.service({ name: 'db', ports }, { port: 9187 }))).toEqual([]);
    expect(told(waitFor.service({ name: 'db', ports }, { port: 'slq' }))).toEqual([
      'port "slq": the Service has sql (5432), metrics (9187), gossip (7946)',
    ]);
    expect(told(waitFor.service({ name: 'db', ports }))[0]).toContain('choose one of sql (5432)');
    expect(told(waitFor.service({ name: 'db', ports }, { port: 'gossip' }))[0]).toContain('is UDP');
  });

  test('one of cdk8s-plus gives its name, namespace and ports', () => {
    const chart = new Chart(new App(), 'shop', { namespace: 'data' });
    const service = new kplus.Service(chart, 'db', { ports: [{ name: 'sql', port: 5432 }] });
    expect(waitFor.service(service)).toMatchObject({
      kind: 'service',
      name: service.name,
      namespace: 'data',
      ports: [{ name: 'sql', port: 5432 }],
    });
    expect(told(waitFor.service(service))).toEqual([]);
  });

  test('names that no Service can have are refused', () => {
    expect(told(waitFor.service({ name: 'db.data', namespace: 'Data' }, { port: 1 }))).toEqual([
      expect.stringContaining('service "db.data"'),
      expect.stringContaining('namespace "Data"'),
    ]);
  });
});

describe('commands', () => {
  test('arguments pass as they are, whatever they hold', () => {
    expect(told(waitFor.command(['sh', '-c', 'echo "$(date)"; exit 0'], 'alpine:3.22'))).toEqual(
      [],
    );
  });

  test.each([[[]], [['']], [['a\0b']]])('%p is refused', (argv) => {
    expect(told(waitFor.command(argv)).length).toBeGreaterThan(0);
  });

  test('an empty image is refused', () => {
    expect(told(waitFor.command(['true'], ' '))).toHaveLength(1);
  });
});

test('all problems of all targets and options are told at once, with their places', () => {
  const problems = waitProblems([waitFor.tcp('a b', 0), waitFor.dns('')], {
    timeout: '-1s',
    interval: 0,
  });
  expect(problems.map(({ argument }) => argument)).toEqual([
    '[0].host',
    '[0].port',
    '[1].name',
    'timeout',
    'interval',
  ]);
});

test('a wait for nothing is a problem', () => {
  expect(waitProblems([])).toEqual([
    expect.objectContaining({ argument: 'target', given: 'an empty list' }),
  ]);
});

test('pauses that do not fit each other or the timeout are problems', () => {
  const target = [waitFor.tcp('web', 80)];
  expect(waitProblems(target, { interval: '20s', maxInterval: '10s' })[0]).toMatchObject({
    argument: 'maxInterval',
    allowed: '20s or more, the interval it grows from',
  });
  expect(
    waitProblems(target, { interval: '2m', maxInterval: '2m', timeout: '90s' })[0],
  ).toMatchObject({
    argument: 'interval',
    allowed: 'less than the timeout of 1m30s',
  });
  expect(waitProblems(target, { timeout: 0 })[0]).toMatchObject({
    argument: 'timeout',
    remedy: 'a wait has an end, and time for one attempt',
  });
});

test.each([
  ['90 s', /^write whole seconds/],
  ['99999999999s', /^choose a shorter one/],
  ['0s', /^a wait has an end, and time for one attempt$/],
] as const)('of a timeout of %j is said what to change, once', (timeout, remedy) => {
  expect(waitProblems([waitFor.tcp('web', 80)], { timeout: timeout as `${number}s` })).toEqual([
    {
      argument: 'timeout',
      given: JSON.stringify(timeout),
      allowed: 'a duration from 1s to 2147483647s',
      remedy: expect.stringMatching(remedy),
    },
  ]);
});
