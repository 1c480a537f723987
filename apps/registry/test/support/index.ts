export { databases, type TestDatabase } from './databases.ts';
export { type PostgresCluster, query, startPostgres } from './postgres.ts';
