import { readFileSync } from "node:fs";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { startPostgres, startTimeout, type TestDatabase } from "../testing/postgres.ts";
import { once } from "./once.ts";

let database: TestDatabase;
let reservations = 0;

beforeAll(async () => {
  database = await startPostgres(readFileSync(new URL("schema.sql", import.meta.url), "utf8"));
}, startTimeout);
beforeEach(async () => {
  reservations = 0;
  await database.pool.query("TRUNCATE idempotency_keys");
});
afterAll(() => database.stop());

const reserve = (caller = "shop", request: unknown = { tea: 1 }) =>
  once(database.pool, { caller, key: "order-7", request }, async () => ({ id: `r${++reservations}` }));

test("a repetition gets the first answer and does nothing", async () => {
  expect(await reserve()).toEqual({ id: "r1" });
  expect(await reserve()).toEqual({ id: "r1" });
  expect(reservations).toBe(1);
});

test("so do requests that arrive together", async () => {
  const answers = await Promise.all([reserve(), reserve(), reserve()]);
  expect(answers).toEqual([{ id: "r1" }, { id: "r1" }, { id: "r1" }]);
});

test("another caller's key is another key", async () => {
  await reserve();
  expect(await reserve("thief")).toEqual({ id: "r2" });
});

test("the key of another request is refused", async () => {
  await reserve();
  await expect(reserve("shop", { tea: 1_000 })).rejects.toMatchObject({ status: 422 });
});

test("work that fails may be tried again", async () => {
  const failing = once(database.pool, { caller: "shop", key: "order-7", request: { tea: 1 } }, async () => {
    throw new Error("out of tea");
  });
  await expect(failing).rejects.toThrow("out of tea");
  expect(await reserve()).toEqual({ id: "r1" });
});
