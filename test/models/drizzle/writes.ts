import { eq } from "drizzle-orm";
import { db, type AnyTransaction, type Transaction } from "./db";
import { events, posts, totals, users } from "./schema";

export async function write(id: number, email: string) {
  await db.insert(users).values({ id, email }); //=> write users none values
  await db.insert(users).values([{ id, email }]).onConflictDoNothing(); //=> write users none values conflict
  const [user] = await db
    .insert(users)
    .values({ id, email })
    .onConflictDoUpdate({ target: users.id, set: { email } })
    .returning({ id: users.id }); //=> write users none values conflict returning
  await db.insert(users).overridingSystemValue().values({ id, email }); //=> write users none values
  await db.insert(users).select(db.select().from(posts)); //=> write users none values
  await db
    .insert(users)
    .ignore()
    .values({ id, email })
    .onDuplicateKeyUpdate({ set: { email } })
    .$returningId(); //=> write users none values conflict returning
  await db.update(users).set({ email }).where(eq(users.id, id)); //=> write users none filter set
  await db
    .update(users)
    .set({ email })
    .from(posts)
    .leftJoin(posts, eq(posts.authorId, users.id))
    .rightJoin(posts, eq(posts.authorId, users.id))
    .innerJoin(posts, eq(posts.authorId, users.id))
    .fullJoin(posts, eq(posts.authorId, users.id))
    .returning(); //=> write users none join set returning
  await db.delete(users).where(eq(users.id, id)).orderBy(users.id).limit(1); //=> write users none filter order limit
  await db.refreshMaterializedView(totals); //=> write totals none
  db.insert(users).values({ id, email }); //=> none
  return user;
}

export async function together(id: number) {
  await db.transaction(async (tx) => {
    await tx.delete(users).where(eq(users.id, id)); //=> write users none filter
    if (id === 0) tx.rollback();
    await tx.transaction((inner) => inner.insert(events).values({ id })); //=> write events none values
    await log(tx, id);
    await logAny(tx, id);
  });
  await db.batch([db.delete(users), db.insert(events).values({ id })]); //=> none
}

async function log(tx: Transaction, id: number) {
  await tx.insert(events).values({ id }).execute(); //=> write events none values
}

async function logAny(tx: AnyTransaction, id: number) {
  await tx.setTransaction({ isolationLevel: "serializable" });
  const statement = tx.insert(events).values({ id }).prepare("log"); //=> none
  await statement.execute(); //=> write events none values
}
