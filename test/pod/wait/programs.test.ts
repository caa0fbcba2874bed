import { clientWait } from '../../../src/pod/wait/client-wait';
import { planWait } from '../../../src/pod/wait/plan';
import type { WaitPlan, WaitProgram } from '../../../src/pod/wait/program';
import type { WaitTarget } from '../../../src/pod/wait/target';
import { wait4xWait } from '../../../src/pod/wait/wait4x-wait';
import { waitFor } from '../../../src/pod/wait/wait-for';

/** Each container as one line: its image and its words. */
function lines({ containers, problems }: WaitPlan): string[] {
  expect(problems).toEqual([]);
  return containers.map(({ image, command = [], args = [] }) =>
    [image, ...command.filter((word) => !word.includes('\n')), ...args].join(' '),
  );
}

const times =
  '--timeout=120s --interval=2s --backoff-policy=exponential --backoff-exponential-max-interval=10s --no-color';

describe('wait4x', () => {
  const plan = (targets: readonly WaitTarget[], program: WaitProgram = wait4xWait()) =>
    planWait(targets, { timeout: '2m', interval: '2s' }, { program });

  test('one container for each protocol, arguments only, no shell', () => {
    expect(
      lines(
        plan([
          waitFor.tcp('web', 80),
          waitFor.dns('web'),
          waitFor.tcp('fd00::1', 443),
          waitFor.redis('cache'),
          waitFor.service({ name: 'api', namespace: 'shop', ports: [{ port: 8080 }] }),
        ]),
      ),
    ).toEqual([
      `wait4x/wait4x:3.7.1 wait4x tcp web:80 [fd00::1]:443 api.shop.svc.cluster.local:8080 ${times}`,
      `wait4x/wait4x:3.7.1 wait4x dns A web ${times}`,
      `wait4x/wait4x:3.7.1 wait4x redis redis://cache:6379 ${times}`,
    ]);
  });

  test('HTTP asks for one status and follows no redirect; equal questions share a container', () => {
    const accept = { headers: { Accept: 'text/plain' } };
    expect(
      lines(
        plan([
          waitFor.http('http://a/x', accept),
          waitFor.http('https://b/y', accept),
          waitFor.http('http://c/z$(A)', { status: 204 }),
        ]),
      ),
    ).toEqual([
      `wait4x/wait4x:3.7.1 wait4x http --no-redirect --expect-status-code=200 --request-header=Accept: text/plain http://a/x https://b/y ${times}`,
      `wait4x/wait4x:3.7.1 wait4x http --no-redirect --expect-status-code=204 http://c/z$$(A) ${times}`,
    ]);
  });

  test('databases are signed in to with the names given', () => {
    const program = wait4xWait({
      dsn: {
        postgres: (host, port) => `postgres://app:$(PGPASSWORD)@${host}:${port}/app`,
        mysql: (host, port) => `app:$(MYSQL_PWD)@tcp(${host}:${port})/app`,
        redis: (host, port) => `redis://:$(REDISCLI_AUTH)@${host}:${port}`,
      },
    });
    expect(
      lines(plan([waitFor.postgres('fd00::2'), waitFor.mysql('my'), waitFor.redis('re')], program)),
    ).toEqual([
      `wait4x/wait4x:3.7.1 wait4x postgresql postgres://app:$(PGPASSWORD)@[fd00::2]:5432/app ${times}`,
      `wait4x/wait4x:3.7.1 wait4x mysql app:$(MYSQL_PWD)@tcp(my:3306)/app ${times}`,
      `wait4x/wait4x:3.7.1 wait4x redis redis://:$(REDISCLI_AUTH)@re:6379 ${times}`,
    ]);
  });

  test('what it cannot do is said, all at once, with the way out', () => {
    const { containers, problems } = plan([
      waitFor.postgres('db'),
      waitFor.http('http://web/', { status: [200, 204] }),
      waitFor.command(['true']),
    ]);
    expect(containers).toEqual([]);
    expect(
      problems.map(({ argument, given, allowed }) => `${argument}: ${given} is not ${allowed}`),
    ).toEqual([
      'dsn.postgres: undefined is not a function that gives the data source name with which wait4x signs in to postgres',
      'status: 200,204 is not one status, and wait4x waits for exactly one',
      'argv: "true" is not what wait4x waits for, because it runs no commands',
    ]);
    expect(problems.map(({ argument, remedy }) => `${argument}: ${remedy}`)).toEqual([
      'dsn.postgres: give wait4xWait({ dsn: { postgres: (host, port) => ... } }), or use shellWait',
      'status: choose one, or use shellWait',
      'argv: use shellWait or clientWait for it',
    ]);
  });

  test('its containers run under Pod Security restricted too', () => {
    expect(plan([waitFor.tcp('a', 1)]).containers[0]).toMatchObject({
      name: 'wait-for-a',
      securityContext: { runAsNonRoot: true, runAsUser: 65534, readOnlyRootFilesystem: true },
      resources: { limits: { memory: '64Mi' } },
      terminationMessagePolicy: 'FallbackToLogsOnError',
    });
  });
});

describe('the databases own clients', () => {
  const program = clientWait({
    postgres: 'postgres:17.2',
    mariadb: 'mariadb:11.4',
    redis: 'redis:7.4',
  });
  const own = '--timeout=300 --interval=1 --max-interval=10 command';

  test('each runs in its image under the shell program, with arguments only', () => {
    expect(
      lines(
        planWait(
          [waitFor.postgres('db'), waitFor.mysql('my', 3307), waitFor.redis('re')],
          {},
          { program },
        ),
      ),
    ).toEqual([
      `postgres:17.2 /bin/sh -c wait ${own} pg_isready -h db -p 5432 -U postgres`,
      `mariadb:11.4 /bin/sh -c wait ${own} mariadb-admin --host=my --port=3307 --protocol=tcp --connect-timeout=4 ping`,
      `redis:7.4 /bin/sh -c wait ${own} redis-cli -e -h re -p 6379 ping`,
    ]);
  });

  test('MySQL has its own client where its image is given', () => {
    const both = clientWait({ mysql: 'mysql:8.4', mariadb: 'mariadb:11.4' });
    expect(lines(planWait([waitFor.mysql('my')], {}, { program: both }))[0]).toContain(
      'mysql:8.4 /bin/sh -c wait --timeout=300 --interval=1 --max-interval=10 command mysqladmin --host=my',
    );
  });

  test('what has no client is waited for by the program beneath', () => {
    expect(
      lines(
        planWait([waitFor.redis('re'), waitFor.tcp('web', 80)], {}, { program: clientWait({}) }),
      ),
    ).toEqual([
      'busybox:1.37.0 /bin/sh -c wait --timeout=300 --interval=1 --max-interval=10 redis re 6379 tcp web 80',
    ]);
  });
});

test('a program of one own is a function of targets and times', () => {
  const program: WaitProgram = (targets, { timeout, clusterDomain }) => ({
    containers: [
      {
        name: 'wait',
        image: 'acme/wait:1.0.0',
        args: [`${timeout}`, clusterDomain, ...targets.map(({ kind }) => kind)],
      },
    ],
    problems: [],
  });
  expect(
    lines(planWait([waitFor.dns('a')], { timeout: '1h' }, { program, clusterDomain: 'corp' })),
  ).toEqual(['acme/wait:1.0.0 3600 corp dns']);
});
