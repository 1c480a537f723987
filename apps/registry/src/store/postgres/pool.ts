import type { PostgresPool, PostgresPoolClient } from 'kysely';
import { DatabaseError, Pool, type PoolClient } from 'pg';

/** How a pool of connections is bounded. */
export interface PoolOptions {
  readonly url: string;
  readonly size: number;
  /** Bounds connecting, waiting for a free connection, one statement, and one lock. */
  readonly timeoutMs: number;
  /** Told of connections that break while nobody uses them. */
  readonly onIdleError: (error: Error) => void;
}

/**
 * A bounded pool whose broken or stuck connections are thrown away. Left to itself, `pg` puts a
 * connection whose statement timed out back into the pool, where the next caller waits behind it.
 */
export function openPool({ url, size, timeoutMs, onIdleError }: PoolOptions): PostgresPool {
  const pool = new Pool({
    connectionString: url,
    max: size,
    connectionTimeoutMillis: timeoutMs,
    statement_timeout: timeoutMs,
    lock_timeout: timeoutMs,
    // The client's own limit, for a server that no longer answers; a little later, so that a living one speaks first.
    query_timeout: timeoutMs + 250,
    idle_in_transaction_session_timeout: 2 * timeoutMs,
    keepAlive: true,
    application_name: 'clientele-registry',
  });
  pool.on('error', onIdleError);
  const known = new WeakMap<PoolClient, PostgresPoolClient>();
  return {
    options: pool.options,
    end: () => pool.end(),
    connect: async () => {
      const client = await pool.connect();
      const wrapped = known.get(client) ?? discardBroken(client);
      known.set(client, wrapped);
      return wrapped;
    },
  };
}

function discardBroken(client: PoolClient): PostgresPoolClient {
  let broken: Error | undefined;
  // The pool listens while a connection is idle; between two statements of a transaction nobody does,
  // and an error event without a listener ends the process.
  client.on('error', (error) => {
    broken = error;
  });
  const query = async (sql: string, parameters: unknown[]) => {
    if (broken) throw broken;
    try {
      return await client.query(sql, parameters);
    } catch (error) {
      if (error instanceof Error && !isAnswer(error)) broken = error;
      throw error;
    }
  };
  // `pg` types a result's command as any string, Kysely as those that it looks for.
  return {
    query: query as unknown as PostgresPoolClient['query'],
    release: (destroy) => client.release(broken ?? destroy),
  };
}

/** Did the server answer, and does it go on listening? */
function isAnswer(error: Error): boolean {
  return error instanceof DatabaseError && error.severity === 'ERROR';
}
