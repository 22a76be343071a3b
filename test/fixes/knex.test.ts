import { batches } from "./cases/knex/batches.ts";
import { columns } from "./cases/knex/columns.ts";
import { lookups } from "./cases/knex/lookups.ts";
import { refusals } from "./cases/knex/refusals.ts";
import { connectKnex } from "./clients/knex/client.ts";
import { proveFixes } from "./harness/prove-fixes.ts";

proveFixes("knex", connectKnex, { cases: [...lookups, ...batches, ...columns], refusals });
