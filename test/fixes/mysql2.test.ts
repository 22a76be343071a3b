import { batches } from "./cases/mysql2/batches.ts";
import { columns } from "./cases/mysql2/columns.ts";
import { lookups } from "./cases/mysql2/lookups.ts";
import { refusals } from "./cases/mysql2/refusals.ts";
import { connectMysql2 } from "./clients/mysql2/client.ts";
import { proveFixes } from "./harness/prove-fixes.ts";

proveFixes("mysql2", connectMysql2, { cases: [...lookups, ...batches, ...columns], refusals });
