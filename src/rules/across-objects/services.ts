import type { Ingress, PodSpec, Service } from '../../kubernetes';
import type { Decoded } from '../decoded';
import type { FieldPath } from '../field-path';
import { absent, cannotWork, mayLiveElsewhere, type AcrossRule } from './across-rule';
import type { ObjectSet, PodOwner, SetObject } from './object-set';

const page = 'https://kubernetes.io/docs/concepts/services-networking/service/';
type ServiceNode = Decoded<Service>;

/** A Service without pods answers nobody. */
export const warnOfServiceWithoutPods: AcrossRule = {
  ...mayLiveElsewhere,
  id: 'warn-of-service-without-pods',
  refuses: 'a Service whose selector selects none of the pods beside it',
  types: ['/Service'],
  reference: `${page}#defining-a-service`,
  remedy: 'select by labels that the template of the pods has',
  check(one, others) {
    const { spec = {} } = one.object as ServiceNode;
    if (!selectsPods(spec) || !others.hasPods(one.namespace)) return;
    if (podsOf(one, others).length > 0 || others.hasMislabelledPods(spec.selector, one.namespace)) {
      return;
    }
    one.at
      .child('spec')
      .child('selector')
      .problem('FieldValueNotFound', 'no pod among these objects has these labels');
  },
};

/** A port by name is the pods' to give. */
export const refuseMissingTargetPort: AcrossRule = {
  ...cannotWork,
  id: 'refuse-missing-target-port',
  refuses: 'a targetPort by a name that no port of the selected pods has',
  types: ['/Service'],
  reference: `${page}#field-spec-ports`,
  remedy: 'name a port that a container of the pods has, with the same protocol',
  check(one, others) {
    const { spec = {} } = one.object as ServiceNode;
    if (!selectsPods(spec) || spec.ports === undefined) return;
    spec.ports.forEach(({ targetPort, protocol }, position) => {
      if (typeof targetPort !== 'string' || targetPort === '') return;
      const pods = podsOf(one, others);
      const wanted = protocol || 'TCP';
      if (pods.length === 0 || pods.some(({ pod }) => hasPort(pod.spec, targetPort, wanted)))
        return;
      one.at
        .child('spec')
        .child('ports')
        .index(position)
        .child('targetPort')
        .problem(
          'FieldValueNotFound',
          `Not found: ${JSON.stringify(targetPort)}: the selected pods (${namesOf(pods)}) have no ${wanted} port of this name`,
        );
    });
  },
};

function selectsPods({ selector, type }: NonNullable<ServiceNode['spec']>): boolean {
  if (type === 'ExternalName') return false;
  for (const _ in selector) return true;
  return false;
}

function podsOf({ object, namespace }: SetObject, others: ObjectSet): readonly PodOwner[] {
  const { spec } = object as ServiceNode;
  return others.podsSelectedBy({ matchLabels: spec?.selector }, namespace);
}

function hasPort(
  { containers = [], initContainers = [] }: Decoded<PodSpec>,
  name: string,
  protocol: string,
): boolean {
  const sidecars = initContainers.filter(({ restartPolicy }) => restartPolicy === 'Always');
  return [...containers, ...sidecars].some(({ ports = [] }) =>
    ports.some((port) => port.name === name && (port.protocol || 'TCP') === protocol),
  );
}

function namesOf(pods: readonly SetObject[]): string {
  const names = pods.slice(0, 3).map(({ kind, name }) => `${kind} ${name}`);
  return pods.length > 3 ? `${names.join(', ')}, ...` : names.join(', ');
}

type Backend = NonNullable<NonNullable<Decoded<Ingress>['spec']>['defaultBackend']>;

/** What an Ingress leads to. */
export const warnOfMissingBackend: AcrossRule = {
  ...mayLiveElsewhere,
  id: 'warn-of-missing-ingress-service',
  refuses: 'an Ingress to a Service that is not among the objects beside it',
  types: ['networking.k8s.io/Ingress'],
  reference:
    'https://kubernetes.io/docs/concepts/services-networking/ingress/#the-ingress-resource',
  check(one, others) {
    forEachBackend(one, ({ service }, at) => {
      const name = service?.name;
      if (!name || others.find('/Service', one.namespace, name) !== undefined) return;
      if (others.mayBeMade('Service', one.namespace, name)) return;
      at.child('service').child('name').problem('FieldValueNotFound', absent('Service', name));
    });
  },
};

/** The port of what it leads to. */
export const warnOfMissingBackendPort: AcrossRule = {
  ...mayLiveElsewhere,
  id: 'warn-of-missing-ingress-port',
  refuses: 'an Ingress to a port that the Service does not have',
  types: ['networking.k8s.io/Ingress'],
  reference:
    'https://kubernetes.io/docs/concepts/services-networking/ingress/#the-ingress-resource',
  check(one, others) {
    forEachBackend(one, ({ service }, at) => {
      const found = others.find('/Service', one.namespace, service?.name ?? '');
      const { name, number } = service?.port ?? {};
      const { spec } = (found?.object ?? {}) as ServiceNode;
      if (spec === undefined || spec.type === 'ExternalName' || (!name && !number)) return;
      const has = spec.ports?.some((port) => (name ? port.name === name : port.port === number));
      if (has) return;
      const place = at
        .child('service')
        .child('port')
        .child(name ? 'name' : 'number');
      place.problem(
        'FieldValueNotFound',
        `Not found: ${JSON.stringify(name || number)}: the Service ${JSON.stringify(service?.name)} has no such port`,
      );
    });
  },
};

function forEachBackend(
  { object, at }: SetObject,
  visit: (backend: Backend, at: FieldPath) => void,
): void {
  const { spec } = object as Decoded<Ingress>;
  const place = at.child('spec');
  if (spec?.defaultBackend !== undefined) visit(spec.defaultBackend, place.child('defaultBackend'));
  spec?.rules?.forEach(({ http }, rule) => {
    http?.paths?.forEach(({ backend }, path) => {
      if (backend === undefined) return;
      const here = place.child('rules').index(rule).child('http').child('paths').index(path);
      visit(backend, here.child('backend'));
    });
  });
}
