import createPool, { sql, type ConnectionPool, type Queryable, type Transaction } from "@databases/pg";
import pgPromise, { type IDatabase, type IMain, type ITask } from "pg-promise";

const pgp = pgPromise({});
const db = pgp(process.env.DATABASE_URL!);
const other = createPool();

export async function read(id: number) {
  await db.any("select id from users"); //=> sql - many
  await db.many("select id from users"); //=> sql - many
  await db.manyOrNone("select id from users"); //=> sql - many
  await db.query("select id from users"); //=> sql - many
  await db.one("select id from users where id = $1", [id]); //=> sql - one
  await db.oneOrNone("select id from users where id = $1", [id]); //=> sql - one
  await db.none("delete from users where id = $1", [id]); //=> sql - none
  await db.result("delete from users"); //=> sql - many
  await db.multi("select 1; select 2"); //=> sql - many
  await db.multiResult("select 1; select 2"); //=> sql - many
  await db.func("find_user", [id]); //=> sql - many
  await db.proc("remove_user", [id]); //=> sql - many
  await db.each("select id from users", [], (row) => row); //=> sql - many
  await db.map("select id from users", [], (row) => row.id); //=> sql - many
  await db.stream(undefined, () => undefined); //=> sql - many
  await db.task("name", (t) => t.any("select 1")); //=> sql - many
  await db.taskIf((t) => t.any("select 1")); //=> sql - many
  await db.tx(async (t) => {
    await t.batch([t.none("delete from users"), t.none("delete from posts")]); //=> sql - none; sql - none
  });
  await db.txIf((t) => t.any("select 1")); //=> sql - many
  const connection = await db.connect();
  await connection.any("select 1"); //=> sql - many
  await other.query(sql`select 1`); //=> sql - many
}

export const types = {
  a: (given: IDatabase<unknown>) => given.any("select 1"), //=> sql - many
  b: (given: ITask<unknown>) => given.any("select 1"), //=> sql - many
  c: (given: IMain) => given("postgres://").any("select 1"), //=> sql - many
  d: (given: pgPromise.IDatabase<unknown>) => given.any("select 1"), //=> sql - many
  e: (given: pgPromise.ITask<unknown>) => given.any("select 1"), //=> sql - many
  g: (given: ConnectionPool) => given.query(sql`select 1`), //=> sql - many
  h: (given: Queryable) => given.query(sql`select 1`), //=> sql - many
  i: (given: Transaction) => given.query(sql`select 1`), //=> sql - many
};
