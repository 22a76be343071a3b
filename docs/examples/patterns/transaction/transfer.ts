import type { Pool } from "pg";
import { AppError, ConflictError, NotFoundError } from "../error-handling/errors.ts";
import { inTransaction } from "./in-transaction.ts";

interface Transfer {
  readonly fromId: string;
  readonly toId: string;
  readonly cents: number;
}

/** Moves money. Every statement goes through the transaction's client, and locks are taken in one order for everybody. */
export async function transfer(pool: Pool, { fromId, toId, cents }: Transfer): Promise<void> {
  // A negative amount would be a way to take money from others: the schema refuses it too, but as a failure of ours.
  if (!Number.isSafeInteger(cents) || cents <= 0 || fromId === toId)
    throw new AppError(422, "invalid_transfer", "A transfer moves one cent or more to another account");
  await inTransaction(pool, async (client) => {
    // Sorted: two transfers between the same accounts in opposite directions would otherwise wait for each other.
    const { rows } = await client.query<{ id: string; balance: string }>(
      "SELECT id, balance FROM accounts WHERE id = ANY($1::text[]) ORDER BY id FOR UPDATE",
      [[fromId, toId]],
    );
    const from = rows.find(({ id }) => id === fromId);
    if (!from) throw new NotFoundError("account", fromId);
    if (!rows.some(({ id }) => id === toId)) throw new NotFoundError("account", toId);
    if (BigInt(from.balance) < BigInt(cents)) throw new ConflictError("The balance is too low");
    await client.query(
      `UPDATE accounts SET balance = balance + CASE id WHEN $1 THEN -$3::bigint ELSE $3::bigint END
       WHERE id IN ($1, $2)`,
      [fromId, toId, cents],
    );
    await client.query("INSERT INTO transfers (from_id, to_id, cents) VALUES ($1, $2, $3)", [
      fromId,
      toId,
      cents,
    ]);
  });
}
