import type { Knex } from "knex";
import { db } from "./db";

export async function write(id: number, name: string) {
  await db("users").insert({ name }); //=> write users none values
  await db("users").insert([{ name }]).returning("id"); //=> write users none values returning
  await db("users").insert({ id, name }).onConflict("id").merge(); //=> write users none values conflict
  await db("users").insert({ id, name }).onConflict("id").ignore(); //=> write users none values conflict
  await db("users").upsert({ id, name }); //=> write users none values
  await db("users").where({ id }).update({ name }); //=> write users none filter set
  await db("users").update({ name }).where({ id }); //=> write users none filter set
  await db("users").where({ id }).increment("visits"); //=> write users none filter set
  await db("users").where({ id }).decrement("visits"); //=> write users none filter set
  await db("users").where({ id }).del(); //=> write users none filter
  await db("users").where({ id }).delete(); //=> write users none filter
  await db("users").truncate(); //=> write users none
  await db.insert({ name }).into("users"); //=> write users none values
  await db.upsert({ name }).into("users"); //=> write users none values
  await db.update({ name }).table("users"); //=> write users none set
  await db.del().from("users"); //=> write users none
  await db.delete().from("users"); //=> write users none
  await db.batchInsert("users", [{ name }], 100); //=> write users none values bulk
}

export async function together(id: number) {
  await db.transaction(async (trx) => {
    await trx("posts").where({ user_id: id }).del(); //=> write posts none filter
    await db("users").transacting(trx).where({ id }).del(); //=> write users none filter
    await trx.savepoint(async (inner) => inner("audit").insert({ id })); //=> write audit none values
    await remove(trx, id);
  }); //=> none
  const trx = await db.transaction();
  await trx.batchInsert("users", [{ id }]).returning("id").transacting(trx); //=> write users none returning bulk
  await trx.commit(); //=> none
  const provide = db.transactionProvider();
  const provided = await provide();
  await provided("users").where({ id }).del(); //=> write users none filter
}

const remove = (trx: Knex.Transaction, id: number) => trx("users").where({ id }).del(); //=> write users none filter

export const tenant = (id: number) => db.withUserParams({ tenant: id })("users").where({ id }).del(); //=> write users none filter
