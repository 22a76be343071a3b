import { kv, createClient, type VercelKV } from "@vercel/kv";
import defaultKv from "@vercel/kv";
import Redis, { Cluster, Redis as NamedRedis } from "ioredis";

const redis = new Redis(process.env.REDIS_URL!);
const cluster = new Redis.Cluster([]);
const nested = new Redis.Redis();
const named = new NamedRedis();
const namedCluster = new Cluster([]);

redis.on("error", () => undefined); //=> none
redis.once("ready", () => undefined); //=> none
redis.subscribe("channel", () => undefined); //=> none

export async function commands(key: string) {
  await redis.get(key); //=> read - value key
  await redis.mget(key, "other"); //=> read - many key bulk
  await redis.set(key, "value", "EX", 60); //=> write - none key
  await redis.del(key); //=> write - none key
  await redis.mset({ a: 1 }); //=> write - none key bulk
  await cluster.hgetall(key); //=> read - value key
  await nested.duplicate().get(key); //=> read - value key
  await named.get(key); //=> read - value key
  await namedCluster.get(key); //=> read - value key
  await kv.get(key); //=> read - value key
  await defaultKv.get(key); //=> read - value key
  await createClient({}).get(key); //=> read - value key
  await redis.quit(); //=> none
}

export async function together(keys: string[]) {
  const pipeline = redis.pipeline();
  for (const key of keys) pipeline.get(key); //=> none
  await pipeline.exec(); //=> write - many bulk
  await redis.multi().incr("a").expire("a", 60).exec(); //=> write - many bulk
}

export const hosted = (store: VercelKV) => store.get("a"); //=> read - value key
