// What Go calls white space, which is not what JavaScript does.
const around =
  /^[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]|[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]$/;

/** Whether a text begins or ends with white space, as the API server sees it. */
export function isPadded(text: string): boolean {
  return around.test(text);
}
