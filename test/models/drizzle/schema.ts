import {
  pgMaterializedView,
  pgSchema,
  pgTable,
  pgTableCreator,
  pgView,
  integer,
  text,
} from "drizzle-orm/pg-core";
import { mysqlSchema, mysqlTable, mysqlTableCreator, mysqlView } from "drizzle-orm/mysql-core";
import { sqliteTable, sqliteTableCreator, sqliteView } from "drizzle-orm/sqlite-core";
import { singlestoreTable } from "drizzle-orm/singlestore-core";
import { gelTable } from "drizzle-orm/gel-core";

export const users = pgTable("users", { id: integer("id").primaryKey(), email: text("email") });
export const posts = pgTableCreator((name) => `blog_${name}`)("posts", { authorId: integer("author_id") });
const audit = pgSchema("audit");
export const events = audit.table("events", { id: integer("id") });
export const daily = audit.view("daily").as((qb) => qb.select().from(events)); //=> none
export const monthly = audit.materializedView("monthly", {});
export const activeUsers = pgView("active_users", {});
export const totals = pgMaterializedView("totals", {});
export const others = [
  mysqlTable("m", {}),
  mysqlView("v", {}),
  mysqlTableCreator((name) => name)("n", {}),
  mysqlSchema("s").table("t", {}),
  sqliteTable("q", {}),
  sqliteView("w", {}),
  sqliteTableCreator((name) => name)("r", {}),
  singlestoreTable("u", {}),
  gelTable("g", {}),
];
