import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startPostgres, startTimeout, type TestDatabase } from "../testing/postgres.ts";
import { explainOpenOrders, findOpenOrders, hasOpenOrders, type Plan } from "./open-orders.ts";

let database: TestDatabase;

beforeAll(async () => {
  database = await startPostgres(readFileSync(new URL("schema.sql", import.meta.url), "utf8"));
  // Plans are only worth looking at with enough rows, and with statistics of them.
  await database.pool.query(`
    INSERT INTO orders (customer_id, status, total_in_cents, shipping_address, created_at)
    SELECT n % 100, CASE WHEN n % 10 = 0 THEN 'open' ELSE 'shipped' END, n, '{}', timestamptz '2026-01-01' + n * interval '1 minute'
    FROM generate_series(1, 20000) AS n`);
  await database.pool.query("VACUUM ANALYZE orders");
}, startTimeout);
afterAll(() => database.stop());

test("the newest open orders of the customer, and no others", async () => {
  const orders = await findOpenOrders(database.pool, "10", 3);
  expect(orders.map(({ totalInCents }) => totalInCents)).toEqual([19_910n, 19_810n, 19_710n]);
  expect(await findOpenOrders(database.pool, "11")).toEqual([]);
});

test("no caller gets more than the cap", async () => {
  expect(await findOpenOrders(database.pool, "10", 1_000_000)).toHaveLength(100);
});

test("existence", async () => {
  expect(await hasOpenOrders(database.pool, "10")).toBe(true);
  expect(await hasOpenOrders(database.pool, "11")).toBe(false);
});

test("the plan reads the partial index and neither sorts nor scans the table", async () => {
  const plan = await explainOpenOrders(database.pool, "10");
  const nodes = plan ? [...nodesOf(plan)] : [];
  expect(nodes.map((node) => node["Index Name"])).toContain("orders_open");
  expect(nodes.map((node) => node["Node Type"])).not.toContain("Sort");
  expect(nodes.map((node) => node["Node Type"])).not.toContain("Seq Scan");
  expect(plan?.["Shared Hit Blocks"]).toBeLessThan(20);
});

function* nodesOf(plan: Plan): Generator<Plan> {
  yield plan;
  for (const child of plan.Plans ?? []) yield* nodesOf(child);
}
