import "reflect-metadata";
import { DataSource } from "typeorm";
import { startPostgres } from "../../engines/postgres.ts";
import type { Client } from "../../harness/client.ts";
import { entities } from "./entities.ts";

export async function connectTypeorm(): Promise<Client<DataSource>> {
  const engine = await startPostgres();
  const db = new DataSource({
    type: "postgres",
    url: engine.url,
    entities,
    poolSize: engine.maxConnections,
    logging: false,
  });
  await db.initialize();
  return { name: "TypeORM", engine, db, close: () => db.destroy() };
}
