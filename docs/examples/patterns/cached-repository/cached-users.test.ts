import { Redis } from "ioredis";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { User, Users } from "../repository/user-repository.ts";
import { hasRedis, startRedis, type TestRedis } from "../testing/redis.ts";
import { CachedUsers } from "./cached-users.ts";

const rows = new Map<string, User>();
const loads: string[][] = [];
const stored: Users = {
  findById: async (id) => rows.get(id),
  findByIds: async (ids) => {
    if (ids.length > 0) loads.push([...ids]);
    return ids.flatMap((id) => rows.get(id) ?? []);
  },
  findByEmail: async (email) => [...rows.values()].find((user) => user.email === email),
  add: async ({ email, name }) => {
    const user = { id: String(rows.size + 1), email, name };
    rows.set(user.id, user);
    return user;
  },
  remove: async (id) => {
    rows.delete(id);
  },
};

const log = { warn: () => {} };

describe.skipIf(!hasRedis)("cached users", () => {
  let server: TestRedis;
  let users: Users;

  beforeAll(async () => {
    server = await startRedis();
  });
  beforeEach(async () => {
    await server.redis.flushdb();
    rows.clear();
    loads.length = 0;
    users = new CachedUsers(stored, server.redis, log);
    await users.add({ email: "ada@example.com", name: "Ada", passwordHash: "" });
    await users.add({ email: "grace@example.com", name: "Grace", passwordHash: "" });
  });
  afterAll(() => server.stop());

  test("only what is missing is loaded, all of it at once", async () => {
    await users.findById("1");
    const found = await users.findByIds(["1", "2", "2", "nobody"]);
    expect(found.map(({ name }) => name).sort()).toEqual(["Ada", "Grace"]);
    expect(loads).toEqual([["1"], ["2", "nobody"]]);
    await users.findByIds(["1", "2"]);
    expect(loads).toHaveLength(2);
  });

  test("entries end", async () => {
    await users.findById("1");
    expect(await server.redis.ttl("user:v1:1")).toBeGreaterThan(0);
  });

  test("a removed user is gone at once", async () => {
    await users.findById("1");
    await users.remove("1");
    expect(await users.findById("1")).toBeUndefined();
  });

  test("a slow reader can't bring back what was removed meanwhile", async () => {
    const read = gate();
    const proceed = gate();
    const slow = new CachedUsers(
      {
        ...stored,
        findByIds: async (ids) => {
          const found = await stored.findByIds(ids);
          read.open();
          await proceed.opened;
          return found;
        },
      },
      server.redis,
      log,
    );
    const reading = slow.findById("1");
    await read.opened;
    await users.remove("1");
    proceed.open();
    expect(await reading).toMatchObject({ name: "Ada" });
    expect(await users.findById("1")).toBeUndefined();
  });

  test("an entry that can't be read is one that is missing", async () => {
    await server.redis.set("user:v1:1", "{");
    expect(await users.findById("1")).toMatchObject({ name: "Ada" });
  });

  test("a removal that failed, perhaps after it happened, is forgotten as well", async () => {
    await users.findById("1");
    const remove = async (id: string) => {
      rows.delete(id);
      throw new Error("the connection broke");
    };
    const unsure = new CachedUsers({ ...stored, remove }, server.redis, log);
    await expect(unsure.remove("1")).rejects.toThrow("the connection broke");
    expect(await users.findById("1")).toBeUndefined();
  });

  test("no ids cost nothing", async () => {
    expect(await users.findByIds([])).toEqual([]);
    expect(loads).toEqual([]);
  });
});

test("without a cache, reads are slower and no more", async () => {
  const redis = new Redis({
    port: 1,
    lazyConnect: true,
    enableOfflineQueue: false,
    retryStrategy: () => null,
  });
  const warnings: unknown[] = [];
  rows.set("7", { id: "7", email: "ada@example.com", name: "Ada" });
  const users = new CachedUsers(stored, redis, { warn: ({ err }) => warnings.push(err) });
  expect(await users.findById("7")).toMatchObject({ name: "Ada" });
  expect(warnings).not.toEqual([]);
  // That a removal isn't known to the cache is another matter: somebody has to hear of it.
  await expect(users.remove("7")).rejects.toThrow();
  redis.disconnect();
});

function gate(): { opened: Promise<void>; open: () => void } {
  let open = () => {};
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open };
}
