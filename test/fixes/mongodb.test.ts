import { batches } from "./cases/mongodb/batches.ts";
import { columns } from "./cases/mongodb/columns.ts";
import { lookups } from "./cases/mongodb/lookups.ts";
import { refusals } from "./cases/mongodb/refusals.ts";
import { connectMongodb } from "./clients/mongodb/client.ts";
import { proveFixes } from "./harness/prove-fixes.ts";

proveFixes("mongodb", connectMongodb, { cases: [...lookups, ...batches, ...columns], refusals });
