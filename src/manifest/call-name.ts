const zero = 48;
const nine = 57;

/** The name that a function of the API has for its users; a bundler that finds it taken adds digits, and none of ours ends in one. */
export function callName(call: Function): string {
  const { name } = call;
  const last = name.charCodeAt(name.length - 1);
  // Asked at every call, so without a search in all but the bundled ones.
  return last >= zero && last <= nine ? name.replace(/\d+$/, '') : name;
}
