import type { Redis } from "ioredis";
import { z } from "zod";
import type { NewUser, User, Users } from "../repository/user-repository.ts";

const ttlSeconds = 300;
/** Longer than any read of a user takes: see `#forget`. */
const tombstoneSeconds = 10;
const tombstone = "";

const user = z.object({ id: z.string(), email: z.string(), name: z.string() });

interface CacheLog {
  warn(fields: { err: unknown }, message: string): void;
}

/** The same interface as the repository it wraps; callers can't tell, except by the time. */
export class CachedUsers implements Users {
  readonly #users: Users;
  readonly #redis: Redis;
  readonly #log: CacheLog;

  constructor(users: Users, redis: Redis, log: CacheLog) {
    this.#users = users;
    this.#redis = redis;
    this.#log = log;
  }

  async findById(id: string): Promise<User | undefined> {
    const [found] = await this.findByIds([id]);
    return found;
  }

  /** One round trip for what is cached and one statement for what isn't, however many ids there are. */
  async findByIds(ids: readonly string[]): Promise<User[]> {
    const distinct = [...new Set(ids)];
    if (distinct.length === 0) return [];
    const cached = await this.#recall(distinct);
    const missing = distinct.filter((_, index) => cached[index] === undefined);
    const loaded = await this.#users.findByIds(missing);
    await this.#remember(loaded);
    return [...cached.filter((entry) => entry !== undefined), ...loaded];
  }

  findByEmail(email: string): Promise<User | undefined> {
    return this.#users.findByEmail(email);
  }

  add(newUser: NewUser): Promise<User> {
    return this.#users.add(newUser);
  }

  async remove(id: string): Promise<void> {
    try {
      await this.#users.remove(id);
    } finally {
      // Also after an error: a connection may break between the commit and its answer.
      await this.#forget(id);
    }
  }

  /** A user or `undefined` per id. A cache that is slow or gone knows nobody, and is no reason to fail. */
  async #recall(ids: readonly string[]): Promise<(User | undefined)[]> {
    try {
      return (await this.#redis.mget(ids.map(keyOf))).map(parse);
    } catch (error) {
      this.#log.warn({ err: error }, "cache read failed");
      return ids.map(() => undefined);
    }
  }

  /** NX: only where there is nothing. A tombstone refuses what was read before the change it stands for. */
  async #remember(users: readonly User[]): Promise<void> {
    if (users.length === 0) return;
    const pipeline = this.#redis.pipeline();
    for (const entry of users) pipeline.set(keyOf(entry.id), JSON.stringify(entry), "EX", ttlSeconds, "NX");
    try {
      await pipeline.exec();
    } catch (error) {
      this.#log.warn({ err: error }, "cache write failed");
    }
  }

  /**
   * A tombstone in place of a deletion. After a deletion, a reader who fetched the old row just before the change could
   * still store it just after, and it would stay for the whole TTL.
   */
  async #forget(id: string): Promise<void> {
    await this.#redis.set(keyOf(id), tombstone, "EX", tombstoneSeconds);
  }
}

function keyOf(id: string): string {
  return `user:v1:${id}`;
}

function parse(text: string | null): User | undefined {
  if (text === null || text === tombstone) return undefined;
  try {
    return user.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
