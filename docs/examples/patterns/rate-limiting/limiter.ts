import type { Redis, Result } from "ioredis";

// GCRA: one number per key, the time at which the bucket is full again, in microseconds. Read, decided and written in one
// step inside Redis, by Redis's clock: no two processes can both take the last place, and the key ends by itself.
const takeScript = `
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
local interval = tonumber(ARGV[1])
local burst = tonumber(ARGV[2])
local full = math.max(tonumber(redis.call('GET', KEYS[1])) or now, now)
local opens = full - (burst - 1) * interval
if now < opens then
  return {0, opens - now}
end
full = full + interval
redis.call('SET', KEYS[1], string.format('%.0f', full), 'PX', math.ceil((full - now) / 1000))
return {math.floor((now - full) / interval) + burst + 1, 0}
`;

declare module "ioredis" {
  interface RedisCommander<Context> {
    takeToken(
      key: string,
      intervalMicros: number,
      burst: number,
    ): Result<[leftPlusOne: number, waitMicros: number], Context>;
  }
}

export interface Limit {
  /** How many in how many seconds, on average. */
  readonly requests: number;
  readonly perSeconds: number;
}

export type Verdict =
  | { readonly allowed: true; readonly left: number }
  | { readonly allowed: false; readonly retryAfterSeconds: number };

/** Takes one of the places that `key` has under `limit`. */
export type Take = (key: string, limit: Limit) => Promise<Verdict>;

export function createLimiter(redis: Redis): Take {
  redis.defineCommand("takeToken", { numberOfKeys: 1, lua: takeScript });
  return async (key, { requests, perSeconds }) => {
    const interval = Math.ceil((perSeconds * 1_000_000) / requests);
    const [leftPlusOne, waitMicros] = await redis.takeToken(`limit:${key}`, interval, requests);
    if (leftPlusOne === 0) return { allowed: false, retryAfterSeconds: Math.ceil(waitMicros / 1_000_000) };
    return { allowed: true, left: leftPlusOne - 1 };
  };
}
