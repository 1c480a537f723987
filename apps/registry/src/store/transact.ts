import type { Kysely, Transaction } from 'kysely';
import { isConflict, isDefinite, StoreFault } from './faults.ts';
import type { Database } from './schema.ts';

const ATTEMPTS = 5;

type Work<Result> = (transaction: Transaction<Database>) => Promise<Result>;

/** How a transaction ends. */
export interface Ending<Result> {
  /** Is there anything to commit? Without it there always is; else the transaction is rolled back. */
  readonly keeps?: (result: Result) => boolean;
  /**
   * Asked when the connection broke during COMMIT, where only the database knows whether it counts.
   * Without it such a COMMIT is a fault with ERR_STORE_OUTCOME_UNKNOWN.
   */
  readonly wasCommitted?: () => Promise<boolean>;
}

/**
 * Runs work in one transaction: all or nothing. Work that met another transaction in a way that only
 * one can survive runs again, so it must have no effects besides the transaction's.
 */
export async function transact<Result>(
  db: Kysely<Database>,
  work: Work<Result>,
  ending: Ending<Result> = {},
): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await attemptOnce(db, work, ending);
    } catch (error) {
      if (!isConflict(error) || attempt === ATTEMPTS) throw error;
    }
  }
}

async function attemptOnce<Result>(
  db: Kysely<Database>,
  work: Work<Result>,
  { keeps = always, wasCommitted = notTold }: Ending<Result>,
): Promise<Result> {
  const transaction = await db.startTransaction().execute();
  // A connection that can't even roll back is thrown away by its pool or dialect, and its transaction with it.
  const rollback = () =>
    transaction
      .rollback()
      .execute()
      .catch(() => undefined);
  let result: Result;
  try {
    result = await work(transaction);
  } catch (error) {
    await rollback();
    throw error;
  }
  if (!keeps(result)) {
    await rollback();
    return result;
  }
  try {
    await transaction.commit().execute();
  } catch (error) {
    await rollback();
    if (isDefinite(error)) throw error;
    const committed = await wasCommitted().catch((cause: unknown) => {
      throw new StoreFault('ERR_STORE_OUTCOME_UNKNOWN', 'The connection broke during COMMIT.', { cause });
    });
    if (!committed) throw error;
  }
  return result;
}

function always(): true {
  return true;
}

async function notTold(): Promise<never> {
  throw new Error('This transaction leaves no trace by which it could be found.');
}
