import type { Ingress } from '../../../kubernetes';
import type { Decoded } from '../../decoded';
import type { FieldPath } from '../../field-path';
import { run, type Rule } from '../../rule';
import { dns1123SubdomainErrors, wildcardDns1123SubdomainErrors } from '../formats/dns-name';
import { refuseMalformedBackend } from './ingress-backend';
import { refuseMalformedRules } from './ingress-rules';

/** An Ingress as rules meet it. */
export type IngressNode = Decoded<Ingress>;

const reference =
  'https://kubernetes.io/docs/concepts/services-networking/ingress/#the-ingress-resource';
const classAnnotation = 'kubernetes.io/ingress.class';

const requireIngressBackend: Rule<IngressNode> = {
  id: 'require-ingress-backend',
  refuses: 'an Ingress with neither rules nor defaultBackend',
  covers: ['ING-2'],
  reference,
  check({ spec = {} }, at) {
    if (spec.defaultBackend === undefined && (spec.rules ?? []).length === 0) {
      at.child('spec').invalid(null, 'either `defaultBackend` or `rules` must be specified');
    }
  },
};

const checkDefaultBackend: Rule<IngressNode> = {
  id: 'check-default-backend',
  refuses: 'a defaultBackend that is no Service with a port, and no resource',
  covers: [
    'ING-18',
    'ING-19',
    'ING-20',
    'ING-21',
    'ING-22',
    'ING-23',
    'ING-24',
    'ING-25',
    'ING-26',
    'ING-27',
    'ING-28',
    'ING-29',
  ],
  reference,
  check({ spec }, at) {
    if (spec?.defaultBackend === undefined) return;
    refuseMalformedBackend(spec.defaultBackend, at.child('spec').child('defaultBackend'));
  },
};

const checkIngressRules: Rule<IngressNode> = {
  id: 'check-ingress-rules',
  refuses: 'a rule of an Ingress with a malformed host, path or backend',
  covers: [
    'ING-8',
    'ING-9',
    'ING-10',
    'ING-11',
    'ING-12',
    'ING-13',
    'ING-14',
    'ING-15',
    'ING-16',
    'ING-17',
  ],
  reference: 'https://kubernetes.io/docs/concepts/services-networking/ingress/#ingress-rules',
  check({ spec }, at) {
    refuseMalformedRules(spec?.rules, at.child('spec').child('rules'));
  },
};

const checkIngressTls: Rule<IngressNode> = {
  id: 'check-ingress-tls',
  refuses: 'a host or Secret name under tls that is malformed',
  covers: ['ING-5', 'ING-6', 'ING-7'],
  reference: 'https://kubernetes.io/docs/concepts/services-networking/ingress/#tls',
  check({ spec }, at) {
    spec?.tls?.forEach(({ hosts, secretName }, position) => {
      const place = at.child('spec').child('tls').index(position);
      hosts?.forEach((host, i) => {
        const errors = host.includes('*')
          ? wildcardDns1123SubdomainErrors(host)
          : dns1123SubdomainErrors(host);
        place.child('hosts').index(i).invalidEach(host, errors);
      });
      if (secretName) {
        place.child('secretName').invalidEach(secretName, dns1123SubdomainErrors(secretName));
      }
    });
  },
};

const checkIngressClass: Rule<IngressNode> = {
  id: 'check-ingress-class',
  refuses: 'an ingressClassName that is malformed, or that the annotation contradicts',
  covers: ['ING-3', 'ING-4'],
  reference: 'https://kubernetes.io/docs/concepts/services-networking/ingress/#ingress-class',
  check({ spec, metadata }, at) {
    const name = spec?.ingressClassName;
    if (name === undefined) return;
    at.child('spec').child('ingressClassName').invalidEach(name, dns1123SubdomainErrors(name));
    const annotation = metadata?.annotations?.[classAnnotation];
    if (annotation !== undefined && annotation !== name) {
      at.child('annotations')
        .child(classAnnotation)
        .invalid(annotation, 'must match `ingressClassName` when both are specified');
    }
  },
};

const warnOfIngressClassAnnotation: Rule<IngressNode> = {
  id: 'warn-of-ingress-class-annotation',
  refuses: 'the deprecated annotation kubernetes.io/ingress.class',
  severity: 'warning',
  reference:
    'https://kubernetes.io/docs/concepts/services-networking/ingress/#deprecated-annotation',
  check({ spec, metadata }, at) {
    if (metadata?.annotations?.[classAnnotation] === undefined) return;
    if (spec?.ingressClassName !== undefined) return;
    at.child('metadata')
      .child('annotations')
      .key(classAnnotation)
      .problem(
        'FieldValueInvalid',
        `annotation "${classAnnotation}" is deprecated, please use 'spec.ingressClassName' instead`,
      );
  },
};

/** The rules of an Ingress. */
export const ingressRules: readonly Rule<IngressNode>[] = [
  requireIngressBackend,
  checkDefaultBackend,
  checkIngressRules,
  checkIngressTls,
  checkIngressClass,
  warnOfIngressClassAnnotation,
];

/** Judges an Ingress. */
export function judgeIngress(object: IngressNode, at: FieldPath): void {
  run(ingressRules, object, at, undefined);
}
