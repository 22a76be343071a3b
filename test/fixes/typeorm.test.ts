import { batches } from "./cases/typeorm/batches.ts";
import { columns } from "./cases/typeorm/columns.ts";
import { lookups } from "./cases/typeorm/lookups.ts";
import { connectTypeorm } from "./clients/typeorm/client.ts";
import { proveFixes } from "./harness/prove-fixes.ts";

proveFixes("typeorm", connectTypeorm, { cases: [...lookups, ...batches, ...columns] });
