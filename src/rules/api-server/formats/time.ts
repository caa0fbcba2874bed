const rfc3339 =
  /^(\d{4})-(\d\d)-(\d\d)T(\d{1,2}):(\d\d):(\d\d)(?:[.,]\d+)?(?:Z|[+-](\d\d):(\d\d))$/;

/**
 * Whether a text is a time as the API server decodes it.
 *
 * @see https://www.rfc-editor.org/rfc/rfc3339#section-5.6
 */
export function isTime(text: string): boolean {
  if (text.length > 64) return false;
  const parts = rfc3339.exec(text);
  if (parts === null) return false;
  const [, year, month, day, hour, minute, second, zoneHour = 0, zoneMinute = 0] = parts.map(
    Number,
  ) as [number, number, number, number, number, number, number, number?, number?];
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return false;
  if (hour > 23 || minute > 59 || second > 59) return false;
  return !(zoneHour > 24) && !(zoneMinute > 60);
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}
