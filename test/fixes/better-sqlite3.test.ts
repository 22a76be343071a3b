import { batches } from "./cases/better-sqlite3/batches.ts";
import { columns } from "./cases/better-sqlite3/columns.ts";
import { lookups } from "./cases/better-sqlite3/lookups.ts";
import { refusals } from "./cases/better-sqlite3/refusals.ts";
import { connectBetterSqlite } from "./clients/better-sqlite3/client.ts";
import { proveFixes } from "./harness/prove-fixes.ts";

proveFixes("better-sqlite3", connectBetterSqlite, {
  cases: [...lookups, ...batches, ...columns],
  refusals,
});
