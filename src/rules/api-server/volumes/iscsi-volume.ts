import type { FieldPath } from '../../field-path';
import { rangeMessage } from '../formats/messages';
import type { SourceRule } from './volume-sources';

const eui = /^eui.[A-Za-z0-9]{16}$/;
const naa = /^naa.[A-Za-z0-9]{32}$/;

/** A disk of an iSCSI target. */
export const checkIscsiVolume: SourceRule<'iscsi'> = {
  id: 'check-iscsi-volume',
  refuses:
    'an iSCSI volume without portal or qualified name, or with a malformed one, a unit beyond 255, or CHAP without its Secret',
  covers: ['VOL-32', 'VOL-33', 'VOL-34', 'VOL-35', 'VOL-36', 'VOL-37', 'VOL-38', 'VOL-39'],
  reference: 'https://kubernetes.io/docs/concepts/storage/volumes/#iscsi',
  check(volume, at) {
    if (!volume.targetPortal) at.child('targetPortal').required();
    if (volume.iqn) refuseUnlessInitiator(volume.iqn, at.child('iqn'));
    else at.child('iqn').required();
    const { lun = 0, chapAuthDiscovery, chapAuthSession, secretRef, initiatorName } = volume;
    if (lun < 0 || lun > 255) at.child('lun').invalid(lun, rangeMessage(0, 255));
    if ((chapAuthDiscovery || chapAuthSession) && secretRef === undefined) {
      at.child('secretRef').required();
    }
    if (initiatorName !== undefined) {
      refuseUnlessInitiator(initiatorName, at.child('initiatorname'));
    }
  },
};

function refuseUnlessInitiator(name: string, at: FieldPath): void {
  const right = isWellFormed(name);
  if (right === undefined) at.invalid(name, 'must be valid format starting with iqn, eui, or naa');
  else if (!right) at.invalid(name, 'must be valid format');
}

function isWellFormed(name: string): boolean | undefined {
  if (name.startsWith('iqn')) return isQualifiedInitiator(name);
  if (name.startsWith('eui')) return eui.test(name);
  return name.startsWith('naa') ? naa.test(name) : undefined;
}

const forbidden = /[,;*&$|\t\n\f\r ]/;
const authority = /iqn\.\d{4}-\d{2}\../;
const last = /[A-Za-z0-9\-.]/;

// Somewhere an authority such as iqn.2001-04.com.example, then a colon, and after it nothing forbidden; read part by
// part, because one pattern for all of it would take quadratic time.
function isQualifiedInitiator(name: string): boolean {
  const parts = name.split(':');
  let after = parts.pop() ?? '';
  let empty = after === '';
  while (parts.length > 0 && !forbidden.test(after)) {
    const part = parts.pop() ?? '';
    if (!empty && endsWithAuthority(part)) return true;
    after = part;
    empty = false;
  }
  return false;
}

function endsWithAuthority(part: string): boolean {
  let start = part.length;
  while (start > 0 && last.test(part.charAt(start - 1))) start -= 1;
  return authority.test(part.slice(start));
}
