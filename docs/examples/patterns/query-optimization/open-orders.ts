import type { Pool } from "pg";

export interface OpenOrder {
  readonly id: string;
  readonly totalInCents: bigint;
  readonly createdAt: Date;
}

interface Row {
  id: string;
  total_in_cents: string;
  created_at: Date;
}

const openOrders = `
  SELECT id, total_in_cents, created_at
  FROM orders
  WHERE customer_id = $1 AND status = 'open'
  ORDER BY created_at DESC, id DESC
  LIMIT $2`;

/** The newest open orders of a customer: three columns, one index, a bound. */
export async function findOpenOrders(pool: Pool, customerId: string, limit = 20): Promise<OpenOrder[]> {
  const { rows } = await pool.query<Row>(openOrders, [customerId, Math.min(limit, 100)]);
  return rows.map(({ id, total_in_cents, created_at }) => ({
    id,
    totalInCents: BigInt(total_in_cents),
    createdAt: created_at,
  }));
}

/** EXISTS stops at the first row; a count would read all of them to be compared with zero. */
export async function hasOpenOrders(pool: Pool, customerId: string): Promise<boolean> {
  const { rows } = await pool.query<{ found: boolean }>(
    "SELECT EXISTS (SELECT 1 FROM orders WHERE customer_id = $1 AND status = 'open') AS found",
    [customerId],
  );
  return rows[0]?.found ?? false;
}

/** What the database would do and how much it would read, for the tests that guard the plan. */
export async function explainOpenOrders(pool: Pool, customerId: string): Promise<Plan | undefined> {
  const { rows } = await pool.query<{ "QUERY PLAN": { Plan: Plan }[] }>(
    `EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${openOrders}`,
    [customerId, 20],
  );
  return rows[0]?.["QUERY PLAN"][0]?.Plan;
}

/** One node of PostgreSQL's plan: only what the tests look at. */
export interface Plan {
  readonly "Node Type": string;
  readonly "Index Name"?: string;
  readonly "Shared Hit Blocks": number;
  readonly Plans?: readonly Plan[];
}
