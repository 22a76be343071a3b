import { ControlledTransaction, Transaction, type QueryCreator } from "kysely";
import type { DeleteQueryBuilder, InsertQueryBuilder, UpdateQueryBuilder } from "kysely";
import { InjectKysely } from "nestjs-kysely";
import { db } from "./db";
import type { DB } from "./types";

export async function write(id: number, name: string) {
  await db.insertInto("person").values({ name }).execute(); //=> write person none values
  await db
    .insertInto("person")
    .columns(["name"])
    .expression((eb) => eb.selectFrom("pet").select("name"))
    .onConflict((oc) => oc.doNothing())
    .returning("id")
    .executeTakeFirstOrThrow(); //=> write person one values conflict returning
  await db.insertInto("person").defaultValues().returningAll().execute(); //=> write person none returning
  await db.insertInto("person").ignore().orReplace().top(1).values({ name }).execute(); //=> write person none limit values conflict
  await db
    .replaceInto("person")
    .values({ name })
    .onDuplicateKeyUpdate({ name })
    .output("inserted.id")
    .outputAll("inserted")
    .execute(); //=> write person none values conflict returning
  await db.updateTable("person").set({ name }).where("id", "=", id).execute(); //=> write person none filter set
  await db.updateTable("person").from("pet").set("name", name).limit(1).clearReturning().execute(); //=> write person none join limit set open
  await db.deleteFrom("person").using("pet").where("id", "=", id).orderBy("id").executeTakeFirst(); //=> write person one filter join order
  await db
    .mergeInto("person")
    .using("pet", "pet.owner_id", "person.id")
    .whenMatched()
    .thenDelete()
    .top(1)
    .execute(); //=> write person none join limit
}

export async function together(id: number) {
  await db
    .transaction()
    .setIsolationLevel("serializable")
    .setAccessMode("read write")
    .execute(async (trx) => {
      await trx.deleteFrom("pet").where("owner_id", "=", id).execute(); //=> write pet none filter
      await remove(trx, id);
    }); //=> none
  await db.connection().execute((connection) => connection.deleteFrom("pet").execute()); //=> write pet none
  const controlled = await db
    .startTransaction()
    .setAccessMode("read write")
    .setIsolationLevel("serializable")
    .execute(); //=> none
  await controlled.deleteFrom("pet").execute(); //=> write pet none
  await finish(controlled);
}

const remove = (trx: Transaction<DB>, id: number) => trx.deleteFrom("person").where("id", "=", id).execute(); //=> write person none filter
const clear = (creator: QueryCreator<DB>) => creator.deleteFrom("person").execute(); //=> write person none

async function finish(trx: ControlledTransaction<DB>) {
  await clear(trx);
  await trx.commit().execute(); //=> none
}

export const run = {
  insert: (qb: InsertQueryBuilder<DB, "person", never>) =>
    qb
      .$if(true, (q) => q.ignore())
      .$call((q) => q.ignore())
      .execute(), //=> write - none open
  update: (qb: UpdateQueryBuilder<DB, "person", "person", never>) =>
    qb
      .$if(true, (q) => q.limit(1))
      .$call((q) => q.limit(1))
      .execute(), //=> write - none open
  remove: (qb: DeleteQueryBuilder<DB, "person", never>) =>
    qb
      .$if(true, (q) => q.limit(1))
      .$call((q) => q.limit(1))
      .execute(), //=> write - none open
  merge: () =>
    db
      .mergeInto("person")
      .$if(true, (q) => q.top(1))
      .$call((q) => q.top(1))
      .execute(), //=> write person none open
};

export class Repository {
  constructor(@InjectKysely() private readonly kysely) {}

  all() {
    return this.kysely.selectFrom("person").select("id").execute(); //=> read person many projection
  }
}
