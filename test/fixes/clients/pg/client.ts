import pg from "pg";
import { startPostgres } from "../../engines/postgres.ts";
import type { Client } from "../../harness/client.ts";

export async function connectPg(): Promise<Client<pg.Pool>> {
  const engine = await startPostgres();
  const db = new pg.Pool({ connectionString: engine.url, max: engine.maxConnections, idleTimeoutMillis: 0 });
  return { name: "node-postgres", engine, db, close: () => db.end() };
}
