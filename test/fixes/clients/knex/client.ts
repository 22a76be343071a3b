import path from "node:path";
import knex, { type Knex } from "knex";
import { startPostgres } from "../../engines/postgres.ts";
import type { Client } from "../../harness/client.ts";

export async function connectKnex(): Promise<Client<Knex>> {
  const engine = await startPostgres();
  const db = knex({
    client: "pg",
    connection: engine.url,
    pool: { min: 1, max: engine.maxConnections },
  });
  // The first connection asks for the server's version.
  await db.raw("select 1");
  return {
    name: "Knex",
    engine,
    db,
    declarations: [path.join(import.meta.dirname, "schema.ts")],
    close: () => db.destroy(),
  };
}
