import { drizzle } from "drizzle-orm/node-postgres";
import { drizzle as onPostgresJs, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import { withReplicas, type PgTransaction } from "drizzle-orm/pg-core";
import { Pool } from "pg";
import * as schema from "./schema";

const primary = drizzle(new Pool(), { schema });
const replica = onPostgresJs(process.env.REPLICA_URL!, { schema });
export const db = withReplicas(primary, [replica]);
export const fake = drizzle.mock();
export type Database = PostgresJsDatabase<typeof schema>;
export type Transaction = Parameters<Parameters<typeof db.transaction>[0]>[0];
export type AnyTransaction = PgTransaction<never>;
