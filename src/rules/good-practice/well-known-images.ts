/** What a well-known image needs under the defaults: its image runs as root, or writes beside /tmp. */
export interface ImageNeeds {
  /** The user that the image has for its program, where the image itself starts as root. */
  readonly runAsUser?: number;
  /** Where its program writes, besides /tmp. */
  readonly writes?: readonly string[];
  /** The programs that write there: the image's own server, by the names that it is started with. */
  readonly servers?: readonly string[];
  /** What else has to change. */
  readonly note?: string;
  /** Where this is said. */
  readonly source: string;
}

/** By the name on Docker Hub. */
const needs: Readonly<Record<string, ImageNeeds>> = {
  nginx: {
    runAsUser: 101,
    writes: ['/var/cache/nginx', '/var/run'],
    servers: ['nginx', 'nginx-debug'],
    note: 'listen on a port above 1023, or use nginxinc/nginx-unprivileged, which does',
    source: 'https://hub.docker.com/_/nginx',
  },
  postgres: {
    runAsUser: 999,
    writes: ['/var/lib/postgresql/data', '/var/run/postgresql'],
    servers: ['postgres'],
    note: 'the Alpine variants have user 70',
    source: 'https://hub.docker.com/_/postgres',
  },
  redis: {
    runAsUser: 999,
    writes: ['/data'],
    servers: ['redis-server'],
    source: 'https://hub.docker.com/_/redis',
  },
  mysql: {
    runAsUser: 999,
    writes: ['/var/lib/mysql', '/var/run/mysqld'],
    servers: ['mysqld'],
    source: 'https://hub.docker.com/_/mysql',
  },
  mariadb: {
    runAsUser: 999,
    writes: ['/var/lib/mysql', '/run/mysqld'],
    servers: ['mariadbd', 'mysqld'],
    source: 'https://hub.docker.com/_/mariadb',
  },
  mongo: {
    runAsUser: 999,
    writes: ['/data/db'],
    servers: ['mongod'],
    source: 'https://hub.docker.com/_/mongo',
  },
  httpd: {
    runAsUser: 33,
    writes: ['/usr/local/apache2/logs'],
    servers: ['httpd-foreground', 'httpd', 'apachectl'],
    note: 'listen on a port above 1023',
    source: 'https://hub.docker.com/_/httpd',
  },
  node: {
    runAsUser: 1000,
    source: 'https://github.com/nodejs/docker-node/blob/main/docs/BestPractices.md',
  },
  busybox: { runAsUser: 65534, source: 'https://hub.docker.com/_/busybox' },
  alpine: { runAsUser: 65534, source: 'https://hub.docker.com/_/alpine' },
  debian: { runAsUser: 65534, source: 'https://hub.docker.com/_/debian' },
  ubuntu: { runAsUser: 65534, source: 'https://hub.docker.com/_/ubuntu' },
  python: { runAsUser: 65534, source: 'https://hub.docker.com/_/python' },
  golang: { runAsUser: 65534, source: 'https://hub.docker.com/_/golang' },
  'fluent/fluent-bit': {
    runAsUser: 65532,
    source: 'https://github.com/fluent/fluent-bit/blob/master/dockerfiles/Dockerfile',
  },
};

/** What an image needs, if it is one of the well-known: by its name on Docker Hub, whatever the tag. */
export function wellKnownImage(
  image: string,
): { readonly name: string; readonly needs: ImageNeeds } | undefined {
  const digest = image.indexOf('@');
  const tagged = digest < 0 ? image : image.slice(0, digest);
  const start = tagged.lastIndexOf('/') + 1;
  const colon = tagged.indexOf(':', start);
  const path = colon < 0 ? tagged : tagged.slice(0, colon);
  const whole = path.startsWith('docker.io/') ? path.slice('docker.io/'.length) : path;
  // Mirrors keep the folder of the official images.
  const folder = path.slice(0, start);
  const isOfficial = folder === 'library/' || folder.endsWith('/library/');
  const name = isOfficial ? path.slice(start) : whole;
  const found = Object.hasOwn(needs, name) ? needs[name] : undefined;
  return found === undefined ? undefined : { name, needs: found };
}

/** The table, for the docs. */
export function wellKnownImages(): readonly (ImageNeeds & { readonly name: string })[] {
  return Object.entries(needs).map(([name, found]) => ({ name, ...found }));
}
