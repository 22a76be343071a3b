import { Kysely, PostgresDialect } from "kysely";
import pg from "pg";
import { startPostgres } from "../../engines/postgres.ts";
import type { Client } from "../../harness/client.ts";
import type { Database } from "./schema.ts";

export async function connectKysely(): Promise<Client<Kysely<Database>>> {
  const engine = await startPostgres();
  const pool = new pg.Pool({
    connectionString: engine.url,
    max: engine.maxConnections,
    idleTimeoutMillis: 0,
  });
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
  return { name: "Kysely", engine, db, close: () => db.destroy() };
}
