import { Redis } from "@upstash/redis";
import { redis as bun, RedisClient } from "bun";
import { createClient, createClientPool, createCluster, createSentinel } from "redis";
import type { RedisClientType, RedisClusterType } from "redis";

export async function commands(key: string) {
  const client = await createClient()
    .on("error", () => undefined)
    .connect();
  await client.get(key); //=> read - value key coalesced
  await client.mGet([key]); //=> read - many key bulk coalesced
  await client.hGetAll(key); //=> read - value key coalesced
  await client.HGETALL(key); //=> read - value key coalesced
  await client.setEx(key, 60, "value"); //=> write - none key coalesced
  await client.multi().set("a", 1).execAsPipeline(); //=> write - many bulk
  await client.multi().set("a", 1).execTyped(); //=> write - many bulk
  await client.withTypeMapping({}).get(key); //=> read - value key coalesced
  await client.pSubscribe("channel*", () => undefined); //=> none
  await createCluster({}).get(key); //=> read - value key coalesced
  await createClientPool({}).get(key); //=> read - value key coalesced
  await createSentinel({}).get(key); //=> read - value key coalesced
  client.close(); //=> none
}

const upstash = Redis.fromEnv();

export async function hosted(key: string) {
  await bun.get(key); //=> read - value key coalesced
  await new RedisClient().get(key); //=> read - value key coalesced
  await upstash.get(key); //=> read - value key coalesced
  await new Redis({}).hgetall(key); //=> read - value key coalesced
  await upstash.pipeline().get(key).exec(); //=> write - many bulk
}

export const types = {
  a: (given: RedisClientType) => given.get("a"), //=> read - value key coalesced
  b: (given: RedisClusterType) => given.get("a"), //=> read - value key coalesced
};
