import type { FieldPath } from '../../field-path';
import { amountOf, type Amounts } from '../containers/resource-requirements';
import { countsAsWhole } from '../formats/counted-quantity';
import { quantityText } from '../formats/quantity-text';
import { mayRepeat } from '../formats/repeated';
import { storedQuantity } from '../formats/stored-quantity';
import type { ContainerNode } from '../pods/pod-scope';
import { containerAt, eachContainer, warn, type PodWarning } from './warn';

/** Memory comes in bytes, and `m` after a number means thousandths of one. */
export const warnOfFractionalBytes: PodWarning = {
  id: 'warn-of-fractional-bytes',
  refuses: 'an amount of memory or storage that is no whole number of bytes',
  severity: 'warning',
  reference:
    'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#meaning-of-memory',
  remedy: 'write Mi for mebibytes: m stands for thousandths',
  check({ spec, isPod }, at) {
    if (hasFraction(spec.overhead)) {
      warnOfFractions(spec.overhead, bytes, at.child('spec').child('overhead'));
    }
    eachContainer(spec, ({ resources }, list, position) => {
      if (!hasFraction(resources?.limits) && !hasFraction(resources?.requests)) return;
      const { limits, requests } = resources ?? {};
      const place = containerAt(at, list, position).child('resources');
      warnOfFractions(limits, bytes, place.child('limits'));
      const defaulted = isPod && list !== 'ephemeralContainers';
      const all = defaulted ? { ...limits, ...requests } : requests;
      warnOfFractions(all, bytes, place.child('requests'));
    });
    spec.volumes?.forEach(({ ephemeral }, position) => {
      const resources = ephemeral?.volumeClaimTemplate?.spec?.resources;
      if (resources === undefined) return;
      const template = at.child('spec').child('volumes').index(position).child('ephemeral');
      const place = template.child('volumeClaimTemplate').child('spec').child('resources');
      warnOfFractions(resources.requests, ['storage'], place.child('requests'));
      warnOfFractions(resources.limits, ['storage'], place.child('limits'));
    });
  },
};

const bytes = ['memory', 'ephemeral-storage'] as const;

function hasFraction(amounts: Amounts | undefined): boolean {
  if (amounts === undefined) return false;
  return isFraction(amounts['memory']) || isFraction(amounts['ephemeral-storage']);
}

function isFraction(amount: string | number | undefined): boolean {
  return amount !== undefined && !countsAsWhole(amount);
}

function warnOfFractions(
  amounts: Amounts | undefined,
  names: readonly string[],
  at: FieldPath,
): void {
  for (const name of names) {
    const amount = amountOf(amounts, name);
    if (amount === undefined || !isFraction(amount)) continue;
    const text = quantityText(amount, storedQuantity(amount));
    warn(at.key(name), `fractional byte value "${text}" is invalid, must be an integer`);
  }
}

/** Of two variables of one name the later one counts, and some clients lose one of them. */
export const warnOfHiddenVariables: PodWarning = {
  id: 'warn-of-hidden-variables',
  refuses: 'an environment variable that hides an earlier one of its name without building on it',
  severity: 'warning',
  reference:
    'https://kubernetes.io/docs/tasks/inject-data-application/define-environment-variable-container/',
  check({ spec }, at) {
    eachContainer(spec, ({ env }, list, position) => {
      if (env === undefined) return;
      if (mayRepeat(env, 'name')) warnOfHidden(env, containerAt(at, list, position));
    });
  },
};

type Variables = NonNullable<ContainerNode['env']>;

function warnOfHidden(env: Variables, at: FieldPath): void {
  const seen = new Set<string>();
  for (let i = 0; i < env.length; i += 1) {
    const { name = '', value = '', valueFrom } = env[i] ?? {};
    if (!seen.has(name)) seen.add(name);
    else if (valueFrom !== undefined || value === `$(${name})` || !value.includes(`$(${name})`)) {
      warn(
        at.child('env').index(i),
        `hides previous definition of ${JSON.stringify(name)}, which may be dropped when using apply`,
      );
    }
  }
}
