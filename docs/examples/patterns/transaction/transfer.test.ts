import { readFileSync } from "node:fs";
import type { Socket } from "node:net";
import { setImmediate } from "node:timers/promises";
import type { PoolClient } from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { startPostgres, startTimeout, type TestDatabase } from "../testing/postgres.ts";
import { inTransaction } from "./in-transaction.ts";
import { transfer } from "./transfer.ts";

let database: TestDatabase;

beforeAll(async () => {
  database = await startPostgres(readFileSync(new URL("schema.sql", import.meta.url), "utf8"));
}, startTimeout);
beforeEach(async () => {
  await database.pool.query("TRUNCATE accounts, transfers");
  await database.pool.query("INSERT INTO accounts VALUES ('ada', 100), ('grace', 0)");
});
afterAll(() => database.stop());

async function balances(): Promise<Record<string, number>> {
  const { rows } = await database.pool.query<{ id: string; balance: string }>(
    "SELECT id, balance FROM accounts",
  );
  return Object.fromEntries(rows.map(({ id, balance }) => [id, Number(balance)]));
}

describe("a transfer", () => {
  test("moves money and leaves a record", async () => {
    await transfer(database.pool, { fromId: "ada", toId: "grace", cents: 30 });
    expect(await balances()).toEqual({ ada: 70, grace: 30 });
    expect((await database.pool.query("SELECT cents FROM transfers")).rows).toEqual([{ cents: "30" }]);
  });

  test("without cover, or to nobody, changes nothing", async () => {
    await expect(transfer(database.pool, { fromId: "ada", toId: "grace", cents: 101 })).rejects.toThrow(
      "too low",
    );
    await expect(transfer(database.pool, { fromId: "ada", toId: "nobody", cents: 1 })).rejects.toThrow(
      "nobody",
    );
    expect(await balances()).toEqual({ ada: 100, grace: 0 });
  });

  test("never spends the same money twice, and opposite directions don't block each other", async () => {
    await database.pool.query("UPDATE accounts SET balance = 100");
    const there = Array.from({ length: 10 }, () =>
      transfer(database.pool, { fromId: "ada", toId: "grace", cents: 30 }),
    );
    const back = Array.from({ length: 10 }, () =>
      transfer(database.pool, { fromId: "grace", toId: "ada", cents: 30 }),
    );
    await Promise.allSettled([...there, ...back]);
    const { ada = 0, grace = 0 } = await balances();
    expect(ada + grace).toBe(200);
    expect(Math.min(ada, grace)).toBeGreaterThanOrEqual(0);
  });

  test.for([
    { fromId: "ada", toId: "ada", cents: 1 },
    { fromId: "ada", toId: "grace", cents: 0 },
    { fromId: "grace", toId: "ada", cents: -50 },
    { fromId: "ada", toId: "grace", cents: 0.5 },
  ])("%j is none, and the caller's mistake", async (nonsense) => {
    await expect(transfer(database.pool, nonsense)).rejects.toMatchObject({ status: 422 });
    expect(await balances()).toEqual({ ada: 100, grace: 0 });
  });

  test("that fails at its last statement takes back the first ones", async () => {
    await database.pool.query("ALTER TABLE transfers ADD CONSTRAINT full_up CHECK (cents < 0)");
    await expect(transfer(database.pool, { fromId: "ada", toId: "grace", cents: 1 })).rejects.toThrow(
      "full_up",
    );
    expect(await balances()).toEqual({ ada: 100, grace: 0 });
    await database.pool.query("ALTER TABLE transfers DROP CONSTRAINT full_up");
  });
});

describe("a transaction", () => {
  function failing(code: string, times: number) {
    let runs = 0;
    const work = async () => {
      runs++;
      if (runs <= times) throw Object.assign(new Error("give way"), { code });
      return runs;
    };
    return { work, runs: () => runs };
  }

  test("begins anew when the database asks for it", async () => {
    const { work } = failing("40001", 2);
    expect(await inTransaction(database.pool, work, { isolation: "SERIALIZABLE" })).toBe(3);
  });

  test("gives up after its attempts, with the last error", async () => {
    const { work, runs } = failing("40P01", 99);
    await expect(inTransaction(database.pool, work, { attempts: 2 })).rejects.toThrow("give way");
    expect(runs()).toBe(2);
  });

  test("does not repeat what would fail again", async () => {
    const { work, runs } = failing("23505", 99);
    await expect(inTransaction(database.pool, work)).rejects.toThrow("give way");
    expect(runs()).toBe(1);
  });

  test("in which a failure was swallowed doesn't pretend to have happened", async () => {
    const swallowing = inTransaction(database.pool, async (client) => {
      await client.query("UPDATE accounts SET balance = 1");
      await client.query("SELECT 1 / 0").catch(() => {});
    });
    await expect(swallowing).rejects.toThrow("rolled back");
    expect(await balances()).toEqual({ ada: 100, grace: 0 });
  });

  test("whose connection breaks fails, and the process and the pool live on", async () => {
    const broken = inTransaction(database.pool, async (client) => {
      await client.query("UPDATE accounts SET balance = 1");
      socketOf(client).destroy(new Error("connection reset"));
      await setImmediate();
    });
    await expect(broken).rejects.toThrow();
    expect(await inTransaction(database.pool, async () => "alive")).toBe("alive");
    expect(database.pool.idleCount).toBe(database.pool.totalCount);
  });

  test("leaves no listener behind on its connection", async () => {
    const listeners: number[] = [];
    for (let round = 0; round < 3; round++) {
      await inTransaction(
        database.pool,
        async (client) => void listeners.push(client.listenerCount("error")),
      );
    }
    expect(new Set(listeners).size).toBe(1);
  });

  test("gives its connection back, rolled back", async () => {
    for (let round = 0; round < 10; round++) {
      await inTransaction(database.pool, async (client) => {
        await client.query("UPDATE accounts SET balance = 1");
        throw new Error("stop");
      }).catch(() => {});
    }
    expect(database.pool.idleCount).toBe(database.pool.totalCount);
    expect(await balances()).toEqual({ ada: 100, grace: 0 });
  });
});

function socketOf(client: PoolClient): Socket {
  return (client as unknown as { connection: { stream: Socket } }).connection.stream;
}
