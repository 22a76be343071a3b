import { createHash } from "node:crypto";
import type { Pool, PoolClient } from "pg";
import { AppError } from "../error-handling/errors.ts";
import { inTransaction } from "../transaction/in-transaction.ts";

interface Intent {
  /** Who asks, as authenticated. */
  readonly caller: string;
  /** The `Idempotency-Key` that came with the request. */
  readonly key: string;
  /** The parsed request: the same key with another one is a mistake, not a repetition. */
  readonly request: unknown;
}

/**
 * Performs the work once per caller and key; a repetition gets the answer of the first time. Of two requests at the same
 * time the second waits for the first one's commit. Work that fails leaves no key behind and may be tried again.
 */
export async function once<Answer>(
  pool: Pool,
  { caller, key, request }: Intent,
  work: (client: PoolClient) => Promise<Answer>,
): Promise<Answer> {
  const hash = createHash("sha256").update(JSON.stringify(request)).digest("hex");
  return inTransaction(pool, async (client) => {
    const claimed = await client.query(
      "INSERT INTO idempotency_keys (caller, key, request_hash) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
      [caller, key, hash],
    );
    if (claimed.rowCount === 0) return firstAnswer<Answer>(client, caller, key, hash);
    const answer = await work(client);
    await client.query("UPDATE idempotency_keys SET answer = $3 WHERE caller = $1 AND key = $2", [
      caller,
      key,
      JSON.stringify(answer),
    ]);
    return answer;
  });
}

async function firstAnswer<Answer>(client: PoolClient, caller: string, key: string, hash: string) {
  const { rows } = await client.query<{ answer: Answer; same: boolean }>(
    "SELECT answer, request_hash = $3 AS same FROM idempotency_keys WHERE caller = $1 AND key = $2",
    [caller, key, hash],
  );
  const [first] = rows;
  if (!first?.same)
    throw new AppError(422, "idempotency_key_reused", "This Idempotency-Key belongs to another request");
  return first.answer;
}
