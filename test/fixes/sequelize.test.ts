import { batches } from "./cases/sequelize/batches.ts";
import { columns } from "./cases/sequelize/columns.ts";
import { lookups } from "./cases/sequelize/lookups.ts";
import { refusals } from "./cases/sequelize/refusals.ts";
import { connectSequelize } from "./clients/sequelize/client.ts";
import { proveFixes } from "./harness/prove-fixes.ts";

proveFixes("sequelize", connectSequelize, { cases: [...lookups, ...batches, ...columns], refusals });
