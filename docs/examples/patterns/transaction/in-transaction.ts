import { setTimeout as sleep } from "node:timers/promises";
import type { Pool, PoolClient } from "pg";

interface TransactionOptions {
  isolation?: "READ COMMITTED" | "REPEATABLE READ" | "SERIALIZABLE";
  /** How often to begin anew when the database gave up in favour of another transaction. */
  attempts?: number;
}

/** serialization_failure and deadlock_detected: nothing happened, and the same work may well succeed now. */
const retryable = new Set(["40001", "40P01"]);

/**
 * Runs the work in one transaction: all of it happens, or nothing. The work may run more than once, so it must do nothing
 * but query `client`: mails and calls to others belong after the commit.
 */
export async function inTransaction<Result>(
  pool: Pool,
  work: (client: PoolClient) => Promise<Result>,
  { isolation = "READ COMMITTED", attempts = 3 }: TransactionOptions = {},
): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await runOnce(pool, work, isolation);
    } catch (error) {
      if (attempt >= attempts || !isRetryable(error)) throw error;
      await sleep(Math.random() * 20 * 2 ** attempt);
    }
  }
}

async function runOnce<Result>(
  pool: Pool,
  work: (client: PoolClient) => Promise<Result>,
  isolation: NonNullable<TransactionOptions["isolation"]>,
): Promise<Result> {
  const client = await pool.connect();
  // A connection that breaks between two statements says so by an event, and one that nobody hears ends the process.
  client.on("error", heard);
  let broken: Error | undefined;
  try {
    await client.query(`BEGIN ISOLATION LEVEL ${isolation}`);
    const result = await work(client);
    const { command } = await client.query("COMMIT");
    // What COMMIT becomes, without an error, where the work caught the failure of a statement and went on.
    if (command === "ROLLBACK")
      throw new Error("The transaction was rolled back: a statement in it had failed");
    return result;
  } catch (error) {
    broken = await rollback(client);
    throw error;
  } finally {
    client.off("error", heard);
    // A connection that couldn't roll back may still be inside the transaction: it must not serve anybody else.
    client.release(broken);
  }
}

/** The next statement on the broken connection rejects, and that is where it is handled. */
function heard(): void {}

async function rollback(client: PoolClient): Promise<Error | undefined> {
  try {
    await client.query("ROLLBACK");
    return undefined;
  } catch (error) {
    return error instanceof Error ? error : new Error("ROLLBACK failed", { cause: error });
  }
}

function isRetryable(error: unknown): boolean {
  return error instanceof Error && "code" in error && retryable.has(String(error.code));
}
