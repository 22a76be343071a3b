import { createClient, type Client, type Transaction } from "@libsql/client";
import type {
  D1Database as ImportedD1,
  D1PreparedStatement as ImportedStatement,
} from "@cloudflare/workers-types";
import { open, type Database } from "sqlite";
import sqlite3 from "sqlite3";

const client = createClient({ url: "libsql://db" });

export async function turso(id: number) {
  await client.execute({ sql: "select id from users where id = ?", args: [id] }); //=> sql - many
  await client.executeMultiple("select 1; select 2"); //=> sql - none bulk
  await client.batch(["select 1", "select 2"]); //=> sql - none bulk
  await client.migrate(["create table t ()"]); //=> sql - none bulk
  const tx = await client.transaction("write");
  await inside(tx);
  await tx.commit(); //=> none
}

const inside = (tx: Transaction) => tx.execute("select 1"); //=> sql - many
export const given = (other: Client) => other.execute("select 1"); //=> sql - many

export async function d1(env: { DB: D1Database; OTHER: ImportedD1 }, id: number) {
  await env.DB.prepare("select id from users where id = ?").bind(id).first(); //=> sql - one
  await env.DB.prepare("select id from users").all(); //=> sql - many
  await env.DB.prepare("select id from users").raw(); //=> sql - many
  await env.OTHER.withSession().prepare("delete from users").run(); //=> sql - many
  await env.DB.exec("vacuum"); //=> sql - none
  const statement = env.DB.prepare("insert into users values (?)"); //=> none
  await env.DB.batch([statement.bind(1), statement.bind(2)]); //=> sql - none bulk
}

export const prepared = (a: D1PreparedStatement, b: ImportedStatement) => [a.all(), b.all()]; //=> sql - many open; sql - many open

export async function asynchronous(id: number) {
  const db = await open({ filename: "app.db", driver: sqlite3.Database });
  await db.get("select id from users where id = ?", id); //=> sql - one
  await db.all("select id from users"); //=> sql - many
  await db.run("delete from users"); //=> sql - none
  await db.exec("vacuum"); //=> sql - none
  await db.each("select id from users", (error, row) => console.log(row)); //=> sql - many
  db.on("trace", () => undefined); //=> none
  const statement = await db.prepare("select id from users where id = ?"); //=> none
  await statement.get(id); //=> sql - one
  await statement.all(id); //=> sql - many
  await statement.run(id); //=> sql - none
  await statement.each(id, (error, row) => console.log(row)); //=> sql - many
  await other(db);
}

const other = (db: Database) => db.all("select 1"); //=> sql - many

const legacy = new sqlite3.Database("app.db");

legacy.run("create table t (id)"); //=> sql - none

const verbose = new (sqlite3.verbose().Database)("app.db");

verbose.serialize(() => {
  verbose.run("create table t (id)"); //=> sql - none
}); //=> none
