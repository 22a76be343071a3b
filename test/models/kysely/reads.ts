import {
  expressionBuilder,
  sql,
  type CompiledQuery,
  type ExpressionBuilder,
  type SelectQueryBuilder,
} from "kysely";
import type { RawBuilder } from "kysely";
import { db, hosted } from "./db";

export async function reads(id: number, page: number) {
  await db.selectFrom("person").selectAll().execute(); //=> read person many star
  const person = await db
    .selectFrom("person as p")
    .innerJoin("pet", "pet.owner_id", "p.id")
    .leftJoin("toy", "toy.pet_id", "pet.id")
    .rightJoin("a", "a.id", "p.id")
    .fullJoin("b", "b.id", "p.id")
    .crossJoin("c")
    .innerJoinLateral("d", (join) => join)
    .leftJoinLateral("e", (join) => join)
    .crossJoinLateral("f")
    .crossApply("g")
    .outerApply("h")
    .select(["p.id", "pet.name"])
    .where("p.id", "=", id)
    .whereRef("p.id", "=", "pet.owner_id")
    .executeTakeFirst(); //=> read person one filter projection join
  await hosted.selectFrom("person").select("id").where("id", "=", id).executeTakeFirstOrThrow(); //=> read person one filter projection
  await db
    .selectFrom("person")
    .distinct()
    .distinctOn("country")
    .select((eb) => ["country", eb.selectFrom("pet").select("name").limit(1).as("pet")])
    .where(({ eb, selectFrom }) => eb.exists(selectFrom("pet").selectAll().withSchema("x")))
    .groupBy("country")
    .having("age", ">", 3)
    .havingRef("a", "=", "b")
    .orderBy("country")
    .limit(10)
    .offset(page * 10)
    .modifyFront(sql`high_priority`)
    .modifyEnd(sql`for share`)
    .execute(); //=> read person many filter projection group having distinct order limit offset
  await db.selectFrom("job").select("id").top(1).forUpdate().skipLocked().executeTakeFirst(); //=> read job one projection limit lock
  await db.selectFrom("job").select("id").fetch(1).forShare().noWait().executeTakeFirst(); //=> read job one projection limit lock
  await db.selectFrom("job").select("id").forKeyShare().execute(); //=> read job many projection lock
  await db.selectFrom("job").select("id").forNoKeyUpdate().execute(); //=> read job many projection lock
  await db.selectNoFrom(sql<number>`1`.as("one")).execute(); //=> read - many projection
  await db.selectFrom("person").selectAll().explain(); //=> read person value star
  for await (const row of db.selectFrom("person").select("id").stream()) console.log(row); //=> read person many projection
  return person;
}

export async function dynamic(name: string | undefined) {
  let query = db.withSchema("app").selectFrom("person").selectAll();
  if (name) query = query.where("name", "=", name);
  const { sql: text } = query.compile(); //=> none
  await query.execute(); //=> read person many star open
  const base = db.selectFrom("pet").selectAll(); //=> none
  await base.clearSelect().clearWhere().clearOrderBy().clearLimit().clearOffset().clearGroupBy().execute(); //=> read pet many star open
  await db
    .selectFrom("pet")
    .select("id")
    .$if(name !== undefined, (qb) => qb.where("name", "=", name))
    .$call((qb) => qb.limit(3))
    .execute(); //=> read pet many projection open
  await db
    .selectFrom("pet")
    .select("id")
    .union(base)
    .unionAll(base)
    .intersect(base)
    .intersectAll(base)
    .except(base)
    .exceptAll(base)
    .execute(); //=> read pet many projection open
  return text;
}

export const newest = (query: SelectQueryBuilder<never, never, never>) => query.limit(5).execute(); //=> read - many limit open

export function petsOf(eb: ExpressionBuilder<never, "person">) {
  return eb.selectFrom("pet").selectAll().as("pets"); //=> none
}

export const exists = expressionBuilder<never, "person">().selectFrom("pet").selectAll(); //=> none

export async function raw(id: number, statement: RawBuilder<unknown>, compiled: CompiledQuery) {
  const { rows } = await sql<{ id: number }>`select * from person where id = ${id}`.execute(db); //=> sql - many
  await sql.raw("select 1").execute(db); //=> sql - many
  await statement.execute(db); //=> sql - many open
  await db.executeQuery(compiled); //=> sql - many
  await db
    .with("adults", (qb) => qb.selectFrom("person").selectAll())
    .withRecursive("tree", (qb) => qb.selectFrom("node").selectAll())
    .selectFrom("adults")
    .selectAll()
    .execute(); //=> read adults many star
  return rows;
}
