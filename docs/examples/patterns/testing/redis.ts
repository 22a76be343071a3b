import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Redis } from "ioredis";

export interface TestRedis {
  readonly redis: Redis;
  readonly url: string;
  stop(): Promise<void>;
}

/** `true` when there is a Redis to talk to: `TEST_REDIS_URL`, or a `redis-server` on the path. */
export const hasRedis =
  process.env.TEST_REDIS_URL !== undefined || spawnSync("redis-server", ["--version"]).status === 0;

if (!hasRedis) {
  console.warn(
    "\n*** No redis-server on the path and no TEST_REDIS_URL: the Redis examples are SKIPPED, not proven. ***\n",
  );
}

/** An empty Redis on a free port, gone after `stop()`. */
export async function startRedis(): Promise<TestRedis> {
  const given = process.env.TEST_REDIS_URL;
  if (given !== undefined) return connect(given, async () => {});
  const folder = await mkdtemp(join(tmpdir(), "redis-"));
  const port = await freePort();
  const server = spawn(
    "redis-server",
    ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--dir", folder],
    {
      stdio: "ignore",
    },
  );
  return connect(`redis://127.0.0.1:${port}`, async () => {
    await exited(server);
    await rm(folder, { recursive: true, force: true });
  });
}

async function connect(url: string, cleanUp: () => Promise<void>): Promise<TestRedis> {
  const redis = new Redis(url, {
    retryStrategy: (attempt) => (attempt < 50 ? 100 : null),
    maxRetriesPerRequest: null,
  });
  redis.on("error", () => {}); // refused while the server starts: the client tries again by itself
  await redis.flushdb();
  const stop = async () => {
    redis.disconnect();
    await cleanUp();
  };
  return { redis, url, stop };
}

async function exited(server: ChildProcess): Promise<void> {
  const exit = new Promise((resolve) => server.once("exit", resolve));
  server.kill();
  await exit;
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
