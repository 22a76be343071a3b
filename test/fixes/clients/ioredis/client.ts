import { Redis } from "ioredis";
import type { Statement } from "../../engines/engine.ts";
import { startRedis } from "../../engines/redis.ts";
import type { Client } from "../../harness/client.ts";

/** Counts round trips: a pipeline's commands are written together. */
export async function connectIoredis(): Promise<Client<Redis>> {
  const engine = await startRedis();
  const db = new Redis({ port: engine.port, host: "127.0.0.1", enableAutoPipelining: false });
  await db.ping();
  let seen: Statement[] = [];
  const { stream } = db as unknown as { stream: NodeJS.WritableStream };
  const write = stream.write.bind(stream) as (chunk: string | Buffer, ...rest: unknown[]) => boolean;
  stream.write = ((chunk: string | Buffer, ...rest: unknown[]) => {
    seen.push({ text: String(chunk), columns: [] });
    return write(chunk, ...rest);
  }) as typeof stream.write;
  engine.takeStatements = () => {
    const taken = seen;
    seen = [];
    return taken;
  };
  return {
    name: "ioredis",
    engine,
    db,
    close: () => {
      db.disconnect();
      return Promise.resolve();
    },
  };
}
