import Database from "better-sqlite3";
import { DatabaseSync, type StatementSync } from "node:sqlite";
import { Database as BunDatabase, type Statement } from "bun:sqlite";
import DefaultBun from "bun:sqlite";
import { Database as NamedDatabase } from "better-sqlite3-multiple-ciphers";

const db = new Database("app.db");
const node = new DatabaseSync(":memory:");
const bun = new BunDatabase("app.db");
const named = new NamedDatabase("app.db");
const called = Database("app.db");
const defaultBun = new DefaultBun();

db.pragma("journal_mode = wal"); //=> none

export function read(id: number) {
  db.prepare("select id from users where id = ?").get(id); //=> sql - one sync
  db.prepare("select id from users").all(); //=> sql - many sync
  db.prepare("select id from users").pluck().raw().expand().bind(id).safeIntegers().all(); //=> sql - many sync
  for (const row of called.prepare("select id from users").iterate()) console.log(row); //=> sql - many sync
  named.prepare("select 1").get(); //=> sql - one sync
  node.prepare("select 1").get(); //=> sql - one sync
  bun.query("select 1").values(); //=> sql - many sync
  bun.run("delete from users"); //=> sql - none sync
  defaultBun.query("select 1").get(); //=> sql - one sync
  node.exec("vacuum"); //=> sql - none sync
}

const byId = db.prepare("select id from users where id = ?"); //=> none
const remove = db.transaction((ids: number[]) => {
  for (const id of ids) db.prepare("delete from users where id = ?").run(id); //=> sql - none sync
});

export class Users {
  private readonly insert = db.prepare("insert into users values (?)"); //=> none

  add(id: number) {
    remove([id]);
    byId.get(id); //=> sql - one sync
    return this.insert.run(id); //=> sql - none open sync
  }
}

export const types = {
  a: (given: Database.Database) => given.prepare("select 1").get(), //=> sql - one sync
  b: (given: Database.Statement) => given.get(), //=> sql - one open sync
  c: (given: StatementSync) => given.all(), //=> sql - many open sync
  d: (given: Statement) => given.all(), //=> sql - many open sync
};
