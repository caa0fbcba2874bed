import { isIPv4, isIPv6 } from 'node:net';
import { type ArgumentProblem, shown } from './argument-problem';

const label = /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/i;

/** A reference that the kubelet replaces in a container's command and args. */
const reference = /\$\(([A-Za-z_][A-Za-z0-9_.-]*)\)/g;

const hostAllowed = 'a DNS name or an IP address';

/**
 * What is wrong with a host: a DNS name, an IP address, or `$(NAME)` where `variables` has the name.
 *
 * @see https://kubernetes.io/docs/tasks/inject-data-application/define-interdependent-environment-variables/
 */
export function hostProblems(
  argument: string,
  host: unknown,
  variables: readonly string[],
): readonly ArgumentProblem[] {
  const remedy = hostRemedy(host, variables);
  return remedy === undefined
    ? []
    : [{ argument, given: shown(host), allowed: hostAllowed, remedy }];
}

function hostRemedy(host: unknown, variables: readonly string[]): string | undefined {
  if (typeof host !== 'string' || host === '') return 'give the host to wait for';
  const [variable] = referencesIn(host);
  if (variable !== undefined && host === `$(${variable})`) {
    return variables.includes(variable)
      ? undefined
      : `the wait has no environment variable ${variable}: give it in env`;
  }
  if (host.includes('://')) {
    return 'leave the scheme, port and path out; waitFor.http takes URLs';
  }
  if (host.startsWith('[')) return 'write an IPv6 address without brackets';
  // Node takes milliseconds over the first address of IPv6: only what has a colon may be one.
  if (host.includes(':')) {
    return isIPv6(host) && !host.includes('%') ? undefined : 'give the port as its own argument';
  }
  if (host.includes('/')) return 'leave the path out';
  const labels = host.replace(/\.$/, '').split('.');
  if (host.length > 253 || !labels.every((part) => label.test(part))) {
    return 'a DNS name has labels of letters, digits and hyphens, each up to 63 long, with dots between, 253 in all';
  }
  return labels.every((part) => /^\d+$/.test(part)) && !isIPv4(host)
    ? 'an IPv4 address has four numbers from 0 to 255'
    : undefined;
}

/** What is wrong with a port number. */
export function portProblems(argument: string, port: unknown): readonly ArgumentProblem[] {
  return typeof port === 'number' && Number.isInteger(port) && port >= 1 && port <= 65_535
    ? []
    : [
        {
          argument,
          given: shown(port),
          allowed: 'a whole number from 1 to 65535',
          remedy: 'give the number of the port that the target listens on',
        },
      ];
}

/** The names of the variables that a text refers to as `$(NAME)`; `$$(NAME)` is none. */
export function referencesIn(text: string): readonly string[] {
  if (!text.includes('$(')) return [];
  return [...text.replaceAll('$$', '').matchAll(reference)].map(([, name = '']) => name);
}
