import { batches } from "./cases/drizzle/batches.ts";
import { columns } from "./cases/drizzle/columns.ts";
import { lookups } from "./cases/drizzle/lookups.ts";
import { refusals } from "./cases/drizzle/refusals.ts";
import { connectDrizzle } from "./clients/drizzle/client.ts";
import { proveFixes } from "./harness/prove-fixes.ts";

proveFixes("drizzle", connectDrizzle, { cases: [...lookups, ...batches, ...columns], refusals });
