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

/** By the last segment of the image's name. */
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
};

/** What an image needs, if it is one of the well-known: by its name, whatever the registry and tag. */
export function wellKnownImage(
  image: string,
): { readonly name: string; readonly needs: ImageNeeds } | undefined {
  const name = image.slice(image.lastIndexOf('/') + 1).replace(/[:@].*$/, '');
  const folder = image.slice(0, image.length - image.slice(image.lastIndexOf('/') + 1).length);
  const official =
    folder === '' ||
    folder === 'docker.io/' ||
    folder === 'library/' ||
    folder === 'docker.io/library/' ||
    folder.endsWith('/library/');
  const found = official && Object.hasOwn(needs, name) ? needs[name] : undefined;
  return found === undefined ? undefined : { name, needs: found };
}

/** The table, for the docs. */
export function wellKnownImages(): readonly (ImageNeeds & { readonly name: string })[] {
  return Object.entries(needs).map(([name, found]) => ({ name, ...found }));
}
