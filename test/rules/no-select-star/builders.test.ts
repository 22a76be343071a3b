import rule from "../../../rules/no-select-star.ts";
import { ruleTester } from "../../rule-tester.ts";

ruleTester.run("no-select-star: builders", rule, {
  valid: [],
  invalid: [
    {
      name: "an empty select of a table object",
      code: `
import { drizzle } from "drizzle-orm/node-postgres";
import { eq, exists } from "drizzle-orm";
import { integer, pgTable, text } from "drizzle-orm/pg-core";
const db = drizzle(url);
const users = pgTable("users", { id: integer("id").primaryKey(), name: text("name"), email: text("email"), bio: text("bio") });
export async function f() {
  return (await db.select().from(users)).map((user) => user.email);
}`,
      output: `
import { drizzle } from "drizzle-orm/node-postgres";
import { eq, exists } from "drizzle-orm";
import { integer, pgTable, text } from "drizzle-orm/pg-core";
const db = drizzle(url);
const users = pgTable("users", { id: integer("id").primaryKey(), name: text("name"), email: text("email"), bio: text("bio") });
export async function f() {
  return (await db.select({ email: users.email }).from(users)).map((user) => user.email);
}`,
      errors: [
        {
          messageId: "unusedColumns",
          data: { table: "`users`", columns: "`email`" },
          line: 8,
          column: 17,
          endLine: 8,
          endColumn: 28,
        },
      ],
    },
    {
      name: "an empty select whose rows get out of sight",
      code: `
import { drizzle } from "drizzle-orm/node-postgres";
import { eq, exists } from "drizzle-orm";
import { integer, pgTable, text } from "drizzle-orm/pg-core";
const db = drizzle(url);
const users = pgTable("users", { id: integer("id").primaryKey(), name: text("name"), email: text("email"), bio: text("bio") });
export const f = () => db.select().from(users);`,
      output: null,
      errors: [
        {
          messageId: "everyColumn",
          data: { table: "`users`" },
          line: 7,
          column: 24,
          endLine: 7,
          endColumn: 35,
          suggestions: [
            {
              messageId: "listColumns",
              data: { columns: "`id`, `name`, `email`, `bio`" },
              output: `
import { drizzle } from "drizzle-orm/node-postgres";
import { eq, exists } from "drizzle-orm";
import { integer, pgTable, text } from "drizzle-orm/pg-core";
const db = drizzle(url);
const users = pgTable("users", { id: integer("id").primaryKey(), name: text("name"), email: text("email"), bio: text("bio") });
export const f = () => db.select({ id: users.id, name: users.name, email: users.email, bio: users.bio }).from(users);`,
            },
          ],
        },
      ],
    },
    {
      name: "a relational query",
      code: `
import { drizzle } from "drizzle-orm/node-postgres";
import { eq, exists } from "drizzle-orm";
import { integer, pgTable, text } from "drizzle-orm/pg-core";
const db = drizzle(url);
const users = pgTable("users", { id: integer("id").primaryKey(), name: text("name"), email: text("email"), bio: text("bio") });
export async function f(id) {
  return (await db.query.users.findFirst({ where: eq(users.id, id) }))?.name;
}`,
      output: `
import { drizzle } from "drizzle-orm/node-postgres";
import { eq, exists } from "drizzle-orm";
import { integer, pgTable, text } from "drizzle-orm/pg-core";
const db = drizzle(url);
const users = pgTable("users", { id: integer("id").primaryKey(), name: text("name"), email: text("email"), bio: text("bio") });
export async function f(id) {
  return (await db.query.users.findFirst({ where: eq(users.id, id), columns: { name: true } }))?.name;
}`,
      errors: [
        {
          messageId: "unusedColumns",
          data: { table: "`users`", columns: "`name`" },
          line: 8,
          column: 17,
          endLine: 8,
          endColumn: 70,
        },
      ],
    },
    {
      name: "selectAll",
      code: `
import { Kysely } from "kysely";
const db = new Kysely<Database>({ dialect });
export async function f() {
  const users = await db.selectFrom("users").selectAll().execute();
  return users.map((user) => user.name);
}`,
      output: `
import { Kysely } from "kysely";
const db = new Kysely<Database>({ dialect });
export async function f() {
  const users = await db.selectFrom("users").select(["name"]).execute();
  return users.map((user) => user.name);
}`,
      errors: [
        {
          messageId: "unusedColumns",
          data: { table: "`users`", columns: "`name`" },
          line: 5,
          column: 23,
          endLine: 5,
          endColumn: 57,
        },
      ],
    },
    {
      name: "selectAll of one table",
      code: `
import { Kysely } from "kysely";
const db = new Kysely<Database>({ dialect });
export async function f() {
  const rows = await db.selectFrom("users").innerJoin("teams", "teams.id", "users.team").selectAll("users").execute();
  return rows.map((row) => row.name);
}`,
      output: `
import { Kysely } from "kysely";
const db = new Kysely<Database>({ dialect });
export async function f() {
  const rows = await db.selectFrom("users").innerJoin("teams", "teams.id", "users.team").select(["users.name"]).execute();
  return rows.map((row) => row.name);
}`,
      errors: [
        {
          messageId: "unusedColumns",
          data: { table: "`users`", columns: "`name`" },
          line: 5,
          column: 22,
          endLine: 5,
          endColumn: 108,
        },
      ],
    },
    {
      name: "a star in a list of names",
      code: `
import knexFactory from "knex";
const knex = knexFactory({ client: "pg" });
export async function f() {
  const users = await knex("users").select("*").where("active", true);
  return users.map((user) => user.name);
}`,
      output: `
import knexFactory from "knex";
const knex = knexFactory({ client: "pg" });
export async function f() {
  const users = await knex("users").select("name").where("active", true);
  return users.map((user) => user.name);
}`,
      errors: [
        {
          messageId: "unusedColumns",
          data: { table: "`users`", columns: "`name`" },
          line: 5,
          column: 23,
          endLine: 5,
          endColumn: 48,
        },
      ],
    },
    {
      name: "a builder that lists nothing",
      code: `
import knexFactory from "knex";
const knex = knexFactory({ client: "pg" });
export async function f() {
  const user = await knex("users").where({ id: 1 }).first();
  return user?.name;
}`,
      output: `
import knexFactory from "knex";
const knex = knexFactory({ client: "pg" });
export async function f() {
  const user = await knex("users").select("name").where({ id: 1 }).first();
  return user?.name;
}`,
      errors: [
        {
          messageId: "unusedColumns",
          data: { table: "`users`", columns: "`name`" },
          line: 5,
          column: 22,
          endLine: 5,
          endColumn: 60,
        },
      ],
    },
  ],
});
