import { batches } from "./cases/drizzle-sqlite/batches.ts";
import { columns } from "./cases/drizzle-sqlite/columns.ts";
import { lookups } from "./cases/drizzle-sqlite/lookups.ts";
import { connectDrizzleSqlite } from "./clients/drizzle-sqlite/client.ts";
import { proveFixes } from "./harness/prove-fixes.ts";

proveFixes("drizzle-sqlite", connectDrizzleSqlite, { cases: [...lookups, ...batches, ...columns] });
