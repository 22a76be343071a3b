import { readFileSync } from "node:fs";
import type { Pool } from "pg";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { startPostgres, startTimeout, type TestDatabase } from "../testing/postgres.ts";
import { inTransaction } from "../transaction/in-transaction.ts";
import { claim, complete, enqueue, fail, forgetDone, maxAttempts, type NewJob } from "./queue.ts";
import { runWorker, type JobHandler } from "./worker.ts";

let database: TestDatabase;

beforeAll(async () => {
  database = await startPostgres(readFileSync(new URL("schema.sql", import.meta.url), "utf8"));
}, startTimeout);
beforeEach(() => database.pool.query("TRUNCATE jobs"));
afterAll(() => database.stop());

const add = (job: NewJob) => inTransaction(database.pool, (client) => enqueue(client, job));
const mail = (to: string): NewJob => ({ kind: "mail", payload: { to } });

async function left(): Promise<number> {
  const { rows } = await database.pool.query<{ count: string }>(
    "SELECT count(*) FROM jobs WHERE done_at IS NULL",
  );
  return Number(rows[0]?.count);
}

async function work(
  handler: JobHandler,
  until: (errors: readonly unknown[]) => boolean | Promise<boolean>,
  { pool = database.pool, ...options }: { pool?: Pool; jobTimeoutMs?: number } = {},
): Promise<unknown[]> {
  const errors: unknown[] = [];
  const stopping = new AbortController();
  const log = { error: ({ err }: { err: unknown }) => void errors.push(err) };
  const running = runWorker(pool, {
    ...options,
    handlers: { mail: handler },
    log,
    stopping: stopping.signal,
    idleMs: 5,
  });
  await expect.poll(() => until(errors), { timeout: 10_000 }).toBe(true);
  stopping.abort();
  await running;
  return errors;
}

test("what is rolled back was never queued", async () => {
  const failing = inTransaction(database.pool, async (client) => {
    await enqueue(client, mail("ada"));
    throw new Error("no order after all");
  });
  await expect(failing).rejects.toThrow("no order");
  expect(await claim(database.pool)).toBeUndefined();
});

test("the same intent is queued once, also after it is done", async () => {
  const job = { ...mail("ada"), idempotencyKey: "welcome:7" };
  await add(job);
  await add(job);
  const claimed = await claim(database.pool);
  if (claimed) await complete(database.pool, claimed);
  await add(job);
  expect(await left()).toBe(0);
});

test("done jobs are forgotten after a while, others never", async () => {
  await add({ ...mail("ada"), idempotencyKey: "welcome:7" });
  await add(mail("grace"));
  const claimed = await claim(database.pool);
  if (claimed) await complete(database.pool, claimed);
  await database.pool.query(
    "UPDATE jobs SET done_at = done_at - interval '8 days', run_at = run_at - interval '8 days'",
  );
  await forgetDone(database.pool, 7);
  const { rows } = await database.pool.query("SELECT payload FROM jobs");
  expect(rows).toEqual([{ payload: { to: "grace" } }]);
});

test("many workers at once get each job exactly once", async () => {
  for (const to of ["a", "b", "c", "d", "e"]) await add(mail(to));
  const jobs = await Promise.all(Array.from({ length: 12 }, () => claim(database.pool)));
  const taken = jobs.flatMap((job) => (job ? [job.id] : []));
  expect(new Set(taken).size).toBe(taken.length);
  expect(taken).toHaveLength(5);
});

test("a worker that died loses its job to another, and has no say when it comes back", async () => {
  await add(mail("ada"));
  const first = await claim(database.pool);
  expect(await claim(database.pool)).toBeUndefined();
  await database.pool.query("UPDATE jobs SET leased_until = now() - interval '1 second'");
  const second = await claim(database.pool);
  expect(second).toMatchObject({ id: first?.id, attempts: 2 });
  if (first) await complete(database.pool, first);
  expect(await left()).toBe(1);
  if (second) await complete(database.pool, second);
  expect(await left()).toBe(0);
});

test("a failure waits before it is tried again, and stays for inspection after the last time", async () => {
  await add(mail("ada"));
  for (let attempt = 1; attempt <= maxAttempts; attempt++) {
    const job = await claim(database.pool);
    expect(job?.attempts).toBe(attempt);
    if (job) await fail(database.pool, job, new Error("mailbox full"));
    await database.pool.query("UPDATE jobs SET run_at = now()");
  }
  expect(await claim(database.pool)).toBeUndefined();
  const { rows } = await database.pool.query("SELECT last_error, failed_at IS NOT NULL AS dead FROM jobs");
  expect(rows).toEqual([{ last_error: "Error: mailbox full", dead: true }]);
});

test("a job that takes its worker down with it is not tried for ever", async () => {
  await add(mail("ada"));
  let runs = 0;
  await database.pool.query("UPDATE jobs SET attempts = $1, leased_until = now() - interval '1 second'", [
    maxAttempts,
  ]);
  const dead = async () =>
    (await database.pool.query("SELECT 1 FROM jobs WHERE failed_at IS NOT NULL")).rowCount === 1;
  const errors = await work(async () => void runs++, dead);
  expect(runs).toBe(0);
  expect(errors.map(String)).toEqual(["Error: None of its workers came back"]);
});

test("a job that doesn't end is given up, and the worker goes on", async () => {
  await add(mail("endless"));
  await add(mail("ada"));
  const sent: unknown[] = [];
  const errors = await work(
    async (payload) => {
      const { to } = payload as { to: string };
      if (to === "endless") await new Promise(() => {});
      sent.push(to);
    },
    () => sent.length === 1,
    { jobTimeoutMs: 20 },
  );
  expect(errors.map(String)).toEqual([expect.stringContaining("TimeoutError")]);
});

test("a database that is away for a moment doesn't end the worker", async () => {
  const sent: unknown[] = [];
  let refusals = 2;
  const flaky = Object.create(database.pool) as Pool;
  flaky.query = ((...args: Parameters<Pool["query"]>) =>
    refusals-- > 0 ? Promise.reject(new Error("ECONNREFUSED")) : database.pool.query(...args)) as never;
  await add(mail("ada"));
  const errors = await work(
    async (payload) => void sent.push(payload),
    () => sent.length === 1,
    { pool: flaky },
  );
  expect(errors.map(String)).toEqual(["Error: ECONNREFUSED", "Error: ECONNREFUSED"]);
});

test("a worker does the work, survives a failing job and stops when it is told", async () => {
  await add(mail("ada"));
  await add(mail("broken"));
  await add({ kind: "unknown", payload: {} });
  const sent: unknown[] = [];
  const errors = await work(
    async (payload) => {
      const { to } = payload as { to: string };
      if (to === "broken") throw new Error("mailbox full");
      sent.push(to);
    },
    (failures) => sent.length === 1 && failures.length === 2,
  );
  expect(sent).toEqual(["ada"]);
  expect(errors.map(String).sort()).toEqual([
    "Error: No handler for jobs of kind unknown",
    "Error: mailbox full",
  ]);
});
