export { postgres } from './binaries.ts';
export { type PostgresCluster, query, startPostgres } from './postgres.ts';
