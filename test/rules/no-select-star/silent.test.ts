import rule from "../../../rules/no-select-star.ts";
import { ruleTester } from "../../rule-tester.ts";

ruleTester.run("no-select-star: what stays silent", rule, {
  valid: [
    {
      name: "a projection",
      code: `
import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
export async function f() { const user = await prisma.user.findFirst({ select: { id: true } }); return user.id; }`,
    },
    {
      name: "columns that are left out",
      code: `
import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
export async function f() { const user = await prisma.user.findFirst({ omit: { password: true } }); return user.id; }`,
    },
    {
      name: "options that aren't in sight",
      code: `
import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
export async function f(options) { const user = await prisma.user.findFirst(options); return user.id; }`,
    },
    {
      name: "options with more from elsewhere",
      code: `
import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
export async function f(more) { const user = await prisma.user.findFirst({ where, ...more }); return user.id; }`,
    },
    {
      name: "whole rows that are returned",
      code: `
import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
export async function f() { return prisma.user.findMany(); }`,
    },
    {
      name: "whole rows that are handed on",
      code: `
import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
export async function f() { const user = await prisma.user.findFirst(); send(user); return user.id; }`,
    },
    {
      name: "a function that takes whole rows",
      code: `
import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
const label = (user: User) => user.name;
export async function f() { return label(await prisma.user.findFirst()); }`,
    },
    {
      name: "counts",
      code: `
import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
export async function f() { const n = await prisma.user.count(); return n > 0; }`,
    },
    {
      name: "what a write returns",
      code: `
import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
export async function f(data) { const user = await prisma.user.create({ data }); return user.id; }`,
    },
    {
      name: "many columns of a table that isn't known",
      code: `
import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
export async function f() { const u = await prisma.user.findFirst(); return [u.a, u.b, u.c, u.d, u.e, u.f, u.g, u.h, u.i]; }`,
    },
    {
      name: "a result that nobody looks at in part",
      code: `
import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
export const all = await prisma.user.findMany();`,
    },
    {
      name: "`COUNT(*)`",
      code: `
import { Pool } from "pg";
const pool = new Pool();
export const f = () => pool.query("SELECT COUNT(*) FROM users");`,
    },
    {
      name: "`EXISTS (SELECT *)`",
      code: `
import { Pool } from "pg";
const pool = new Pool();
export const f = () => pool.query("SELECT EXISTS (SELECT * FROM users WHERE id = $1)", [1]);`,
    },
    {
      name: "a star over a common table whose columns are listed",
      code: `
import { Pool } from "pg";
const pool = new Pool();
export const f = () => pool.query("WITH t AS (SELECT id, name FROM users) SELECT * FROM t");`,
    },
    {
      name: "a star over a derived table whose columns are listed",
      code: `
import { Pool } from "pg";
const pool = new Pool();
export const f = () => pool.query("SELECT * FROM (SELECT id FROM users) t");`,
    },
    {
      name: "a star over a typed record set",
      code: `
import { Pool } from "pg";
const pool = new Pool();
export const f = (x) => pool.query("SELECT * FROM jsonb_to_recordset($1) AS t(id int, name text)", [x]);`,
    },
    {
      name: "a table that isn't known",
      code: `
import { Pool } from "pg";
const pool = new Pool();
export const f = (table) => pool.query(\`SELECT * FROM \${table}\`);`,
    },
    {
      name: "a multiplication",
      code: `
import { Pool } from "pg";
const pool = new Pool();
export const f = () => pool.query("SELECT price * 2 AS double FROM items");`,
    },
    {
      name: "what an insert returns",
      code: `
import { Pool } from "pg";
const pool = new Pool();
export const f = () => pool.query("INSERT INTO users (name) VALUES ($1) RETURNING *", ["a"]);`,
    },
    {
      name: "text that is no SQL",
      code: `
import { Pool } from "pg";
const pool = new Pool();
export const f = () => pool.query("SELECT everything * FROM the menu, please");`,
    },
    {
      name: "text that reaches no query",
      code: `
export const f = () => print("SELECT * FROM users");`,
    },
    {
      name: "a helper that happens to be called `select`",
      code: `
import { select } from "./menu";
export const f = () => select("*").from("users");`,
    },
    {
      name: "a builder of no database",
      code: `
class Menu { select() { return this; } from() { return this; } }
export const f = async () => { await new Menu().select().from("users"); };`,
    },
    {
      name: "a builder inside `exists()`",
      code: `
import { drizzle } from "drizzle-orm/node-postgres";
import { eq, exists } from "drizzle-orm";
import { integer, pgTable, text } from "drizzle-orm/pg-core";
const db = drizzle(url);
const users = pgTable("users", { id: integer("id").primaryKey(), name: text("name"), email: text("email"), bio: text("bio") });
export const f = () => db.select({ id: users.id }).from(users).where(exists(db.select().from(users)));`,
    },
    {
      name: "a builder inside `whereExists()`",
      code: `
import knexFactory from "knex";
const knex = knexFactory({ client: "pg" });
export const f = () => knex("users").select("id").whereExists(knex("posts").select("*"));`,
    },
    {
      name: "columns of a builder",
      code: `
import { Kysely } from "kysely";
const db = new Kysely<Database>({ dialect });
export const f = () => db.selectFrom("users").select(["id"]).execute();`,
    },
    {
      name: "rows that a builder's statement lists itself",
      code: `
import { Kysely } from "kysely";
const db = new Kysely<Database>({ dialect });
export const f = () =>
  db.with("top(id, name)", (q) => q.selectFrom("users").select(["id", "name"])).selectFrom("top").selectAll().execute();`,
    },
    {
      name: "rows that Knex's statement lists itself",
      code: `
import knexFactory from "knex";
const knex = knexFactory({ client: "pg" });
export const f = () =>
  knex.with("top", (q) => q.select("id").from("users")).select("*").from("top");`,
    },
    {
      name: "what a builder's insert returns",
      code: `
import { Kysely } from "kysely";
const db = new Kysely<Database>({ dialect });
export const f = (row) => db.insertInto("users").values(row).returningAll().execute();`,
    },
    {
      name: "a builder's count",
      code: `
import knexFactory from "knex";
const knex = knexFactory({ client: "pg" });
export const f = () => knex("users").count("*");`,
    },
    {
      name: "nearly all columns",
      code: `
import { drizzle } from "drizzle-orm/node-postgres";
import { eq, exists } from "drizzle-orm";
import { integer, pgTable, text } from "drizzle-orm/pg-core";
const db = drizzle(url);
const users = pgTable("users", { id: integer("id").primaryKey(), name: text("name"), email: text("email"), bio: text("bio") });
export const f = async () => (await db.query.users.findMany()).map(({ id, name, email, bio }) => [id, name, email, bio]);`,
    },
    {
      name: "an exclusion in a builder",
      code: `
import { model } from "mongoose";
const User = model("User", schema);
export const f = async () => (await User.find().select("-details").lean()).map(({ name }) => name);`,
    },
    {
      name: "a method of the document",
      code: `
import { model } from "mongoose";
const User = model("User", schema);
export const f = async () => { const user = await User.findOne(); await user.save(); };`,
    },
    {
      name: "a name that an idiom alone makes a client",
      code: `
export const f = async (prisma) => (await prisma.user.findFirst()).name;`,
    },
  ],
  invalid: [],
});
