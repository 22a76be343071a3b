import { PGlite, type PGliteInterface, type Transaction } from "@electric-sql/pglite";

const db = new PGlite();

export async function read(id: number) {
  const other = await PGlite.create();
  await other.query("select 1 where 1 = $1", [id]); //=> sql - many
  await db.sql`select ${id}`; //=> sql - many
  await db.exec("create table t ()"); //=> sql - many
  await db.transaction(async (tx) => {
    await tx.query("select 1"); //=> sql - many
  });
  await db.runExclusive(async () => {
    await db.query("select 1"); //=> sql - many
  });
  await db.listen("channel", () => undefined); //=> none
}

export const inside = (tx: Transaction) => tx.query("select 1"); //=> sql - many
export const anywhere = (given: PGliteInterface) => given.query("select 1"); //=> sql - many
