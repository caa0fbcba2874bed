import { hostProblems, portProblems } from './address';
import { type ArgumentProblem, shown } from './argument-problem';
import { httpProblems } from './http-problems';
import { serviceProblems } from './service-problems';
import type { CommandTarget, WaitTarget } from './target';

/**
 * Everything that is wrong with a target; `variables` are the names of the wait's environment variables.
 *
 * @example waitTargetProblems(waitFor.tcp('http://web', 0)).length // 2
 */
export function waitTargetProblems(
  target: WaitTarget,
  variables: readonly string[] = [],
): readonly ArgumentProblem[] {
  switch (target.kind) {
    case 'tcp':
    case 'postgres':
    case 'mysql':
    case 'redis':
      return [
        ...hostProblems('host', target.host, variables),
        ...portProblems('port', target.port),
      ];
    case 'dns':
      return hostProblems('name', target.name, variables);
    case 'http':
      return httpProblems(target, variables);
    case 'service':
      return serviceProblems(target);
    case 'command':
      return commandProblems(target);
    default:
      return [
        {
          argument: 'kind',
          given: shown((target as { readonly kind: unknown }).kind),
          allowed: 'a kind of target',
          remedy: 'make the target with waitFor',
        },
      ];
  }
}

function commandProblems({ argv, image }: CommandTarget): readonly ArgumentProblem[] {
  const problems: ArgumentProblem[] = [];
  if (argv.length === 0 || argv[0] === '' || !argv.every((part) => typeof part === 'string')) {
    problems.push({
      argument: 'argv',
      given: `[${argv.map(shown).join(', ')}]`,
      allowed: 'a program and its arguments, each a text of its own',
      remedy: "as in ['pg_isready', '-h', 'postgres']",
    });
  }
  if (argv.some((part) => typeof part === 'string' && part.includes('\0'))) {
    problems.push({
      argument: 'argv',
      given: 'an argument with a NUL',
      allowed: 'text without NUL',
      remedy: 'no program can be given one',
    });
  }
  if (image !== undefined && (typeof image !== 'string' || image.trim() === '')) {
    problems.push({
      argument: 'image',
      given: shown(image),
      allowed: 'the name of an image',
      remedy: "leave it out for the wait program's own image",
    });
  }
  return problems;
}
