import { advice, app, changed } from './exemplary';

const secret = 'hunter2-hunter2';

function saidOf(name: string, value: string): readonly string[] {
  return advice(changed({ [`${app}.env`]: [{ name, value }] }));
}

function sentence(name: string, found = 'a secret by its name'): string {
  return `keep-secrets-out-of-env at ${app}.env[0].value: ${name} is ${found}, and its value stands in the manifest: who may read the manifest, the workload or its history knows it`;
}

describe('a secret in the plain environment', () => {
  test.each([
    'DB_PASSWORD',
    'PGPASSWORD',
    'MYSQL_ROOT_PASSWORD',
    'GITHUB_TOKEN',
    'AWS_SECRET_ACCESS_KEY',
    'SECRET_KEY_BASE',
    'clientSecret',
    'spring.datasource.password',
    'OPENAI_API_KEY',
    'SMTP_CREDENTIALS',
  ])('is found by its name: %s', (name) => {
    expect(saidOf(name, secret)).toEqual([sentence(name)]);
  });

  test.each([
    ['TOKEN_TTL', '3600'],
    ['PASSWORD_FILE', '/run/secrets/password'],
    ['DB_PASSWORD', '/run/secrets/password'],
    ['SECRET_NAME', 'shop'],
    ['AWS_ACCESS_KEY_ID', 'shop'],
    ['MYSQL_ALLOW_EMPTY_PASSWORD', '1'],
    ['REQUIRE_PASSWORD', 'always'],
    ['USE_TOKEN', 'true'],
    ['PASSWORD', ''],
    ['PASSWORD', '$(SHARED_PASSWORD)'],
    ['API_TOKEN', 'vault:secret/data/shop#token'],
    ['TOKEN_URL', 'https://id.example.com/token'],
    ['SSH_HOST_KEY_DIR', 'keys'],
    ['KEYBOARD', 'us'],
    ['PWD', '/app'],
  ])('is not %s=%s', (name, value) => {
    expect(saidOf(name, value)).toEqual([]);
  });

  test.each([
    ['a URL with a password', `postgres://shop:${secret}@db:5432/shop`],
    ['a private key', `-----BEGIN RSA PRIVATE KEY-----\n${secret}\n-----END RSA PRIVATE KEY-----`],
    ['an access key of AWS', 'AKIAABCDEFGHIJKLMNOP'],
    ['a token of GitHub', `ghp_${'a1B2'.repeat(9)}`],
    ['a token of GitLab', `glpat-${'a1B2'.repeat(5)}`],
    ['a token of Slack', 'xoxb-1234567890-abc'],
    ['a token of npm', `npm_${'a1B2'.repeat(9)}`],
    ['a key of Stripe', `sk_live_${'a1B2'.repeat(4)}`],
    ['a JSON Web Token', `eyJ${'a'.repeat(10)}.eyJ${'a'.repeat(10)}.${'a'.repeat(10)}`],
  ])('is found by its form: %s', (found, value) => {
    expect(saidOf('SETTING', value)).toEqual([sentence('SETTING', found)]);
  });

  test.each([
    'postgres://db:5432/shop',
    'postgres://shop:$(PASSWORD)@db/shop',
    'https://example.com/a:b@c',
    'ghp_short',
    '-----BEGIN CERTIFICATE-----',
  ])('has not the form of %s', (value) => {
    expect(saidOf('SETTING', value)).toEqual([]);
  });

  test('is never shown', () => {
    const values = [secret, `postgres://shop:${secret}@db`, `-----BEGIN PRIVATE KEY-----${secret}`];
    for (const value of values) expect(saidOf('PASSWORD', value).join()).not.toContain(secret);
  });

  test('from a Secret is right', () => {
    const valueFrom = { secretKeyRef: { name: 'shop', key: 'password' } };
    expect(advice(changed({ [`${app}.env`]: [{ name: 'PASSWORD', valueFrom }] }))).toEqual([]);
  });
});

describe('a secret in a ConfigMap', () => {
  const said = (data: Readonly<Record<string, string>>): readonly string[] =>
    advice({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'shop' }, data });

  test('is found by its key and by its form', () => {
    const key = `-----BEGIN PRIVATE KEY-----\n${secret}`;
    expect(said({ 'db-password': secret, 'tls.pem': key, 'log.level': 'info' })).toEqual([
      'keep-secrets-out-of-config-map at data[db-password]: db-password is a secret by its name: ConfigMaps are shown to many who may not read Secrets',
      'keep-secrets-out-of-config-map at data[tls.pem]: tls.pem is a private key: ConfigMaps are shown to many who may not read Secrets',
    ]);
  });

  test('is not a file about passwords', () => {
    expect(said({ 'password.md': 'how to', password: 'line one\nline two' })).toEqual([]);
  });
});
