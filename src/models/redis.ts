import { defineModel, type CallModel, type StatementModel } from "./model.ts";
import { redisCommands } from "./redis-commands.ts";

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
          instance: "Client",
          members: { Cluster: { type: "ClientClass" }, Redis: { type: "ClientClass" } },
        },
        Redis: client,
        Cluster: client,
      },
    },
    {
      specifiers: ["redis", "@redis/client", "@node-redis/client"],
      exports: {
        createClient: { call: { returns: "Pipelining" } },
        createCluster: { call: { returns: "Pipelining" } },
        createClientPool: { call: { returns: "Pipelining" } },
        createSentinel: { call: { returns: "Pipelining" } },
        RedisClientType: { instance: "Pipelining" },
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
    /** What is called in one tick is sent together. */
    Pipelining: { extends: ["Connection"], members: redisCommands({ coalesced: true }) },
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
