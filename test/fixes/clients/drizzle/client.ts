import { drizzle, type NodePgDatabase } from "drizzle-orm/node-postgres";
import pg from "pg";
import { startPostgres } from "../../engines/postgres.ts";
import type { Client } from "../../harness/client.ts";
import * as schema from "./schema.ts";

export async function connectDrizzle(): Promise<Client<NodePgDatabase<typeof schema>>> {
  const engine = await startPostgres();
  const pool = new pg.Pool({
    connectionString: engine.url,
    max: engine.maxConnections,
    idleTimeoutMillis: 0,
  });
  return { name: "Drizzle", engine, db: drizzle(pool, { schema }), close: () => pool.end() };
}
