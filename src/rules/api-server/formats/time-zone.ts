import { right } from './messages';
import { isTimeZoneName } from './time-zone-names';

const mostShown = 256;
const part = /^[A-Za-z.\-_0-9+]{1,14}$/;

/**
 * What is wrong with the name of a time zone.
 *
 * @see https://www.iana.org/time-zones
 */
export function timeZoneErrors(name: string): readonly string[] {
  if (isTimeZoneName(name)) return right;
  if (name === '') return ['timeZone must be nil or non-empty string'];
  if (name.length > mostShown) return [`unknown time zone ${name.slice(0, mostShown)}...`];
  if (!name.split('/').every(isRightPart)) return [`unknown time zone ${name}`];
  if (name.includes('..')) return ['time: invalid location name'];
  if (name.toLowerCase() === 'local') {
    return [
      'timeZone must be an explicit time zone as defined in https://www.iana.org/time-zones',
      ...(name === 'Local' ? right : [`unknown time zone ${name}`]),
    ];
  }
  return [`unknown time zone ${name}`];
}

function isRightPart(text: string): boolean {
  return text !== '.' && text !== '..' && !text.startsWith('-') && part.test(text);
}
