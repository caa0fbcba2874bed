import type { CrossVersionObjectReference } from '../../../kubernetes';
import type { Decoded } from '../../decoded';
import type { FieldPath } from '../../field-path';
import { since } from '../../versions';
import { pathSegmentErrors } from '../formats/path-segment';

const checkedApiVersion = since('1.34');

/** Refuses a reference to an object without its kind, name or, unless `groupless`, API group. */
export function refuseMalformedReference(
  { apiVersion = '', kind, name }: Decoded<CrossVersionObjectReference>,
  groupless: boolean,
  at: FieldPath,
): void {
  if (kind) at.child('kind').invalidEach(kind, pathSegmentErrors(kind));
  else at.child('kind').required();
  if (name) at.child('name').invalidEach(name, pathSegmentErrors(name));
  else at.child('name').required();
  const slashes = apiVersion.split('/').length - 1;
  const place = at.in(checkedApiVersion).child('apiVersion');
  if (slashes > 1) place.invalid(apiVersion, `unexpected GroupVersion string: ${apiVersion}`);
  else if (!groupless && (slashes === 0 || apiVersion.startsWith('/'))) {
    place.invalid(apiVersion, 'apiVersion must specify API group');
  }
}
