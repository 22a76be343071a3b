import { createRequire } from "node:module";
import path from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import { startPostgres } from "../../engines/postgres.ts";
import type { Client } from "../../harness/client.ts";
import { generatePrismaClient } from "../../../prisma-client.ts";

interface PrismaClient {
  $disconnect(): Promise<void>;
}

type PrismaModule = { PrismaClient: new (options: object) => PrismaClient };

export async function connectPrisma(): Promise<Client<PrismaClient>> {
  const folder = await generatePrismaClient(path.join(import.meta.dirname, "schema.prisma"));
  const engine = await startPostgres();
  const { PrismaClient } = createRequire(import.meta.url)(folder) as PrismaModule;
  // Without a minimal format, messages quote the line of the call, which a fix moves.
  const adapter = new PrismaPg({
    connectionString: engine.url,
    max: engine.maxConnections,
    idleTimeoutMillis: 0,
  });
  const db = new PrismaClient({ adapter, errorFormat: "minimal" });
  return {
    name: "Prisma 7",
    engine,
    db,
    paths: { "@prisma/client": [path.join(folder, "index.d.ts")] },
    close: () => db.$disconnect(),
  };
}
