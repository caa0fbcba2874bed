import type { ContainerNode } from '../api-server/pods/pod-scope';
import type { AdvisedPod } from './advice';

type Port = NonNullable<ContainerNode['ports']>[number];

const observing =
  /^(?:https?-|tcp-)?(?:metrics?|prom(?:etheus)?|monitor(?:ing)?|debug|pprof|profil(?:ing|er)|admin|mgmt|management|health|healthz|probes?|stats)(?:-|$)/;

/** Whether a port is there to watch the container, not to use it: by its name, such as `metrics`. */
export function isObservingPort({ name = '' }: Port): boolean {
  return observing.test(name);
}

/** Whether clients connect to the container: it declares a TCP port that is more than one to watch it by. */
export function serves({ ports }: ContainerNode): boolean {
  return ports?.some((port) => isServingPort(port)) === true;
}

/** Whether clients connect to the port. */
export function isServingPort(port: Port): boolean {
  return port.protocol !== 'UDP' && !isObservingPort(port);
}

/** Whether one of the pod's app containers serves. */
export function podServes({ spec }: Pick<AdvisedPod, 'spec'>): boolean {
  return spec.containers?.some((container) => serves(container)) === true;
}
