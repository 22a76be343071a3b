import type { Redis } from "ioredis";
import { z } from "zod";

interface Entry<Value> {
  /** Carries a version (`product:v2:7`), so that a new shape never meets values of the old one. */
  readonly key: string;
  readonly schema: z.ZodType<Value>;
  readonly ttlSeconds: number;
  /** How long to remember that there is nothing: short, since what is missing today may be created in a minute. */
  readonly missingTtlSeconds?: number;
}

interface CacheLog {
  warn(fields: { err: unknown; key: string }, message: string): void;
}

// JSON has no undefined, so a value and its absence are both wrapped.
const stored = z.object({ value: z.unknown().optional() });

/** Cache-aside over Redis. The cache may be empty, slow or gone: the answer is the loader's all the same. */
export class Cache {
  readonly #redis: Redis;
  readonly #log: CacheLog;
  readonly #loading = new Map<string, Promise<unknown>>();

  constructor(redis: Redis, log: CacheLog) {
    this.#redis = redis;
    this.#log = log;
  }

  async getOrLoad<Value>(
    entry: Entry<Value>,
    load: () => Promise<Value | undefined>,
  ): Promise<Value | undefined> {
    const hit = await this.#read(entry);
    if (hit) return hit.value;
    // A thousand requests that miss together are one load in this process, not a thousand.
    const running = this.#loading.get(entry.key) as Promise<Value | undefined> | undefined;
    if (running) return running;
    const loading = this.#loadAndStore(entry, load).finally(() => this.#loading.delete(entry.key));
    this.#loading.set(entry.key, loading);
    return loading;
  }

  async #read<Value>({ key, schema }: Entry<Value>): Promise<{ value: Value | undefined } | undefined> {
    try {
      const text = await this.#redis.get(key);
      if (text === null) return undefined;
      const { value } = stored.parse(JSON.parse(text));
      // Another release may have written it: what doesn't fit is a miss, not a crash.
      return { value: value === undefined ? undefined : schema.parse(value) };
    } catch (error) {
      this.#log.warn({ err: error, key }, "cache read failed");
      return undefined;
    }
  }

  async #loadAndStore<Value>(
    { key, ttlSeconds, missingTtlSeconds = 10 }: Entry<Value>,
    load: () => Promise<Value | undefined>,
  ): Promise<Value | undefined> {
    const value = await load();
    try {
      const ttl = value === undefined ? missingTtlSeconds : ttlSeconds;
      await this.#redis.set(key, JSON.stringify({ value }), "PX", jittered(ttl));
    } catch (error) {
      this.#log.warn({ err: error, key }, "cache write failed");
    }
    return value;
  }
}

/** Up to a tenth shorter: entries that were filled together must not expire together. */
function jittered(seconds: number): number {
  return Math.ceil(seconds * 1_000 * (1 - Math.random() * 0.1));
}
