import type { Ingress, Service, StatefulSet } from '../../kubernetes';
import { shownValue } from '../shown-value';
import { goodPractice, type ObjectAdvice, type PodAdvice } from './advice';
import { ownerIn } from './companions';

const servicePage = 'https://kubernetes.io/docs/concepts/services-networking/service/';
const ingressPage = 'https://kubernetes.io/docs/concepts/services-networking/ingress/';

/** Clients from outside come through one door. */
export const avoidNodePort: ObjectAdvice<Service> = {
  ...goodPractice,
  id: 'avoid-node-port',
  refuses: 'a Service of the type NodePort',
  knownAs: [
    'kube-score service-type',
    'kube-linter exposed-services',
    'Datree SERVICE_INCORRECT_TYPE_VALUE_NODEPORT',
  ],
  reference: `${servicePage}#type-nodeport`,
  remedy:
    'a Service of the type ClusterIP behind an Ingress or a Gateway, or one of the type LoadBalancer',
  check({ spec }, at) {
    if (spec?.type !== 'NodePort') return;
    at.child('spec')
      .child('type')
      .problem(
        'FieldValueInvalid',
        'NodePort opens a port on every node, past every Ingress and its TLS: clients depend on the addresses of nodes',
      );
  },
};

/** An external IP takes traffic that is not the Service's. */
export const avoidExternalIps: ObjectAdvice<Service> = {
  ...goodPractice,
  id: 'avoid-external-ips',
  refuses: 'a Service with externalIPs',
  knownAs: ['Trivy KSV-0108'],
  reference: `${servicePage}#external-ips`,
  remedy: 'a Service of the type LoadBalancer, or a Gateway',
  check({ spec }, at) {
    if ((spec?.externalIPs ?? []).length === 0) return;
    at.child('spec')
      .child('externalIPs')
      .problem(
        'FieldValueForbidden',
        'whoever may write externalIPs can take the traffic of any address (CVE-2020-8554): many clusters refuse them',
      );
  },
};

/** What comes from outside comes encrypted. */
export const encryptIngress: ObjectAdvice<Ingress> = {
  ...goodPractice,
  id: 'encrypt-ingress',
  refuses: 'an Ingress without TLS',
  knownAs: ['Polaris tlsSettingsMissing', 'Kubescape C-0263'],
  reference: `${ingressPage}#tls`,
  remedy: 'tls: [{ hosts: [...], secretName: ... }]',
  check({ spec, metadata }, at) {
    if ((spec?.tls ?? []).length > 0) return;
    for (const key in metadata?.annotations) if (tlsElsewhere.test(key)) return;
    at.child('spec')
      .child('tls')
      .problem(
        'FieldValueRequired',
        'without tls the Ingress answers in plain HTTP: passwords and sessions can be read on the way',
      );
  },
};

/** An Ingress takes what is its own. */
export const nameIngressHost: ObjectAdvice<Ingress> = {
  ...goodPractice,
  id: 'name-ingress-host',
  refuses: 'a rule of an Ingress that takes every host',
  knownAs: ['Datree INGRESS_INCORRECT_HOST_VALUE_PERMISSIVE'],
  reference: `${ingressPage}#ingress-rules`,
  remedy: "host: 'shop.example.com'",
  check({ spec }, at) {
    spec?.rules?.forEach(({ host }, position) => {
      if (host) return;
      at.child('spec')
        .child('rules')
        .index(position)
        .child('host')
        .problem(
          'FieldValueRequired',
          'a rule without a host takes the traffic of every host that no other Ingress names',
        );
    });
  },
};

/** A snippet is configuration that runs in the controller, with its rights. */
export const avoidIngressSnippets: ObjectAdvice<Ingress> = {
  ...goodPractice,
  id: 'avoid-ingress-snippets',
  refuses: 'an annotation that puts configuration of its own into the NGINX Ingress controller',
  knownAs: [
    'Checkov CKV_K8S_152',
    'Checkov CKV_K8S_153',
    'Checkov CKV_K8S_154',
    'Kubescape C-0059',
    'Datree INGRESS_CVE2021_25742_INCORRECT_SERVER_SNIPPET_KEY',
  ],
  reference: 'https://github.com/kubernetes/ingress-nginx/issues/7837',
  remedy: 'use the annotation that exists for the purpose',
  check({ metadata }, at) {
    for (const key in metadata?.annotations) {
      if (!key.startsWith('nginx.ingress.kubernetes.io/') || !key.endsWith('-snippet')) continue;
      at.child('metadata')
        .child('annotations')
        .key(key)
        .problem(
          'FieldValueForbidden',
          "a snippet runs with the controller's rights, and can read every Secret it can (CVE-2021-25742)",
        );
    }
  },
};

/** A StatefulSet's pods have names because a headless Service gives them. */
export const nameHeadlessService: ObjectAdvice<StatefulSet> = {
  ...goodPractice,
  id: 'name-headless-service',
  refuses: 'a StatefulSet without the name of a headless Service',
  knownAs: ['kube-score statefulset-has-servicename'],
  reference: 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#limitations',
  remedy:
    "headlessService: true makes one; serviceName names one that is there, with clusterIP: 'None'",
  check({ spec, metadata }, at, companions) {
    const place = at.child('spec').child('serviceName');
    const name = spec?.serviceName;
    if (!name) {
      place.problem(
        'FieldValueRequired',
        'without a headless Service the pods have no names that others can find',
      );
      return;
    }
    const service = companions?.find('Service', metadata?.namespace ?? '', name);
    if (service === undefined || service.spec?.clusterIP === 'None') return;
    place.problem(
      'FieldValueInvalid',
      `the Service ${shownValue(name)} is not headless: it gives the pods no names of their own`,
    );
  },
};

/** Where some pods are closed, one that is open is often forgotten. */
export const isolatePods: PodAdvice = {
  ...goodPractice,
  id: 'isolate-pods',
  refuses: 'a pod that no NetworkPolicy selects, where there are policies for others beside it',
  knownAs: [
    'kube-score pod-networkpolicy',
    'kube-linter non-isolated-pod',
    'Polaris missingNetworkPolicy',
    'Kubescape C-0260',
    'Checkov CKV2_K8S_6',
  ],
  reference: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/',
  remedy: 'a NetworkPolicy that selects the pod',
  check({ spec, at, owner, companions }) {
    if (companions === undefined || spec.hostNetwork === true) return;
    const name = ownerIn(owner.kind, owner.object.metadata);
    if (!companions.has('NetworkPolicy', name.namespace)) return;
    if (companions.isSelected('NetworkPolicy', name)) return;
    at.child('metadata')
      .child('labels')
      .problem(
        'FieldValueInvalid',
        'no NetworkPolicy selects this pod: everything in the cluster can reach it, and it can reach everything',
      );
  },
};

/** Annotations by which controllers take their certificates from elsewhere. */
const tlsElsewhere =
  /^(?:alb\.ingress\.kubernetes\.io\/(?:certificate-arn|listen-ports|ssl-)|networking\.gke\.io\/managed-certificates|ingress\.gcp\.kubernetes\.io\/pre-shared-cert|kubernetes\.io\/ingress\.allow-http|appgw\.ingress\.kubernetes\.io\/appgw-ssl|traefik\.ingress\.kubernetes\.io\/router\.tls|cert-manager\.io\/|haproxy\.org\/ssl)/;
