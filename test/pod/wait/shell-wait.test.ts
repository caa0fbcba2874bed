import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { WaitOptions } from '../../../src/pod/wait/options';
import { planWait } from '../../../src/pod/wait/plan';
import type { WaitContainer } from '../../../src/pod/wait/program';
import { scriptParts } from '../../../src/pod/wait/script';
import { shellWait, waitScript } from '../../../src/pod/wait/shell-wait';
import type { WaitTarget } from '../../../src/pod/wait/target';
import { waitFor } from '../../../src/pod/wait/wait-for';
import { partsOf } from '../../../tools/wait/parts-of';
import {
  closeServers,
  freePort,
  mysqlError,
  mysqlGreets,
  postgresAsks,
  postgresError,
  serve,
  servePostgres,
} from './servers';
import { expanded, moreShells, run, shells } from './shells';

jest.setTimeout(60_000);
afterAll(closeServers);

const kinds = ['tcp', 'postgres', 'mysql', 'redis', 'http', 'dns', 'command'] as const;

/** The one container that waits for the targets. */
function container(targets: readonly WaitTarget[], options: WaitOptions = {}): WaitContainer {
  const { containers, problems } = planWait(targets, { timeout: 3, ...options });
  expect(problems).toEqual([]);
  expect(containers).toHaveLength(1);
  return containers[0]!;
}

describe('what stands in the manifest', () => {
  test('the script is wait.sh without its comments', () => {
    const file = readFileSync(join(__dirname, '../../../src/pod/wait/wait.sh'), 'utf8');
    expect(Object.entries(scriptParts)).toEqual([...partsOf(file)]);
  });

  test('targets are arguments, times are seconds, and the script is the same whatever they say', () => {
    const { command, args } = container([waitFor.postgres('db'), waitFor.tcp('web', 80)], {
      timeout: '2m',
      interval: '2s',
    });
    expect(args).toEqual([
      '--timeout=120',
      '--interval=2',
      '--max-interval=10',
      'postgres',
      'db',
      '5432',
      'tcp',
      'web',
      '80',
    ]);
    expect(command).toEqual(['/bin/sh', '-c', waitScript(['postgres', 'tcp']), 'wait']);
    expect(container([waitFor.tcp('x', 1), waitFor.postgres('y', 2)]).command).toEqual(command);
  });

  test('only what the kinds need is there, and a wait for one kind is shorter than half of all', () => {
    expect(waitScript(['redis'])).not.toContain('postgres');
    expect(waitScript(['dns'])).not.toContain('nc -');
    expect(waitScript(['tcp']).length).toBeLessThan(waitScript(kinds).length * 0.6);
    expect(waitScript(kinds).length).toBeLessThan(9500);
  });

  test('the script changes on purpose only: a new text starts the pods of every user anew', () => {
    const digest = createHash('sha256').update(waitScript(kinds)).digest('hex');
    expect(digest).toMatchInlineSnapshot(
      `"9e3e5b3d1a39d240d0b15a08a72042a654decd8255b5a5557a61fed8c9a40632"`,
    );
  });

  test('containers of one plan have names of their own', () => {
    const { containers } = planWait([
      waitFor.command(['check', 'a']),
      waitFor.command(['check', 'b']),
      waitFor.command(['/opt/check']),
    ]);
    expect(containers.map(({ name }) => name)).toEqual([
      'wait-for-check',
      'wait-for-check-2',
      'wait-for-check-3',
    ]);
  });

  test('nothing of the script is changed by the kubelet, whatever variables a pod has', () => {
    const script = waitScript(kinds);
    expect(script).not.toMatch(/\$\$/);
    // $((...)) is arithmetic, and no variable can be named so; $(...) would be a command.
    expect(script).not.toMatch(/\$\((?!\()/);
    const words = script.match(/[\w+-]+/g) ?? [];
    const env = Object.fromEntries(words.map((word) => [word, 'changed']));
    expect(expanded([script], env)).toEqual([script]);
  });

  test('the container passes Pod Security restricted and hardened by itself, and asks for little', () => {
    const { securityContext, resources, image, terminationMessagePolicy } = container([
      waitFor.redis('r'),
    ]);
    expect(image).toBe('busybox:1.37.0');
    expect(securityContext).toEqual({
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'] },
      readOnlyRootFilesystem: true,
      runAsGroup: 65534,
      runAsNonRoot: true,
      runAsUser: 65534,
      seccompProfile: { type: 'RuntimeDefault' },
    });
    expect(resources).toEqual({
      limits: { cpu: '100m', memory: '32Mi' },
      requests: { cpu: '10m', memory: '16Mi' },
    });
    expect(terminationMessagePolicy).toBe('FallbackToLogsOnError');
  });

  test('image, pull policy, security context and resources are exchanged in one place', () => {
    const program = shellWait({
      image: 'registry.acme.dev/busybox@sha256:0',
      imagePullPolicy: 'IfNotPresent',
      securityContext: { runAsNonRoot: true },
      resources: {},
    });
    expect(planWait([waitFor.tcp('a', 1)], {}, { program }).containers).toMatchObject([
      {
        image: 'registry.acme.dev/busybox@sha256:0',
        imagePullPolicy: 'IfNotPresent',
        securityContext: { runAsNonRoot: true },
        resources: {},
      },
    ]);
  });

  test('a Service is waited for by its full name where its namespace is known', () => {
    const { containers } = planWait(
      [
        waitFor.service({ name: 'db', namespace: 'data', ports: [{ port: 5432 }] }),
        waitFor.service('cache', { port: 6379 }),
      ],
      {},
      { clusterDomain: 'corp.example' },
    );
    expect(containers[0]?.args?.slice(3)).toEqual([
      'tcp',
      'db.data.svc.corp.example',
      '5432',
      'tcp',
      'cache',
      '6379',
    ]);
  });

  test('each command has its container and its image, beside one for everything else', () => {
    const { containers } = planWait([
      waitFor.command(['mongosh', '--eval', 'db.hello()'], 'mongo:8.0'),
      waitFor.tcp('a.data', 1),
      waitFor.command(['/usr/bin/my_check']),
      waitFor.dns('b'),
    ]);
    expect(containers.map(({ name, image }) => `${name} ${image}`)).toEqual([
      'wait-for-a-and-1-more busybox:1.37.0',
      'wait-for-mongosh mongo:8.0',
      'wait-for-my-check busybox:1.37.0',
    ]);
    expect(containers[1]?.args?.slice(3)).toEqual(['command', 'mongosh', '--eval', 'db.hello()']);
  });

  test('names are DNS labels, whatever is waited for', () => {
    const name = (...targets: WaitTarget[]) => planWait(targets).containers[0]?.name;
    expect(name(waitFor.tcp('10.0.0.1', 1))).toBe('wait-for-10-0-0-1');
    expect(name(waitFor.tcp('fd00::1', 1))).toBe('wait-for-fd00-1');
    expect(name(waitFor.http('http://Web.shop.svc/x'))).toBe('wait-for-web');
    expect(name(waitFor.tcp('x'.repeat(63), 1), waitFor.dns('b'))).toMatch(
      /^wait-for-x{43}-and-1-more$/,
    );
    expect(name(waitFor.command(['/']))).toBe('wait-for-target');
  });

  test('wrong input gives problems and no container', () => {
    const plan = planWait([waitFor.tcp('a b', 1)]);
    expect(plan.containers).toEqual([]);
    expect(plan.problems).toHaveLength(1);
  });
});

describe.each(shells)('run by $name', (shell) => {
  const waits = (targets: readonly WaitTarget[], options: WaitOptions = {}) =>
    run(shell, container(targets, options));

  test.concurrent('TCP: ready when a connection is accepted', async () => {
    const port = await serve(() => {});
    const { code, log } = await waits([waitFor.tcp('127.0.0.1', port)]);
    expect(log).toMatch(
      new RegExp(
        `^waiting for 127\\.0\\.0\\.1:${port} \\(TCP\\), up to 3s\n127\\.0\\.0\\.1:${port} \\(TCP\\) is ready after \\ds\n$`,
      ),
    );
    expect(code).toBe(0);
  });

  test.concurrent('TCP: waits for a port that comes later, with growing pauses, and says why in between', async () => {
    const port = await freePort();
    const ended = waits([waitFor.tcp('127.0.0.1', port)], { timeout: 20 });
    await new Promise((done) => setTimeout(done, 1500));
    await serve(() => {}, port);
    const { code, log, milliseconds } = await ended;
    expect(log).toMatch(/\(TCP\): .*efused; \d+s elapsed, \d+s left\n/);
    expect(log).toMatch(/is ready after \d+s\n$/);
    expect(code).toBe(0);
    expect(milliseconds).toBeLessThan(12_000);
  });

  test.concurrent('TCP: gives up in time, with status 1 and what to look at', async () => {
    const port = await freePort();
    const { code, log, milliseconds } = await waits([waitFor.tcp('127.0.0.1', port)], {
      timeout: 2,
    });
    expect(log).toMatch(
      /\ngave up on .* \(TCP\) after \ds, at attempt \d: .*efused\nnothing listens there: .*\n$/,
    );
    expect(code).toBe(1);
    expect(milliseconds).toBeLessThan(5000);
  });

  test.concurrent('an attempt that time cuts short says nothing of the target: the one before does', async () => {
    let asked = 0;
    const port = await serve((socket) => {
      asked += 1;
      socket.on('data', () => {});
      if (asked < 2) socket.write(postgresError('57P03', 'the database system is starting up'));
    });
    const { code, log } = await waits([waitFor.postgres('127.0.0.1', port)], { timeout: 4 });
    expect(log).toMatch(
      /\ngave up on .* after \ds, at attempt [2-9]: the database system is starting up\nit can be reached and is not ready: see its own log\n$/,
    );
    expect(code).toBe(1);
  });

  test('where no time is left to ask why there was no connection, it is not said that there was one', () => {
    const { start, connection, end } = scriptParts;
    const functions = [...start, ...connection, ...end.slice(0, end.indexOf('worker='))];
    // An nc that ends without a word, as that of OpenBSD does where it is refused, just when time is up.
    const last =
      'patience() { return 1; }\nexchange() { say "ended with status 1"; return 1; }\nkind=redis\n';
    const attempt = 'reason=`converse ask_nothing ask_nothing`\nsay "$reason"\nlook_at';
    const [program = '', ...first] = shell.argv;
    const script = `${functions.join('\n')}\n${last}${attempt}`;
    expect(execFileSync(program, [...first, '-c', script], { encoding: 'utf8' })).toMatch(
      /^no answer\nnothing answers: /,
    );
  });

  test.concurrent('a name that does not resolve is said so', async () => {
    const { code, log } = await waits([waitFor.redis('nope.invalid')], { timeout: 1 });
    expect(log).toMatch(/the name is unknown: .* kubectl get service nope\.invalid\n$/);
    expect(code).toBe(1);
  });

  test.concurrent('PostgreSQL: starting up is not ready, asking for a password is', async () => {
    let asked = 0;
    const packets: Buffer[] = [];
    const port = await servePostgres((packet) => {
      packets.push(packet);
      asked += 1;
      return asked < 3
        ? postgresError('57P03', 'the database system is starting up')
        : postgresAsks;
    });
    const { code, log } = await waits([waitFor.postgres('127.0.0.1', port)], { timeout: 20 });
    expect(log).toMatch(/\(PostgreSQL\): the database system is starting up; \ds elapsed, /);
    expect(log).toMatch(/\(PostgreSQL\) is ready after \d+s\n$/);
    expect(code).toBe(0);
    for (const packet of packets) {
      expect(packet.readInt32BE(0)).toBe(packet.length);
      expect(packet.readInt32BE(4)).toBe(196_608);
      expect(packet.subarray(8).toString()).toBe(
        'user\0podwright\0application_name\0podwright wait\0\0',
      );
    }
  });

  test.concurrent.each([
    ['28000', 'no pg_hba.conf entry for host "10.0.0.9"'],
    ['3D000', 'database "podwright" does not exist'],
    ['53300', 'sorry, too many clients already'],
  ])('PostgreSQL: error %s comes from a server that takes connections', async (code, text) => {
    const port = await servePostgres(() => postgresError(code, text));
    const ended = await waits([waitFor.postgres('127.0.0.1', port)]);
    expect(ended.log).toMatch(/is ready after \ds\n$/);
    expect(ended.code).toBe(0);
  });

  test.concurrent('an answer that comes late, through a proxy that forgets clients who close first, is heard', async () => {
    const port = await serve((socket) => {
      const answer = setTimeout(() => socket.write(postgresAsks), 700);
      socket.on('data', () => {});
      socket.on('end', () => {
        clearTimeout(answer);
        socket.destroy();
      });
    });
    const { code, log, milliseconds } = await waits([waitFor.postgres('127.0.0.1', port)], {
      timeout: 5,
    });
    expect(log).toMatch(/is ready after \d+s\n$/);
    expect(code).toBe(0);
    // It ends with the answer, not with the connection, which stays open.
    expect(milliseconds).toBeLessThan(4000);
  });

  test.concurrent('MySQL: a greeting of protocol 10 is ready, an error is not', async () => {
    let asked = 0;
    const port = await serve((socket) => {
      asked += 1;
      socket.write(asked < 2 ? mysqlError(1040, 'Too many connections') : mysqlGreets);
      socket.on('end', () => socket.end());
    });
    const { code, log } = await waits([waitFor.mysql('127.0.0.1', port)], { timeout: 10 });
    expect(log).toContain('(MySQL): Too many connections; ');
    expect(log).toMatch(/\(MySQL\) is ready after \d+s\n$/);
    expect(code).toBe(0);
  });

  test.concurrent('Redis: loading is not ready, PONG is', async () => {
    let asked = 0;
    const heard: string[] = [];
    const port = await serve((socket) => {
      socket.on('data', (data: Buffer) => {
        heard.push(data.toString());
        asked += 1;
        socket.write(
          asked < 2 ? '-LOADING Redis is loading the dataset in memory\r\n' : '+PONG\r\n',
        );
      });
      socket.on('end', () => socket.end());
    });
    const { code, log } = await waits([waitFor.redis('127.0.0.1', port)], { timeout: 10 });
    expect(log).toContain('(Redis): LOADING Redis is loading the dataset in memory; ');
    expect(log).toMatch(/\(Redis\) is ready after \d+s\n$/);
    expect(code).toBe(0);
    expect(heard).toEqual(['PING\r\n', 'PING\r\n']);
  });

  test.concurrent('Redis: one that asks for a password is ready', async () => {
    const port = await serve((socket) =>
      socket.on('data', () => socket.write('-NOAUTH Authentication required.\r\n')),
    );
    expect((await waits([waitFor.redis('127.0.0.1', port)])).code).toBe(0);
  });

  test.concurrent('Redis: with a password it signs in first, and hears that data are loading', async () => {
    const heard: string[] = [];
    const port = await serve((socket) => {
      let text = '';
      socket.on('data', (data: Buffer) => {
        text += data.toString();
        if (!text.endsWith('PING\r\n')) return;
        heard.push(text);
        socket.write(`+OK\r\n${heard.length < 2 ? '-LOADING Redis is loading' : '+PONG'}\r\n`);
      });
    });
    const env = [{ name: 'REDISCLI_AUTH', value: 'a "b" $c' }];
    const { code, log } = await waits([waitFor.redis('127.0.0.1', port)], { timeout: 10, env });
    expect(log).toContain('(Redis): LOADING Redis is loading; ');
    expect(code).toBe(0);
    expect(heard[0]).toBe('*2\r\n$4\r\nAUTH\r\n$8\r\na "b" $c\r\nPING\r\n');
    const refuses = await serve((socket) => socket.write('-WRONGPASS invalid password\r\n'));
    const wrong = await waits([waitFor.redis('127.0.0.1', refuses)], { timeout: 1, env });
    expect(wrong.log).toMatch(/gave up on .*: WRONGPASS invalid password\n/);
  });

  test.concurrent('a server that accepts and says nothing is not ready, and bytes of another protocol are not shown raw', async () => {
    const silent = await serve(() => {});
    const odd = await serve((socket) => socket.write('\x1b[31mSSH-2.0\x07\r\n'));
    const [one, two] = await Promise.all([
      waits([waitFor.redis('127.0.0.1', silent)], { timeout: 2 }),
      waits([waitFor.redis('127.0.0.1', odd)], { timeout: 1 }),
    ]);
    expect(one.log).toMatch(/gave up on .*: (no answer within \ds|closed without an answer)\n/);
    expect(one.milliseconds).toBeLessThan(4000);
    expect(two.log).toContain('unexpected answer: [31mSSH-2.0\n');
  });

  test.concurrent('HTTP: the status decides, and the request is what was asked for', async () => {
    let asked = 0;
    const heard: string[] = [];
    const port = await serve((socket) => {
      let text = '';
      socket.on('data', (data: Buffer) => {
        text += data.toString();
        if (!text.endsWith('\r\n\r\n')) return;
        heard.push(text);
        asked += 1;
        const status = asked < 2 ? '503 Service Unavailable' : '204 No Content';
        socket.end(`HTTP/1.1 ${status}\r\nContent-Length: 0\r\n\r\n`);
      });
    });
    const { code, log } = await waits(
      [
        waitFor.http(`http://127.0.0.1:${port}/ready?a=1&b=$(id)`, {
          headers: { 'X-One': '"; touch x', 'X-Token': '$(TOKEN)' },
          status: [200, 204],
        }),
      ],
      {
        timeout: 10,
        env: [
          { name: 'TOKEN', value: 's3 cret' },
          { name: 'id', value: 'no' },
        ],
      },
    );
    expect(log).toContain('(HTTP 200,204): it answers with status 503, wanted 200,204; ');
    expect(log).toMatch(/\(HTTP 200,204\) is ready after \d+s\n$/);
    expect(log).not.toContain('s3 cret');
    expect(code).toBe(0);
    expect(heard[0]?.split('\r\n')).toEqual([
      'GET /ready?a=1&b=$(id) HTTP/1.1',
      `Host: 127.0.0.1:${port}`,
      'User-Agent: podwright-wait',
      'Accept: */*',
      'Connection: close',
      'X-One: "; touch x',
      'X-Token: s3 cret',
      '',
      '',
    ]);
  });

  test.concurrent('HTTP: a redirect is an answer, and Host can be another', async () => {
    const heard: string[] = [];
    const port = await serve((socket) => {
      let text = '';
      socket.on('data', (data: Buffer) => {
        text += data.toString();
        if (!text.endsWith('\r\n\r\n')) return;
        heard.push(text);
        socket.end('HTTP/1.1 301 Moved Permanently\r\nLocation: http://127.0.0.1:1/\r\n\r\n');
      });
    });
    const { code } = await waits([
      waitFor.http(`http://127.0.0.1:${port}/`, { headers: { Host: 'shop.example' } }),
    ]);
    expect(code).toBe(0);
    // On a busy machine it may take more than one attempt.
    const hosts = heard.join('').match(/^host: .*$/gim);
    expect(new Set(hosts)).toEqual(new Set(['Host: shop.example']));
  });

  test.concurrent('DNS: what the C library resolves, /etc/hosts included', async () => {
    const { code, log } = await waits([waitFor.dns('localhost')]);
    expect(log).toMatch(/localhost \(DNS\) is ready after \ds\n$/);
    expect(code).toBe(0);
    const none = await waits([waitFor.dns('nope.invalid')], { timeout: 1 });
    expect(none.code).toBe(1);
  });

  test.concurrent('a command is ready when it ends with 0, is stopped when it hangs, and reads nothing', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'wait-'));
    const script = `[ -e ${folder}/up ] || { touch ${folder}/up; echo "not yet, $1"; exit 3; }; cat`;
    const { code, log } = await waits([waitFor.command(['sh', '-c', script, 'sh', 'a b'])], {
      timeout: 10,
    });
    rmSync(folder, { recursive: true });
    expect(log).toMatch(/: not yet, a b; \ds elapsed, \d+s left\n/);
    expect(code).toBe(0);
    const hung = await waits([waitFor.command(['sleep', '60'])], { timeout: 2 });
    expect(hung.log).toMatch(/gave up on sleep 60 \(command\) after .*: no answer within \ds\n/);
    expect(hung.milliseconds).toBeLessThan(4000);
  });

  test.concurrent('several targets are waited for one after the other, within one time', async () => {
    const up = await serve(() => {});
    const port = await freePort();
    const { code, log, milliseconds } = await waits(
      [waitFor.tcp('127.0.0.1', up), waitFor.tcp('127.0.0.1', port), waitFor.dns('localhost')],
      { timeout: 2 },
    );
    expect(code).toBe(1);
    expect(log).toMatch(new RegExp(`:${up} \\(TCP\\) is ready after`));
    expect(log).toMatch(new RegExp(`gave up on 127.0.0.1:${port} `));
    expect(log).not.toContain('DNS');
    expect(milliseconds).toBeLessThan(5000);
  });

  test.concurrent('TERM ends it at once', async () => {
    const silent = await serve(() => {});
    const { code, log, milliseconds } = await run(
      shell,
      container([waitFor.redis('127.0.0.1', silent)], { timeout: 60 }),
      700,
    );
    expect(code).toBe(143);
    expect(log).toMatch(/told to stop\n$/);
    expect(milliseconds).toBeLessThan(4000);
  });

  test.concurrent('a program that the image lacks is said at once', async () => {
    const { code, log } = await waits([waitFor.command(['no-such-client', '-h'])]);
    expect(log).toBe(
      'cannot wait for no-such-client -h (command): this image has no no-such-client on its PATH\n',
    );
    expect(code).toBe(2);
  });

  test.concurrent('a host that a variable brings is never an option, and an empty one is said', async () => {
    const env = [{ name: 'HOST', value: '-e/bin/sh' }];
    const hosts = [waitFor.tcp('$(HOST)', 1), waitFor.dns('$(HOST)')];
    for (const target of hosts) {
      const { code, log } = await waits([target], { env });
      expect(log).toBe('this is no host: -e/bin/sh\n');
      expect(code).toBe(2);
    }
    const empty = await waits([waitFor.redis('$(HOST)')], { env: [{ name: 'HOST', value: '' }] });
    expect(empty.log).toBe('this is no host: \n');
  });

  test.concurrent('nothing that stands in an argument is ever run', async () => {
    const canary = join(mkdtempSync(join(tmpdir(), 'wait-')), 'canary');
    const hostile = [
      `$(touch ${canary})`,
      `\`touch ${canary}\``,
      `; touch ${canary};`,
      `"; touch ${canary}; "`,
      `'; touch ${canary}; '`,
      `x\ntouch ${canary}\n`,
      `\${IFS:-$(touch ${canary})}`,
      `a[$(touch ${canary})]`,
      `-e touch ${canary}`,
    ];
    const good = container(
      [
        waitFor.tcp('host', 1),
        waitFor.postgres('host', 2),
        waitFor.dns('host'),
        waitFor.http('http://127.0.0.1:1/', { headers: { A: 'b' } }),
      ],
      { timeout: 1 },
    );
    const commands = hostile.map((text) => container([waitFor.command(['echo', text])]));
    // Past the checks: these texts never get as far through the API.
    const places = hostile.flatMap((text) =>
      [
        ['tcp', text, '1'],
        ['tcp', '127.0.0.1', text],
        ['dns', text],
        [`--header=${text}`, 'http', `http://127.0.0.1:1/${text}`],
        [`--status=${text}`, 'http', 'http://127.0.0.1:1/'],
      ].map((words) => ({ ...good, args: ['--timeout=1', ...words] })),
    );
    const tried = [...commands, ...places];
    while (tried.length > 0) await Promise.all(tried.splice(0, 9).map((one) => run(shell, one)));
    expect(existsSync(canary)).toBe(false);
  }, 120_000);
});

// One at least, so that a machine with nothing else has a test here too.
describe.each(moreShells.length > 0 ? moreShells : shells.slice(0, 1))('run by $name', (shell) => {
  test.concurrent('all that answers is ready at once, and what does not is given up in time', async () => {
    const postgres = await servePostgres(() => postgresAsks);
    const mysql = await serve((socket) => socket.write(mysqlGreets));
    const redis = await serve((socket) => socket.on('data', () => socket.write('+PONG\r\n')));
    const web = await serve((socket) =>
      socket.on('data', () => socket.end('HTTP/1.1 200 OK\r\n\r\n')),
    );
    const { code, log, milliseconds } = await run(
      shell,
      container(
        [
          waitFor.dns('localhost'),
          waitFor.tcp('127.0.0.1', redis),
          waitFor.postgres('127.0.0.1', postgres),
          waitFor.mysql('127.0.0.1', mysql),
          waitFor.redis('127.0.0.1', redis),
          waitFor.http(`http://127.0.0.1:${web}/`),
          waitFor.postgres('127.0.0.1', await freePort()),
        ],
        { timeout: 4 },
      ),
    );
    expect(log.match(/is ready after/g)).toHaveLength(6);
    expect(log).toMatch(/gave up on 127\.0\.0\.1:\d+ \(PostgreSQL\) after .*efused\n/);
    expect(code).toBe(1);
    expect(milliseconds).toBeLessThan(8000);
  });

  test.concurrent('TERM ends it at once', async () => {
    const silent = await serve(() => {});
    const wait = container([waitFor.redis('127.0.0.1', silent)], { timeout: 60 });
    const { code, milliseconds } = await run(shell, wait, 700);
    expect(code).toBe(143);
    expect(milliseconds).toBeLessThan(4000);
  });
});
