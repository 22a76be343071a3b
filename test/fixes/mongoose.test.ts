import { batches } from "./cases/mongoose/batches.ts";
import { columns } from "./cases/mongoose/columns.ts";
import { lookups } from "./cases/mongoose/lookups.ts";
import { refusals } from "./cases/mongoose/refusals.ts";
import { connectMongoose } from "./clients/mongoose/client.ts";
import { proveFixes } from "./harness/prove-fixes.ts";

proveFixes("mongoose", connectMongoose, { cases: [...lookups, ...batches, ...columns], refusals });
