import { imageName } from './image-name';

/** Databases and message brokers, by the last part of their image's name. */
export const databases: ReadonlySet<string> = new Set(
  (
    'postgres postgresql postgis timescaledb timescaledb-ha mysql mysql-server mariadb percona percona-server ' +
    'mongo mongodb mongodb-community-server mongodb-enterprise-server cassandra scylla couchdb couchbase ' +
    'couchbase-server neo4j elasticsearch opensearch influxdb clickhouse clickhouse-server cockroach rethinkdb ' +
    'arangodb rabbitmq kafka cp-kafka activemq activemq-artemis'
  ).split(' '),
);
/** What is a cache, or a database where it keeps its data, by the last part of its image's name. */
export const caches: ReadonlySet<string> = new Set([
  'redis',
  'valkey',
  'redis-stack-server',
  'keydb',
]);
/** Databases whose image is known by more than the last part of its name. */
export const databasePaths: ReadonlySet<string> = new Set([
  'mssql/server',
  'database/express',
  'database/free',
]);

/** The name of the data store in an image; a second replica of it would be a second store, with other data. */
export function dataStoreIn(image: string): string | undefined {
  const { base, path } = imageName(image);
  return databases.has(base) || caches.has(base) || databasePaths.has(path) ? base : undefined;
}
