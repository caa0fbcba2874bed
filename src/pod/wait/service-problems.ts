import { portProblems } from './address';
import { type ArgumentProblem, shown } from './argument-problem';
import type { ServiceTarget } from './target';

/** What is wrong with a Service to wait for: its name, its namespace, its port. */
export function serviceProblems(target: ServiceTarget): readonly ArgumentProblem[] {
  const { name, namespace } = target;
  const grammar = /^[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?$/;
  const names = [
    ['service', name],
    ['namespace', namespace],
  ] as const;
  return [
    ...names.flatMap(([argument, given]) =>
      given === undefined || (typeof given === 'string' && grammar.test(given))
        ? []
        : [
            {
              argument,
              given: shown(given),
              allowed: 'lower-case letters, digits and hyphens, 63 at most',
              remedy: `give the ${argument === 'service' ? "Service's name" : 'namespace'}; waitFor.tcp takes other hosts`,
            },
          ],
    ),
    ...servicePortProblems(target),
  ];
}

function servicePortProblems({
  name,
  port,
  ports = [],
}: ServiceTarget): readonly ArgumentProblem[] {
  const problem = (remedy: string): readonly ArgumentProblem[] => [
    { argument: 'port', given: shown(port), allowed: 'a TCP port of the Service', remedy },
  ];
  if (ports.length === 0) {
    return port === undefined || typeof port === 'string'
      ? problem(`the ports of Service ${shown(name)} are not known here: give the number`)
      : portProblems('port', port);
  }
  const known = ports
    .map((one) => (one.name ? `${one.name} (${one.port})` : `${one.port}`))
    .join(', ');
  const [found, ...others] = portsMeant(port, ports);
  if (!found) return problem(`the Service has ${known}`);
  if (others.length > 0) return problem(`the Service has several: choose one of ${known}`);
  return (found.protocol ?? 'TCP') === 'TCP'
    ? portProblems('port', found.port)
    : problem(
        `port ${found.port} is ${found.protocol}, which takes no connection: wait for a TCP port or with waitFor.dns`,
      );
}

function portsMeant(
  port: ServiceTarget['port'],
  ports: NonNullable<ServiceTarget['ports']>,
): NonNullable<ServiceTarget['ports']> {
  return port === undefined ? ports : ports.filter((one) => one.port === port || one.name === port);
}

/** The number that a Service's target means; nothing where {@link waitTargetProblems} reports it. */
export function servicePort({ port, ports = [] }: ServiceTarget): number | undefined {
  return ports.length === 0
    ? typeof port === 'number'
      ? port
      : undefined
    : portsMeant(port, ports)[0]?.port;
}
