import type { ServiceProps } from './service';
import type { ServicePortProps } from './service-ports';

/**
 * What `.expose()` takes: one port as `port` and `targetPort`, or several as `ports`, and every field of a Service's spec.
 */
export interface ExposeProps<Names extends string = string, Own extends string = string>
  extends
    Omit<ServiceProps, 'selects' | 'ports'>,
    Pick<ServicePortProps<Names>, 'port' | 'targetPort'> {
  /**
   * The name of the Service.
   * @defaultValue the name of the workload
   */
  readonly name?: string;
  /** Several ports, each with every field of the API; after the one of `port` and `targetPort`, if these are given. */
  readonly ports?: readonly ServicePortProps<Names, Own>[];
}

/** The ports that are meant: where none is said, the one that the pod serves. */
export function exposedPorts({
  port,
  targetPort,
  ports,
}: ExposeProps): readonly ServicePortProps[] {
  const one: ServicePortProps = {
    ...(port === undefined ? {} : { port }),
    ...(targetPort === undefined ? {} : { targetPort }),
  };
  if (Object.keys(one).length === 0) return ports ?? [one];
  return ports === undefined || Array.isArray(ports) ? [one, ...(ports ?? [])] : ports;
}
