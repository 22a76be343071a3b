import type { Redis } from "ioredis";
import { z } from "zod";
import type { NewUser, User, Users } from "../repository/user-repository.ts";

const ttlSeconds = 300;
/** Longer than any read of a user takes: see `#forget`. */
const tombstoneSeconds = 10;
const tombstone = "";

const user = z.object({ id: z.string(), email: z.string(), name: z.string() });

/** The same interface as the repository it wraps; callers can't tell, except by the time. */
export class CachedUsers implements Users {
  readonly #users: Users;
  readonly #redis: Redis;

  constructor(users: Users, redis: Redis) {
    this.#users = users;
    this.#redis = redis;
  }

  async findById(id: string): Promise<User | undefined> {
    const [found] = await this.findByIds([id]);
    return found;
  }

  /** One round trip for what is cached and one statement for what isn't, however many ids there are. */
  async findByIds(ids: readonly string[]): Promise<User[]> {
    const distinct = [...new Set(ids)];
    if (distinct.length === 0) return [];
    const cached = (await this.#redis.mget(distinct.map(keyOf))).map(parse);
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
    await this.#users.remove(id);
    await this.#forget(id);
  }

  /** NX: only where there is nothing. A tombstone refuses what was read before the change it stands for. */
  async #remember(users: readonly User[]): Promise<void> {
    if (users.length === 0) return;
    const pipeline = this.#redis.pipeline();
    for (const entry of users) pipeline.set(keyOf(entry.id), JSON.stringify(entry), "EX", ttlSeconds, "NX");
    await pipeline.exec();
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
  return user.safeParse(JSON.parse(text)).data;
}
