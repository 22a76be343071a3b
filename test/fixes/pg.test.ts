import { batches } from "./cases/pg/batches.ts";
import { columns } from "./cases/pg/columns.ts";
import { lookups } from "./cases/pg/lookups.ts";
import { refusals } from "./cases/pg/refusals.ts";
import { refusedColumns } from "./cases/pg/refused-columns.ts";
import { connectPg } from "./clients/pg/client.ts";
import { proveFixes } from "./harness/prove-fixes.ts";

proveFixes("pg", connectPg, {
  cases: [...lookups, ...batches, ...columns],
  refusals: [...refusals, ...refusedColumns],
});
