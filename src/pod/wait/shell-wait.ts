import { refuseUnknown, requireOptions } from '../../manifest/given';
import { rangesOf } from './http-problems';
import {
  shellWaitResources,
  ofImage,
  type WaitContainer,
  type WaitContext,
  type WaitImage,
  type WaitProgram,
  waitContainer,
} from './program';
import { type ReachableTarget, reachable } from './reach';
import { scriptParts } from './script';
import type { CommandTarget, HttpTarget } from './target';
import { waitName } from './wait-name';

/**
 * Waits with a constant POSIX shell script that takes its targets as arguments, in any image with `sh` and `nc`.
 *
 * All targets share one container and one timeout; each command has a container of its own.
 *
 * @defaultValue image `busybox:1.37.0`
 * @example configure(app, { helpers: { wait: shellWait({ image: 'registry.acme.dev/busybox:1.37.0' }) } })
 */
export function shellWait(how: WaitImage = {}): WaitProgram {
  requireOptions(shellWait, how, "shellWait({ image: 'registry/busybox:1.37.0' })");
  refuseUnknown(shellWait, how, ofImage);
  const { image = 'busybox:1.37.0', resources = shellWaitResources } = how;
  return (targets, context) => {
    const together: ReachableTarget[] = [];
    const commands: CommandTarget[] = [];
    for (const wanted of targets) {
      const target = reachable(wanted, context.clusterDomain);
      if (target.kind === 'command') commands.push(target);
      else together.push(target);
    }
    const container = (group: readonly ReachableTarget[], own: string): WaitContainer =>
      waitContainer(
        waitName(group),
        { ...how, image: own, resources },
        run(group, context),
        context.env,
      );
    const containers = together.length > 0 ? [container(together, image)] : [];
    for (const target of commands) containers.push(container([target], target.image ?? image));
    return { containers, problems: [] };
  };
}

/** One text for the same kinds: whoever meets it again need not read it again. */
const scripts = new Map<string, string>();

/** The script for some kinds of target, as it stands in the manifest: made of constant parts only. */
export function waitScript(kinds: readonly ReachableTarget['kind'][]): string {
  const asked = kinds.join();
  let script = scripts.get(asked);
  if (script === undefined) scripts.set(asked, (script = joinedScript(kinds)));
  return script;
}

function joinedScript(kinds: readonly ReachableTarget['kind'][]): string {
  const { start, connection, end, ...each } = scriptParts;
  const own = (Object.keys(each) as (keyof typeof each)[]).filter((kind) => kinds.includes(kind));
  const connects = own.some((kind) => kind !== 'dns' && kind !== 'command');
  const parts = [start, ...(connects ? [connection] : []), ...own.map((kind) => each[kind]), end];
  return `${parts.flat().join('\n')}\n`;
}

function run(
  targets: readonly ReachableTarget[],
  { timeout, interval, maxInterval }: WaitContext,
): Pick<WaitContainer, 'command' | 'args'> {
  return {
    command: ['/bin/sh', '-c', waitScript(targets.map(({ kind }) => kind)), 'wait'],
    args: [
      `--timeout=${timeout}`,
      `--interval=${interval}`,
      `--max-interval=${maxInterval}`,
      ...targets.flatMap(wordsOf),
    ],
  };
}

function wordsOf(target: ReachableTarget): readonly string[] {
  switch (target.kind) {
    case 'http':
      return httpWords(target);
    case 'dns':
      return ['dns', target.name];
    case 'command':
      return ['command', ...target.argv];
    default:
      return [target.kind, target.host, `${target.port}`];
  }
}

function httpWords({ url, status, headers }: HttpTarget): readonly string[] {
  const parsed = new URL(url);
  parsed.hash = '';
  const ranges = rangesOf(status).map(([low, high]) =>
    low === high ? `${low}` : `${low}-${high}`,
  );
  return [
    `--status=${ranges.join(',')}`,
    ...Object.entries(headers).map(([name, value]) => `--header=${name}: ${value}`),
    'http',
    // The kubelet halves a doubled dollar and replaces $(NAME): doubling each keeps the URL as it is.
    parsed.href.replaceAll('$', '$$$$'),
  ];
}
