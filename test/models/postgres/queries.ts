import postgres from "postgres";
import type { ISql, ReservedSql, Sql, TransactionSql } from "postgres";
import { SQL, sql as bun } from "bun";

const sql = postgres(process.env.DATABASE_URL!);
const own = new SQL("postgres://");

export async function read(id: number, ids: number[], active: boolean) {
  await sql`select id from users where id = ${id}`; //=> sql - many
  await sql`select ${sql(["id", "name"])} from ${sql("users")} where id in ${sql(ids)}`; //=> sql - many
  await sql`select id from users ${active ? sql`where active` : sql``}`; //=> sql - many
  await sql.unsafe("select id from users where id = $1", [id]); //=> sql - many
  await sql.file("query.sql"); //=> sql - many
  await sql`select 1`.simple().raw(); //=> sql - many
  await sql`select 1`.values().describe(); //=> sql - many
  sql`select 1`.execute(); //=> sql - many
  await sql`select 1`.readable(); //=> sql - many
  await sql`copy t from stdin`.writable(); //=> sql - many
  for await (const rows of sql`select 1`.cursor(100)) console.log(rows); //=> sql - many
  await sql`select id from users`.forEach((row) => console.log(row)); //=> sql - many
  await bun`select 1`; //=> sql - many
  await own`select 1`; //=> sql - many
  await sql.end(); //=> none
}

export function parts(query: postgres.PendingQuery<never>) {
  const where = sql`where id = 1`; //=> none
  const pending = sql`select id from users ${where}`; //=> none
  return { pending, run: () => query.execute() }; //=> sql - many open
}

export const byId = (id: number) => sql`and id = ${id}`; //=> none

export async function together(id: number) {
  await sql.begin(async (tx) => {
    await tx`delete from users where id = ${id}`; //=> sql - many
    await tx.savepoint((inner) => inner`insert into audit ${sql({ id })}`); //=> sql - many
    await remove(tx, id);
  });
  await sql.begin("read only", (tx) => tx`select 1`); //=> sql - many
  await own.transaction((tx) => tx`select 1`); //=> sql - many
  await own.beginDistributed("name", (tx) => tx`select 1`); //=> sql - many
  const reserved = await sql.reserve();
  await reserved`select 1`; //=> sql - many
  await sql.notify("channel", "payload"); //=> write - none
  await sql.listen("channel", () => undefined); //=> none
  await sql.subscribe("*", () => undefined); //=> none
}

const remove = (tx: TransactionSql, id: number) => tx`delete from users where id = ${id}`; //=> sql - many

export const types = {
  a: (given: postgres.Sql) => given`select 1`, //=> sql - many
  b: (given: postgres.ISql) => given`select 1`, //=> sql - many
  c: (given: postgres.TransactionSql) => given`select 1`, //=> sql - many
  d: (given: postgres.ReservedSql) => given`select 1`, //=> sql - many
  e: (given: Sql) => given`select 1`, //=> sql - many
  f: (given: ISql) => given`select 1`, //=> sql - many
  g: (given: ReservedSql) => given`select 1`, //=> sql - many
};
