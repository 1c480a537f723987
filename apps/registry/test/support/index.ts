export { databases, type TestDatabase } from './databases.ts';
export { freePort } from './free-port.ts';
export { type PostgresCluster, query, startPostgres } from './postgres.ts';
