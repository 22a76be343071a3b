import { defineModel, type CallModel, type StatementModel } from "./model.ts";
import { redisCommands, value } from "./redis-commands.ts";

const client = { instance: "Client" };
const queue: CallModel = { returns: "Queue" };
const sent: StatementModel = { operation: "write", rows: "many", store: "key-value", bulk: true };
const later: CallModel = { returns: "this", callbacks: [{ argument: 1, runs: "later" }] };
const same: CallModel = { returns: "this" };

/** ioredis, node-redis and the clients of hosted Redis. https://redis.io/docs/latest/develop/clients/nodejs/ */
export const redis = defineModel({
  name: "redis",
  modules: [
    {
      specifiers: ["ioredis", "iovalkey"],
      exports: {
        default: {
          instance: "Ioredis",
          members: { Cluster: { type: "ClientClass" }, Redis: { type: "IoredisClass" } },
        },
        Redis: { instance: "Ioredis" },
        Cluster: client,
      },
    },
    {
      specifiers: ["redis", "@redis/client", "@node-redis/client"],
      exports: {
        createClient: { call: { returns: "NodeRedis" } },
        createCluster: { call: { returns: "Pipelining" } },
        createClientPool: { call: { returns: "NodeRedis" } },
        createSentinel: { call: { returns: "Pipelining" } },
        RedisClientType: { instance: "NodeRedis" },
        RedisClusterType: { instance: "Pipelining" },
      },
    },
    {
      specifiers: ["@upstash/redis", "@upstash/redis/*"],
      exports: {
        Redis: { instance: "Pipelining", members: { fromEnv: { returns: "Pipelining" } } },
      },
    },
    {
      specifiers: ["bun"],
      exports: { RedisClient: { instance: "Pipelining" }, redis: { is: "Pipelining" } },
    },
    {
      specifiers: ["@vercel/kv"],
      exports: {
        kv: { is: "Client" },
        default: { is: "Client" },
        createClient: { call: { returns: "Client" } },
        VercelKV: client,
      },
    },
  ],
  types: {
    ClientClass: client,
    IoredisClass: { instance: "Ioredis" },
    Connection: {
      members: {
        multi: queue,
        pipeline: queue,
        connect: same,
        duplicate: same,
        withTypeMapping: same,
        on: later,
        once: later,
        subscribe: { callbacks: [{ argument: 1, runs: "later" }] },
        pSubscribe: { callbacks: [{ argument: 1, runs: "later" }] },
        disconnect: {},
        quit: {},
        close: {},
      },
    },
    Client: { extends: ["Connection"], members: redisCommands({}) },
    // One server has all keys; those of a cluster may be on several.
    Ioredis: {
      extends: ["Client"],
      members: { get: { statement: { ...value, batch: { values: "mget" } } } },
    },
    /** What is called in one tick is sent together. */
    Pipelining: { extends: ["Connection"], members: redisCommands({ coalesced: true }) },
    NodeRedis: {
      extends: ["Pipelining"],
      members: { get: { statement: { ...value, coalesced: true, batch: { values: "mGet" } } } },
    },
    /** Holds commands back until they are sent together. */
    Queue: {
      members: {
        exec: { statement: sent },
        execAsPipeline: { statement: sent },
        execTyped: { statement: sent },
        "*": { returns: "this" },
      },
    },
  },
});
