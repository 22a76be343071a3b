import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { Redis } from "ioredis";
import type { Engine } from "./engine.ts";

export interface RedisEngine extends Engine {
  port: number;
}

const binary = process.env["REDIS_SERVER"] ?? "redis-server";

/** Redis comes from no package registry: it's there or it isn't. */
export const hasRedis = spawnSync(binary, ["--version"]).status === 0;

/** A server of its own, holding `user:<id>` and `post:<id>` as JSON and `name:<id>` as text. */
export async function startRedis(): Promise<RedisEngine> {
  const port = await freePort();
  const folder = await mkdtemp(path.join(tmpdir(), "redis-"));
  const server = spawn(binary, [
    "--port",
    String(port),
    "--dir",
    folder,
    "--save",
    "",
    "--bind",
    "127.0.0.1",
  ]);
  const control = new Redis({ port, host: "127.0.0.1", retryStrategy: () => 20, maxRetriesPerRequest: null });
  control.on("error", () => undefined);
  await control.ping();
  await control.config("SET", "slowlog-log-slower-than", "-1");
  return {
    name: "Redis",
    port,
    async seed({ users, posts }) {
      const pipeline = control.pipeline().flushall();
      for (const { id, name, email } of users) {
        pipeline.set(`user:${id}`, JSON.stringify({ id, email }));
        if (name !== null) pipeline.set(`name:${id}`, name);
      }
      for (const { id, title, status } of posts) pipeline.hset(`post:${id}`, { title, status });
      await pipeline.exec();
    },
    async dump() {
      const keys = (await control.keys("*")).sort();
      const values = await Promise.all(
        keys.map(async (key) => (key.startsWith("post:") ? control.hgetall(key) : control.get(key))),
      );
      return JSON.stringify(keys.map((key, index) => [key, values[index]]));
    },
    takeStatements: () => [],
    async close() {
      control.disconnect();
      server.kill();
      if (server.exitCode === null) await once(server, "exit");
      await rm(folder, { recursive: true });
    },
  };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, "close");
  return port;
}
