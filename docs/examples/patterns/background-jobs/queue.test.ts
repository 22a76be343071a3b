import { readFileSync } from "node:fs";
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

async function work(handler: JobHandler, until: () => boolean | Promise<boolean>): Promise<unknown[]> {
  const errors: unknown[] = [];
  const stopping = new AbortController();
  const log = { error: ({ err }: { err: unknown }) => void errors.push(err) };
  const running = runWorker(database.pool, {
    handlers: { mail: handler },
    log,
    stopping: stopping.signal,
    idleMs: 5,
  });
  await expect.poll(until, { timeout: 10_000 }).toBe(true);
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
    async () => sent.length === 1 && (await left()) === 2 && (await claim(database.pool)) === undefined,
  );
  expect(sent).toEqual(["ada"]);
  expect(errors.map(String).sort()).toEqual([
    "Error: No handler for jobs of kind unknown",
    "Error: mailbox full",
  ]);
});
