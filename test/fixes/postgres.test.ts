import { batches } from "./cases/postgres/batches.ts";
import { columns } from "./cases/postgres/columns.ts";
import { lookups } from "./cases/postgres/lookups.ts";
import { refusals } from "./cases/postgres/refusals.ts";
import { connectPostgres } from "./clients/postgres/client.ts";
import { proveFixes } from "./harness/prove-fixes.ts";

proveFixes("postgres", connectPostgres, { cases: [...lookups, ...batches, ...columns], refusals });
