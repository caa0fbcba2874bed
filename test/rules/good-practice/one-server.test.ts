import { check } from '../../../src/rules';
import { advice as allAdvice, app, beside, changed, pod } from './exemplary';
import { shellCommands } from '../../../src/rules/good-practice/shell-script';
import type { Edits, Manifest } from '../../conformance/edit';
import { growth } from '../../growth';

/** What is advised, but for where the server of an image writes. */
function advice(manifest: Manifest): readonly string[] {
  return allAdvice(manifest).filter(
    (sentence) => !sentence.startsWith('mount-where-known-images-write'),
  );
}

function running(...command: readonly string[]): readonly string[] {
  return advice(changed({ [`${app}.command`]: [...command] }));
}

function sentence(found: string, field = 'command'): string {
  return `run-one-server at ${app}.${field}: container "app" runs ${found}: the kubelet sees only the first process, so one that fails is not restarted, and probes and limits are for all of them at once`;
}

describe('two servers in one container', () => {
  test.each([
    ['nginx & gunicorn shop', 'nginx and gunicorn'],
    ['redis-server /etc/redis.conf & exec node server.js', 'redis-server and node'],
    ['/usr/bin/worker &\n/usr/bin/server &\nwait', 'worker and server'],
    ['service nginx start && exec php-fpm', 'nginx and php-fpm'],
    ['service mysql start; apache2ctl -D FOREGROUND', 'mysql and apache2ctl'],
    ['nginx; node server.js', 'nginx and node'],
    ['php-fpm -D && nginx -g "daemon off;"', 'php-fpm and nginx'],
    ['/usr/sbin/sshd; exec java -jar app.jar', 'sshd and java'],
    ['LOG=1 nohup ./api > api.log 2>&1 & ./web', 'api and web'],
  ])('%s', (script, servers) => {
    expect(running('sh', '-c', script)).toEqual([sentence(`2 servers, ${servers}`)]);
  });

  test('in arguments, and behind other options of the shell', () => {
    const edits = { [`${app}.command`]: ['/bin/bash'], [`${app}.args`]: ['-e', '-c', 'a & b'] };
    expect(advice(changed(edits))).toEqual([sentence('2 servers, a and b')]);
    const args = ['/bin/bash', '-euxo', 'pipefail', '-c', 'a & b'];
    expect(advice(changed({ [`${app}.args`]: args }))).toEqual([
      sentence('2 servers, a and b', 'args'),
    ]);
    expect(
      advice(changed({ [`${app}.args`]: ['bash', '-o', 'pipefail', '-ec', 'a & b'] })),
    ).toEqual([sentence('2 servers, a and b', 'args')]);
  });

  test.each([
    [['/usr/bin/supervisord', '-n'], 'supervisord'],
    [['sh', '-c', 'envsubst < a > b && exec supervisord -c b'], 'supervisord'],
    [['runsvdir', '/etc/service'], 'runsvdir'],
    [['s6-svscan', '/etc/s6'], 's6-svscan'],
  ])('by a process supervisor: %s', (command, name) => {
    expect(running(...command)).toEqual([sentence(`the process supervisor ${name}`)]);
  });
});

describe('one server in one container', () => {
  test.each([
    'exec node server.js',
    'migrate && exec node server.js',
    'node server.js & wait $!',
    'node server.js & PID=$!; trap "kill $PID" TERM; wait $PID',
    'sleep 5 & node server.js',
    'tail -F /var/log/shop.log & exec ./shop',
    '(sleep 10; curl -s localhost:8080/warm) & exec ./shop',
    'while true; do sleep 60; nginx -s reload; done & exec nginx -g "daemon off;"',
    'until nc -z db 5432; do sleep 1; done; exec ./shop',
    'if [ -f /config ]; then ./setup & fi; exec ./shop',
    './shop --url "http://a/?b=1&c=2"',
    'echo a & echo b',
    './shop 2>&1 | tee /logs/shop.log',
    './shop &> /logs/shop.log',
    'nginx -t && exec nginx -g "daemon off;"',
    'cleanup() { kill $PID; }; ./shop & PID=$!; wait',
    '# nginx & node server.js\nexec ./shop',
    "echo 'a & b'; exec ./shop",
    'cat <<EOF > /tmp/a\na & b\nEOF\nexec ./shop',
  ])('%s', (script) => {
    expect(running('sh', '-c', script)).toEqual([]);
  });

  test('a program called with an ampersand', () => {
    expect(running('./shop', 'a & b')).toEqual([]);
  });
});

test('sudo does not work where privileges are not escalated', () => {
  const words = (field: string): string =>
    `avoid-sudo at ${app}.${field}: container "app" uses sudo, which fails where privilege escalation is not allowed`;
  expect(running('/usr/bin/sudo', 'node', 'server.js')).toEqual([words('command')]);
  expect(running('sh', '-c', 'sudo chown a b && node server.js')).toEqual([words('command')]);
  expect(running('echo', 'sudo')).toEqual([]);
});

describe('shellCommands', () => {
  test('reads a script in linear time, whatever it holds', () => {
    const parts = ['(', '$(', '"', "'", '\\', '{ ', 'if ', '& ', 'a & (', '`', 'done '];
    const read = (count: number) => (): unknown =>
      parts.map((part) => shellCommands(part.repeat(count)));
    expect(growth(read, 5000, 40_000)).toBeLessThan(32);
    expect(shellCommands('a & '.repeat(10_000))).toEqual([]);
  });

  test('knows where a command ends and what it waits for', () => {
    expect(shellCommands('A=1 exec a "b c" & d | e && f || g; h')).toEqual([
      { words: ['a', 'b c'], background: true },
      { words: ['d'], background: false },
      { words: ['e'], background: false },
      { words: ['f'], background: false },
      { words: ['g'], background: false },
      { words: ['h'], background: false },
    ]);
  });
});

describe('two containers with one port', () => {
  const second = (ports: readonly object[]): readonly string[] =>
    check(changed(beside('other', { ports })))
      .filter(({ rule }) => rule === 'warn-of-overlapping-ports')
      .map(({ severity, path, message }) => `${severity} ${path}: ${message}`);

  test('are warned of, whatever the ports are called', () => {
    expect(second([{ name: 'other', containerPort: 8080 }])).toEqual([
      `warning ${pod}.containers[1].ports[0]: duplicate port definition with ${app}.ports[0]`,
    ]);
  });

  test('are none where the numbers or the protocols differ', () => {
    expect(second([{ name: 'other', containerPort: 8081 }])).toEqual([]);
    expect(second([{ name: 'other', containerPort: 8080, protocol: 'UDP' }])).toEqual([]);
  });
});

describe('a database beside an app', () => {
  const words = (database: string, place: string, other = 'app'): string =>
    `separate-database at ${place}: container "${database}" is a database in one pod with "${other}": they cannot be scaled, updated or placed one without the other, and every replica has a database of its own`;
  const at = `${pod}.containers[1]`;

  test.each([
    'postgres:16.4',
    'docker.io/bitnami/postgresql:16.4.0',
    'mysql:8.4',
    'mariadb:11.4',
    'mongo:7.0',
    'mcr.microsoft.com/mssql/server:2022-latest',
    'rabbitmq:3.13-management',
  ])('is found by its image: %s', (image) => {
    expect(advice(changed(beside('db', { image })))).toEqual([words('db', at)]);
  });

  test('is found where neither declares a port, and in a bare Pod', () => {
    const spec = {
      containers: [
        { name: 'app', image: 'shop:1' },
        { name: 'db', image: 'postgres:16' },
      ],
    };
    const found = advice({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'shop' }, spec });
    expect(found).toContain(words('db', 'spec.containers[1]'));
  });

  test('is found as a sidecar too', () => {
    const edits: Edits = {
      [`${pod}.initContainers`]: [],
      [`${pod}.initContainers[+]`]: { $copy: app },
      [`${pod}.initContainers[0].name`]: 'db',
      [`${pod}.initContainers[0].image`]: 'postgres:16',
      [`${pod}.initContainers[0].restartPolicy`]: 'Always',
    };
    expect(advice(changed(edits))).toEqual([words('db', `${pod}.initContainers[0]`)]);
  });

  test.each([
    ['exporter', 'quay.io/prometheuscommunity/postgres-exporter:v0.15.0'],
    ['backup', 'acme/dump:1.0'],
    ['pgbouncer', 'bitnami/pgbouncer:1.22.0'],
    ['xtrabackup', 'percona/percona-xtrabackup:8.0'],
    ['archiver', 'postgres:16.4'],
    ['fluent-bit', 'fluent/fluent-bit:3.1.9'],
  ])('is not a database with its %s', (name, image) => {
    const edits = { ...beside(name, { image }), [`${app}.image`]: 'postgres:16.4' };
    expect(advice(changed(edits))).toEqual([]);
  });

  test('is not a cache, unless it keeps data', () => {
    const cache = beside('cache', { image: 'redis:7.4.1' });
    expect(advice(changed(cache))).toEqual([]);
    const kept = {
      ...cache,
      [`${pod}.volumes[0]`]: { name: 'tmp', persistentVolumeClaim: { claimName: 'data' } },
    };
    expect(advice(changed(kept))).toEqual([words('cache', at)]);
  });

  test('is right in a Job that tests both', () => {
    const edits = { ...beside('db', { image: 'postgres:16' }), 'spec.ttlSecondsAfterFinished': 60 };
    expect(advice(changed(edits, 'Job'))).toEqual([]);
  });

  test('is not a database by itself', () => {
    expect(advice(changed({ [`${app}.image`]: 'postgres:16.4' }))).toEqual([]);
  });
});

describe('tiers', () => {
  test.each([
    ['frontend', 'backend'],
    ['shop-ui', 'shop-api'],
    ['front-end', 'api-server'],
  ])('%s and %s are two pods', (front, back) => {
    expect(advice(changed({ ...beside(back), [`${app}.name`]: front }))).toEqual([
      `separate-tiers at ${pod}.containers[1]: "${front}" and "${back}" are two tiers in one pod: they cannot be scaled or updated one without the other`,
    ]);
  });

  test.each([
    ['app', 'proxy'],
    ['api', 'api-metrics'],
    ['frontend', 'frontend-proxy'],
    ['ui', 'logs'],
  ])('%s and %s are one', (one, other) => {
    expect(advice(changed({ ...beside(other), [`${app}.name`]: one }))).toEqual([]);
  });
});
