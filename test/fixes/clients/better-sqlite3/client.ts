import type { Database } from "better-sqlite3";
import { openSqlite } from "../../engines/sqlite.ts";
import type { Client } from "../../harness/client.ts";

export function connectBetterSqlite(): Promise<Client<Database>> {
  const engine = openSqlite();
  return Promise.resolve({
    name: "better-sqlite3",
    engine,
    db: engine.database,
    level: "SQLite, through libSQL's driver",
    close: () => Promise.resolve(),
  });
}
