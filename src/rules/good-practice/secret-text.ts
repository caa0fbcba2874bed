const words = /[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+/g;

const mayNameSecret = /pass|secret|token|key|cred/i;

const lastWords: ReadonlySet<string> = new Set([
  'apikey',
  'credential',
  'credentials',
  'passphrase',
  'passwd',
  'password',
  'secret',
  'token',
]);

const lastPairs: ReadonlySet<string> = new Set([
  'access key',
  'account key',
  'api key',
  'auth key',
  'client secret',
  'encryption key',
  'key base',
  'license key',
  'master key',
  'private key',
  'secret key',
  'shared key',
  'signing key',
]);

const noSecret = new Set([
  '0',
  '1',
  'disabled',
  'enabled',
  'false',
  'no',
  'none',
  'null',
  'off',
  'on',
  'optional',
  'required',
  'true',
  'yes',
]);

/** Paths, references to other variables, and references that something else resolves. */
const reference =
  /^(?:[./~]|\$\([^)]*\)$|\$\{[^}]*\}$|[a-z][a-z0-9+.-]*:\/\/|(?:vault|secretref|ref|op|arn|sm|awssm|gcpsm|azkv):|<[^>]*>$|\{\{)/i;

const longest = 4096;

/** Whether a variable or key with this value is a secret by its name: `DB_PASSWORD`, not `TOKEN_TTL` or `SECRET_FILE`. */
export function namesSecret(name: string, value: string): boolean {
  if (name.length > 253 || !mayNameSecret.test(name)) return false;
  const parts = (name.match(words) ?? []).map((word) => word.toLowerCase());
  const last = parts.at(-1) ?? '';
  const pair = `${parts.at(-2) ?? ''} ${last}`;
  if (!lastWords.has(last) && !lastPairs.has(pair) && !last.endsWith('password')) return false;
  if (parts.slice(0, -1).some((part) => about.has(part))) return false;
  const text = value.trim();
  return (
    text !== '' && !noSecret.has(text.toLowerCase()) && !reference.test(text.slice(0, longest))
  );
}

/** What a name says before its last word when it is about a secret and none itself. */
const about: ReadonlySet<string> = new Set([
  'allow',
  'disable',
  'enable',
  'k8s',
  'kube',
  'kubernetes',
  'require',
  'skip',
]);

interface Pattern {
  readonly what: string;
  readonly holds: (value: string) => boolean;
}

const starts = (expression: RegExp) => (value: string) => expression.test(value.slice(0, longest));

const patterns: readonly Pattern[] = [
  { what: 'a private key', holds: (value) => value.includes('PRIVATE KEY-----') },
  {
    what: 'a URL with a password',
    holds: starts(/^[a-z][a-z0-9+.-]*:\/\/[^\s/:@$]*:(?!\$[({])[^\s/@]+@/i),
  },
  { what: 'an access key of AWS', holds: starts(/^(?:AKIA|ASIA)[0-9A-Z]{16}$/) },
  {
    what: 'a token of GitHub',
    holds: starts(/^(?:gh[pousr]_[0-9A-Za-z]{36,}|github_pat_[0-9A-Za-z_]{60,})$/),
  },
  { what: 'a token of GitLab', holds: starts(/^glpat-[0-9A-Za-z_-]{20,}$/) },
  { what: 'a token of Slack', holds: starts(/^xox[abprs]-[0-9A-Za-z-]{10,}$/) },
  { what: 'a token of npm', holds: starts(/^npm_[0-9A-Za-z]{36}$/) },
  { what: 'a key of Stripe', holds: starts(/^[rs]k_live_[0-9A-Za-z]{16,}$/) },
  {
    what: 'a JSON Web Token',
    holds: starts(/^eyJ[0-9A-Za-z_-]{8,}\.eyJ[0-9A-Za-z_-]{8,}\.[0-9A-Za-z_-]{8,}$/),
  },
];

/** What kind of secret a value is by its form; undefined where it has none of the forms known. */
export function holdsSecret(value: string): string | undefined {
  if (value.length < 8) return undefined;
  return patterns.find(({ holds }) => holds(value))?.what;
}
