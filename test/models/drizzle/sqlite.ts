import { and, eq } from "drizzle-orm";
import {
  drizzle,
  type BetterSQLite3Database,
  type BetterSQLiteTransaction,
} from "drizzle-orm/better-sqlite3";
import { drizzle as remote } from "drizzle-orm/libsql";
import { users } from "./schema";

const db = drizzle("app.db");
const fake = drizzle.mock();
const turso = remote({ connection: process.env.TURSO_URL! });

export function read(id: number) {
  db.select().from(users).all(); //=> read users many star sync
  db.select({ id: users.id }).from(users).where(eq(users.id, id)).get(); //=> read users one filter projection sync
  db.select().from(users).values(); //=> read users many star sync
  fake.query.users.findFirst().sync(); //=> read users one sync
  db.get("select 1"); //=> sql - one sync
  db.all("select 1"); //=> sql - many sync
  db.values("select 1"); //=> sql - many sync
  const prepared = db
    .select()
    .from(users)
    .where(and(eq(users.id, id)))
    .prepare(); //=> none
  return [prepared.get(), prepared.all()]; //=> read users one filter star sync; read users many filter star sync
}

export function write(id: number, database: BetterSQLite3Database) {
  database.run("pragma journal_mode = wal"); //=> sql - none sync
  database.transaction((tx) => {
    tx.insert(users).values({ id }).run(); //=> write users none values sync
    inside(tx, id);
  });
}

function inside(tx: BetterSQLiteTransaction<never>, id: number) {
  tx.update(users).set({ id }).run(); //=> write users none set sync
}

export function less(id: number) {
  db.selectDistinct({ id: users.id }).from(users).all(); //=> read users many projection sync
  db.selectDistinctOn([users.id]).from(users).all(); //=> read users many star sync
  const kept = db.$with("kept").as(db.select().from(users)); //=> none
  db.with(kept).selectDistinct().from(kept).all(); //=> read kept many star sync
  db.with(kept).selectDistinctOn([users.id]).from(kept).all(); //=> read kept many star sync
  db.with(kept).delete(users).run(); //=> write users none sync
  db.insert(users).select(db.select().from(kept)).run(); //=> write users none values sync
  db.delete(users).where(eq(users.id, id)).run(); //=> write users none filter sync
  db.execute("select 1"); //=> sql - many sync
  return db.$primary.query.users.findMany({ limit: 2 }).sync(); //=> read users many limit sync
}

export async function overTheWire(id: number) {
  await turso.select().from(users).all(); //=> read users many star
  await turso.select().from(users).where(eq(users.id, id)).get(); //=> read users one filter star
  await turso.insert(users).values({ id }).run(); //=> write users none values
  for (const row of turso.select().from(users).iterator()) console.log(row); //=> read users many star
  await turso.run("vacuum"); //=> sql - none
  await turso.get("select 1"); //=> sql - one
  await turso.all("select 1"); //=> sql - many
  await turso.values("select 1"); //=> sql - many
}
