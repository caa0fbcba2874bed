import type { FieldPath } from '../../field-path';
import type { Rule } from '../../rule';
import { byteLength, isLongerThan } from '../formats/byte-length';
import { dns1123SubdomainErrors } from '../formats/dns-name';
import type { SharedSecurityNode } from './security-context';

const mostSpecBytes = 64 * 1024;
const domainBytes = 256;
const userBytes = 104;

/** What Windows needs to run a process as somebody. */
export const checkWindowsOptions: Rule<SharedSecurityNode> = {
  id: 'check-windows-options',
  of: 'windowsOptions',
  refuses:
    'an empty or too long credential spec, a malformed name of one, and a user name that Windows has no room for',
  covers: [
    'SEC-34',
    'SEC-35',
    'SEC-36',
    'SEC-37',
    'SEC-38',
    'SEC-39',
    'SEC-40',
    'SEC-41',
    'SEC-42',
    'SEC-43',
    'SEC-44',
    'SEC-45',
  ],
  reference: 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-runasusername/',
  check({ windowsOptions }, at) {
    if (windowsOptions === undefined) return;
    const { gmsaCredentialSpecName, gmsaCredentialSpec, runAsUserName } = windowsOptions;
    const place = at.child('windowsOptions');
    if (gmsaCredentialSpecName !== undefined) {
      place
        .child('gmsaCredentialSpecName')
        .invalidEach(gmsaCredentialSpecName, dns1123SubdomainErrors(gmsaCredentialSpecName));
    }
    if (gmsaCredentialSpec === '') {
      place.child('gmsaCredentialSpec').invalid('', 'gmsaCredentialSpec cannot be an empty string');
    } else if (
      gmsaCredentialSpec !== undefined &&
      isLongerThan(gmsaCredentialSpec, mostSpecBytes)
    ) {
      place
        .child('gmsaCredentialSpec')
        .invalid(gmsaCredentialSpec, 'gmsaCredentialSpec size must be under 64 KiB');
    }
    if (runAsUserName !== undefined) {
      refuseUnlessUserName(runAsUserName, place.child('runAsUserName'));
    }
  },
};

// oxlint-disable-next-line no-control-regex -- control characters are what it looks for
const control = /[\u0000-\u001f\u007f]/;
const netBios = /^[^\\/:*?"<>|.][^\\/:*?"<>|]{0,14}$/u;
const dnsLabel = /^[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?$/;
const notInUser = /["/\\:;|=,+*?<>@[\]]/;
const dotsAndSpaces = /^[. ]+$/;

function refuseUnlessUserName(name: string, at: FieldPath): void {
  const parts = name.split('\\');
  if (name === '') at.invalid(name, 'runAsUserName cannot be an empty string');
  else if (control.test(name)) at.invalid(name, 'runAsUserName cannot contain control characters');
  else if (parts.length > 2) {
    at.invalid(name, 'runAsUserName cannot contain more than one backslash');
  } else {
    const user = parts.pop() ?? '';
    const domain = parts.pop();
    if (domain !== undefined) refuseUnlessDomain(domain, name, at);
    refuseUnlessUser(user, name, at);
  }
}

function refuseUnlessDomain(domain: string, name: string, at: FieldPath): void {
  if (byteLength(domain) >= domainBytes) {
    at.invalid(name, `runAsUserName's Domain length must be under ${domainBytes} characters`);
  }
  if (netBios.test(domain) || domain.split('.').every((label) => dnsLabel.test(label))) return;
  at.invalid(name, "runAsUserName's Domain doesn't match the NetBios nor the DNS format");
}

function refuseUnlessUser(user: string, name: string, at: FieldPath): void {
  if (user === '') at.invalid(name, "runAsUserName's User cannot be empty");
  else if (isLongerThan(user, userBytes)) {
    at.invalid(name, `runAsUserName's User length must not be longer than ${userBytes} characters`);
  }
  if (dotsAndSpaces.test(user)) {
    at.invalid(name, "runAsUserName's User cannot contain only periods or spaces");
  }
  if (notInUser.test(user)) {
    at.invalid(
      name,
      'runAsUserName\'s User cannot contain the following characters: "/\\:;|=,+*?<>@[]',
    );
  }
}
