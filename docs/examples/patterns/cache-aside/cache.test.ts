import { Redis } from "ioredis";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { hasRedis, startRedis, type TestRedis } from "../testing/redis.ts";
import { Cache } from "./cache.ts";

const product = z.object({ id: z.string(), price: z.number() });
const entry = { key: "product:v1:7", schema: product, ttlSeconds: 60 };
const tea = { id: "7", price: 450 };
const warnings: string[] = [];
const log = { warn: (_fields: unknown, message: string) => void warnings.push(message) };

function loader(value: z.infer<typeof product> | undefined) {
  let calls = 0;
  const load = async () => {
    calls++;
    return value;
  };
  return { load, calls: () => calls };
}

beforeEach(() => {
  warnings.length = 0;
});

describe.skipIf(!hasRedis)("with Redis", () => {
  let server: TestRedis;
  let cache: Cache;

  beforeAll(async () => {
    server = await startRedis();
  });
  beforeEach(async () => {
    await server.redis.flushdb();
    cache = new Cache(server.redis, log);
  });
  afterAll(() => server.stop());

  test("loads once, then answers from the cache, and the entry ends some day", async () => {
    const { load, calls } = loader(tea);
    expect(await cache.getOrLoad(entry, load)).toEqual(tea);
    expect(await cache.getOrLoad(entry, load)).toEqual(tea);
    expect(calls()).toBe(1);
    const ttl = await server.redis.pttl(entry.key);
    expect(ttl).toBeGreaterThan(50_000);
    expect(ttl).toBeLessThanOrEqual(60_000);
  });

  test("requests that miss together load once", async () => {
    const { load, calls } = loader(tea);
    await Promise.all(Array.from({ length: 100 }, () => cache.getOrLoad(entry, load)));
    expect(calls()).toBe(1);
  });

  test("absence is remembered too, for a short time", async () => {
    const { load, calls } = loader(undefined);
    expect(await cache.getOrLoad(entry, load)).toBeUndefined();
    expect(await cache.getOrLoad(entry, load)).toBeUndefined();
    expect(calls()).toBe(1);
    expect(await server.redis.pttl(entry.key)).toBeLessThanOrEqual(10_000);
  });

  test("a value of another shape is a miss", async () => {
    await server.redis.set(entry.key, JSON.stringify({ value: { id: 7 } }), "EX", 60);
    expect(await cache.getOrLoad(entry, loader(tea).load)).toEqual(tea);
    expect(warnings).toEqual(["cache read failed"]);
  });

  test("a failed load is told to everybody who waits, and is not remembered", async () => {
    const failing = async () => {
      throw new Error("database down");
    };
    const outcomes = await Promise.allSettled([
      cache.getOrLoad(entry, failing),
      cache.getOrLoad(entry, failing),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    expect(await cache.getOrLoad(entry, loader(tea).load)).toEqual(tea);
  });
});

test("without Redis everything works, only slower", async () => {
  const unreachable = new Redis({
    port: 1,
    lazyConnect: true,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
  });
  unreachable.on("error", () => {});
  const cache = new Cache(unreachable, log);
  expect(await cache.getOrLoad(entry, loader(tea).load)).toEqual(tea);
  expect(warnings).toEqual(["cache read failed", "cache write failed"]);
  unreachable.disconnect();
});
