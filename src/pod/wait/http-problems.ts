import { hostProblems, referencesIn } from './address';
import { type ArgumentProblem, shown } from './argument-problem';
import type { HttpStatus, HttpTarget } from './target';

/** What is wrong with a URL to wait for, its statuses and its headers. */
export function httpProblems(
  target: HttpTarget,
  variables: readonly string[],
): readonly ArgumentProblem[] {
  const { url, status, headers } = target;
  return [
    ...urlProblems(url),
    ...statusProblems(status),
    ...Object.entries(headers).flatMap(([name, value]) => headerProblems(name, value, variables)),
  ];
}

function urlProblems(url: string): readonly ArgumentProblem[] {
  const problem = (remedy: string): readonly ArgumentProblem[] => [
    { argument: 'url', given: shown(url), allowed: 'an http or https URL', remedy },
  ];
  const [, authority = ''] = /^\w+:\/\/([^/?#]*)/.exec(url) ?? [];
  if (referencesIn(authority).length > 0) {
    return problem('name the host itself: a variable can stand for the host of waitFor.tcp only');
  }
  if (!URL.canParse(url))
    return problem('write scheme, host, port and path, as in http://web:8080/ready');
  const { protocol, username, password, hostname } = new URL(url);
  if (protocol !== 'http:' && protocol !== 'https:')
    return problem('begin it with http:// or https://');
  if (username !== '' || password !== '') {
    return [
      {
        argument: 'url',
        given: 'a URL with a user name or password',
        allowed: 'one that a manifest may show',
        remedy: 'give credentials as a header that refers to an environment variable',
      },
    ];
  }
  const [host] = hostProblems('url', hostname.replace(/^\[|\]$/g, ''), []);
  return host ? problem(host.remedy) : [];
}

function statusProblems(status: HttpStatus): readonly ArgumentProblem[] {
  const wrong = rangesOf(status).some(
    ([low, high]) =>
      ![low, high].every((code) => Number.isInteger(code) && code >= 100 && code <= 599) ||
      low > high,
  );
  return wrong || rangesOf(status).length === 0
    ? [
        {
          argument: 'status',
          given: shown(status),
          allowed: "a status from 100 to 599, a list of them, or a range as in '200-399'",
          remedy: 'give the status that says that the target is ready',
        },
      ]
    : [];
}

/** A status, a list or a range as pairs of lowest and highest. */
export function rangesOf(status: HttpStatus): readonly (readonly [number, number])[] {
  if (typeof status === 'number') return [[status, status]];
  if (Array.isArray(status)) return status.map((one) => [one, one] as const);
  const [, low, high] = /^(\d+)-(\d+)$/.exec(String(status)) ?? [];
  return [[Number(low), Number(high)]];
}

function headerProblems(
  name: string,
  value: unknown,
  variables: readonly string[],
): readonly ArgumentProblem[] {
  const problem = (given: string, allowed: string, remedy: string): readonly ArgumentProblem[] => [
    { argument: `headers[${shown(name)}]`, given, allowed, remedy },
  ];
  if (!/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(name)) {
    return problem(shown(name), "a header's name", 'use letters, digits and hyphens');
  }
  if (typeof value !== 'string' || /[^\t\x20-\x7e]/.test(value)) {
    return problem('a value that does not fit', 'text on one line, in ASCII', 'encode what is not');
  }
  const missing = referencesIn(value).filter((variable) => !variables.includes(variable));
  return missing.flatMap((variable) =>
    problem(
      `$(${variable})`,
      'a variable of the wait',
      `give ${variable} in env, or write $$(${variable}) for the text itself`,
    ),
  );
}
