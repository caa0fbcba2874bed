import type { ContainerNode } from '../api-server/pods/pod-scope';
import { goodPractice, type ContainerAdvice } from './advice';
import {
  basename,
  oncePerScript,
  scriptOf,
  shellCommands,
  type ShellCommand,
} from './shell-script';

/** One container runs one program, so that the kubelet sees it end, restarts it, and shows its log. */
export const runOneServer: ContainerAdvice = {
  ...goodPractice,
  id: 'run-one-server',
  refuses:
    'a container that runs several servers: by a process supervisor, or a shell that starts one beside another',
  knownAs: [],
  reference:
    'https://kubernetes.io/docs/concepts/workloads/pods/#how-pods-manage-multiple-containers',
  remedy: 'give each program a container of its own: withSidecar(...) or withContainer(...)',
  check({ container, name, at }) {
    const { command, args } = container;
    if (command === undefined && args === undefined) return;
    const found = severalServers(container);
    if (found === undefined) return;
    at.child(command === undefined ? 'args' : 'command').problem(
      'FieldValueInvalid',
      `container "${name}" runs ${found}: the kubelet sees only the first process, so one that fails is not restarted, and probes and limits are for all of them at once`,
    );
  },
};

/** A container has its rights from its security context, not from inside. */
export const avoidSudo: ContainerAdvice = {
  ...goodPractice,
  id: 'avoid-sudo',
  refuses: 'a container that starts its program with sudo',
  knownAs: ['Kubescape C-0062'],
  reference: 'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/',
  remedy: 'withSecurityContext(...) says which user and which capabilities the container has',
  check({ container, name, at }) {
    const { command, args } = container;
    if (command === undefined && args === undefined) return;
    const line = commandLine(container);
    const script = scriptOf(line);
    const found = basename(line[0] ?? '') === 'sudo' || (script !== undefined && usesSudo(script));
    if (!found) return;
    at.child(command === undefined ? 'args' : 'command').problem(
      'FieldValueInvalid',
      `container "${name}" uses sudo, which fails where privilege escalation is not allowed`,
    );
  },
};

const supervisors: ReadonlySet<string> = new Set([
  'supervisord',
  's6-svscan',
  'runsvdir',
  'runit',
  'monit',
  'circusd',
  'honcho',
  'foreman',
  'systemd',
]);

/** Programs of which one in the background, or last in a script, is no server. */
const helpers: ReadonlySet<string> = new Set(
  (
    '. : [ [[ awk cat cd chmod chown cp curl cut date dd echo env eval exit export false find grep gzip head ' +
    'hostname id install jq kill kubectl ln local ls mkdir mktemp mv nc openssl ping printf ps pwd read ' +
    'readlink return rm sed set shift sleep sort source ssh-keygen stat sync sysctl tail tar tee test timeout ' +
    'touch tr trap true type ulimit umask unset update-ca-certificates wait wget which xargs'
  ).split(' '),
);

/** What several servers a container starts, in words; undefined where it starts one. */
function severalServers(container: ContainerNode): string | undefined {
  const line = commandLine(container);
  const supervisor = basename(line[0] ?? '');
  if (supervisors.has(supervisor)) return `the process supervisor ${supervisor}`;
  const script = scriptOf(line);
  if (script === undefined) return undefined;
  return serversIn(script);
}

const usesSudo = oncePerScript((script) =>
  shellCommands(script).some(({ words }) => words[0] === 'sudo'),
);

const serversIn = oncePerScript((script) => {
  const commands = shellCommands(script);
  const supervised = commands.find(({ words }) => supervisors.has(programOf(words)));
  if (supervised !== undefined) return `the process supervisor ${programOf(supervised.words)}`;
  const servers = serversOf(commands);
  return servers.length < 2 ? undefined : `${servers.length} servers, ${servers.join(' and ')}`;
});

function serversOf(commands: readonly ShellCommand[]): readonly string[] {
  const beside = commands.filter(isBeside).map(({ words }) => daemonOf(words) ?? programOf(words));
  if (beside.length === 0) return [];
  const last = commands.at(-1);
  if (last === undefined || isBeside(last) || !isProgram(last.words)) return beside;
  return [...beside, programOf(last.words)];
}

/** Whether the script goes on while the program of this command runs. */
function isBeside({ words, background }: ShellCommand): boolean {
  return (background && isProgram(words)) || daemonOf(words) !== undefined;
}

function isProgram(words: readonly string[]): boolean {
  const program = programOf(words);
  return program !== '' && !program.startsWith('$') && !helpers.has(program);
}

function programOf(words: readonly string[]): string {
  return basename(words[0] ?? '');
}

/** The name of a program that goes to the background by itself, called like this. */
function daemonOf(words: readonly string[]): string | undefined {
  const program = programOf(words);
  const given = (...options: string[]): boolean => words.some((word) => options.includes(word));
  switch (program) {
    case 'service':
      return given('start') ? words[1] : undefined;
    case 'apachectl':
    case 'apache2ctl':
    case 'nginx':
      return isForeground(program, words) ? undefined : program;
    case 'php-fpm':
    case 'gunicorn':
      return given('-D', '--daemonize', '--daemon') ? program : undefined;
    case 'redis-server':
      return given('--daemonize') && !given('no') ? program : undefined;
    case 'memcached':
      return given('-d') ? program : undefined;
    case 'sshd':
      return given('-D', '-t', '-T') ? undefined : program;
    default:
      return undefined;
  }
}

function isForeground(program: string, words: readonly string[]): boolean {
  if (program !== 'nginx') return !words.includes('start');
  return words.some((word) => /daemon\s+off/.test(word) || /^-[stTvVh]/.test(word));
}

function commandLine({ command, args }: ContainerNode): readonly string[] {
  if (command === undefined || command.length === 0) return args ?? [];
  return args === undefined || args.length === 0 ? command : [...command, ...args];
}
