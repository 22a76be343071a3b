import { createKysely } from "@vercel/postgres-kysely";
import { Kysely, PostgresDialect } from "kysely";
import type { DB } from "./types";

export const db = new Kysely<DB>({ dialect: new PostgresDialect({}) });
export const hosted = createKysely<DB>();
