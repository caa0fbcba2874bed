const characters = /^[A-Za-z0-9+/]*={0,2}$/;
const lineBreaks = /[\r\n]/g;

/** Whether a text is base64 with its padding, as the API server decodes it: line breaks are passed over. */
export function isBase64(text: string): boolean {
  const joined = text.includes('\n') || text.includes('\r') ? text.replace(lineBreaks, '') : text;
  return joined.length % 4 === 0 && characters.test(joined);
}

/** The number of bytes that a base64 text holds. */
export function base64Length(text: string): number {
  const joined = text.replace(lineBreaks, '');
  const padding = joined.endsWith('==') ? 2 : joined.endsWith('=') ? 1 : 0;
  return (joined.length / 4) * 3 - padding;
}
