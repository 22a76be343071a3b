import { batches } from "./cases/prisma/batches.ts";
import { columns } from "./cases/prisma/columns.ts";
import { lookups } from "./cases/prisma/lookups.ts";
import { refusedKeys } from "./cases/prisma/refused-keys.ts";
import { refusedSharing } from "./cases/prisma/refused-sharing.ts";
import { refusals } from "./cases/prisma/refusals.ts";
import { syntax } from "./cases/prisma/syntax.ts";
import { connectPrisma } from "./clients/prisma/client.ts";
import { proveFixes } from "./harness/prove-fixes.ts";

proveFixes("prisma", connectPrisma, {
  cases: [...lookups, ...batches, ...columns, ...syntax],
  refusals: [...refusals, ...refusedKeys, ...refusedSharing],
});
