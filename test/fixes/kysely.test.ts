import { batches } from "./cases/kysely/batches.ts";
import { columns } from "./cases/kysely/columns.ts";
import { lookups } from "./cases/kysely/lookups.ts";
import { connectKysely } from "./clients/kysely/client.ts";
import { proveFixes } from "./harness/prove-fixes.ts";

proveFixes("kysely", connectKysely, { cases: [...lookups, ...batches, ...columns] });
