import { Model, Sequelize } from "sequelize";
import { startPostgres } from "../../engines/postgres.ts";
import type { Client } from "../../harness/client.ts";
import { mapValues } from "../../harness/map-values.ts";
import { defineModels } from "./models.ts";

export async function connectSequelize(): Promise<Client<Sequelize>> {
  const engine = await startPostgres();
  const db = new Sequelize(engine.url, { logging: false, pool: { min: 1, max: engine.maxConnections } });
  defineModels(db);
  await db.authenticate();
  return {
    name: "Sequelize",
    engine,
    db,
    // An instance also carries the options of the query that loaded it.
    plain: (value) =>
      mapValues(value, (part) =>
        part instanceof Model
          ? { model: part.constructor.name, row: part.get({ plain: true }) as unknown }
          : part,
      ),
    close: () => db.close(),
  };
}
