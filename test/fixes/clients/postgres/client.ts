import postgres, { type Sql } from "postgres";
import { startPostgres } from "../../engines/postgres.ts";
import type { Client } from "../../harness/client.ts";
import { mapValues } from "../../harness/map-values.ts";

export async function connectPostgres(): Promise<Client<Sql>> {
  const engine = await startPostgres();
  // A statement that is prepared once isn't described again, and asking for types would count as a statement.
  const db = postgres(engine.url, { max: engine.maxConnections, prepare: false, fetch_types: false });
  return {
    name: "postgres.js",
    engine,
    db,
    plain: (value) => mapValues(value, (part) => (isRowList(part) ? [...part] : part)),
    close: () => db.end(),
  };
}

/** Rows come as an array that also carries the statement, the command and the columns. */
function isRowList(value: unknown): value is unknown[] {
  return Array.isArray(value) && "statement" in value;
}
