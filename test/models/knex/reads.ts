import type { Knex } from "knex";
import { db, legacy, replica } from "./db";

export async function reads(id: number, ids: number[], name: string | undefined) {
  await db("users"); //=> read users many
  await db("users").where({ id }).first(); //=> read users one filter
  await replica("users as u").where("u.id", id).first("u.id", "u.name"); //=> read users one filter projection
  await legacy.select().from("users"); //=> read users many star
  await legacy.select("*").from("users"); //=> read users many star
  await db.from("users").select("id").whereIn("id", ids).orderBy("id").limit(10).offset(20); //=> read users many filter projection order limit offset
  await db.column("id").table("users"); //=> read users many projection
  await db.columns("id").into("users"); //=> read users many projection
  await db.into("users").select("id"); //=> read users many projection
  await db.table("users").select("id"); //=> read users many projection
  await db.fromRaw("users").select("id"); //=> read - many projection
  await db.pluck("id").fromRaw("users"); //=> read - many projection
  await db.distinct("name").from("users"); //=> read users many projection distinct
  await db.first("id").from("users"); //=> read users one projection
  await db.count().from("users"); //=> read users value
  await db.countDistinct("id").from("users"); //=> read users value
  await db.min("id").from("users"); //=> read users value
  await db.max("id").from("users"); //=> read users value
  await db.sum("id").from("users"); //=> read users value
  await db.avg("id").from("users"); //=> read users value
  await db.where({ id }).from("users"); //=> read users many filter
  await db.withSchema("app").from("users"); //=> read users many
  await db.with("recent", (qb) => qb.select("id").from("posts")).from("recent"); //=> read recent many
  await db.withMaterialized("a", db("b")).withNotMaterialized("c", db("d")).from("a"); //=> read a many
  await db.withNotMaterialized("a", db("b")).withMaterialized("c", db("d")).from("a"); //=> read a many
  await db
    .withRecursive("tree", (qb) => qb.from("node"))
    .withRaw("x", "select 1")
    .from("tree"); //=> read tree many
  await db
    .withRaw("x", "select 1")
    .with("y", (qb) => qb.from("z"))
    .withRecursive("w", (qb) => qb.from("v"))
    .from("x"); //=> read x many
  await db.queryBuilder().from("users").withSchema("x").count(); //=> read users value
  const rows = await db("users")
    .join("posts", "posts.user_id", "users.id")
    .innerJoin("a", "a.id", "users.id")
    .outerJoin("b", "b.id", "users.id")
    .leftJoin("c", (on) => on.on("c.id", "users.id"))
    .rightOuterJoin("d", "d.id", "users.id")
    .fullOuterJoin("e", "e.id", "users.id")
    .crossJoin("f")
    .joinRaw("natural join g")
    .using("id")
    .select("users.id"); //=> read users many projection join
  await db
    .from("users")
    .distinct("name")
    .into("users")
    .table("users")
    .fromRaw("users")
    .column("users.id")
    .columns("users.name")
    .where((qb) => qb.where("a", 1).orWhere("b", 2))
    .andWhere("c", ">", 3)
    .orWhere({ d: 4 })
    .andWhereIn("e", ids)
    .whereIn("f", (qb) => qb.select("id").from("posts"))
    .whereRaw("g = ?", [5])
    .select("id"); //=> read users many filter projection distinct
  await db("users")
    .whereExists(db.select("id").from("posts"))
    .whereNotExists((qb) => qb.from("posts"))
    .whereNull("h")
    .andWhereBetween("i", [1, 2])
    .orWhereNotIn("j", [1])
    .select("id"); //=> read users many filter projection
  await db("users")
    .groupBy("users.id")
    .groupByRaw("users.name")
    .having("k", ">", 6)
    .havingIn("l", [7])
    .andHavingNotIn("m", [8])
    .orHavingRaw("n")
    .orderByRaw("users.id")
    .distinctOn("users.id")
    .forUpdate()
    .skipLocked()
    .noWait()
    .timeout(1000)
    .options({})
    .connection({})
    .queryContext({})
    .comment("slow")
    .hintComment("x")
    .debug(true)
    .on("query", () => undefined); //=> read users many group having distinct order lock
  await db("users")
    .select("id")
    .jsonExtract("a", "$.b", "c")
    .rank("r", "id")
    .denseRank("s", "id")
    .rowNumber("t", "id"); //=> read users many projection
  const [{ total }] = await db("users")
    .where("name", "like", name)
    .sumDistinct({ total: "id" })
    .avgDistinct("id"); //=> read users value filter
  const list = [
    db("users").pluck("id").toSQL(),
    db("users").toQuery(),
    db("users").toString(),
    db("users").as("u"),
  ]; //=> none
  return Promise.all([
    db("users").min("id").max("id").sum("id").avg("id").countDistinct("id"), //=> read users value
    db("posts").clone(), //=> read posts many
    rows.map((row) => row.id),
    total,
    list,
  ]);
}

export async function dynamic(name: string | undefined) {
  const query = db("users").select("id"); //=> read users many projection open
  if (name) query.where("name", name);
  await query; //=> none
  let paged = db("users").select("id");
  if (name) paged = paged.where("name", name);
  await paged.limit(5); //=> read users many projection limit open
  await db("users")
    .select("id")
    .modify((qb) => qb.limit(3)); //=> read users many projection open
  await db("users").clearSelect().clear("where"); //=> read users many open
  await db("users").select("id").union(db("a")).unionAll(db("a")).intersect(db("a")).except(db("a")); //=> read users many projection open
}

export function stream(target: NodeJS.WritableStream, base: Knex.QueryBuilder) {
  db("users").select("id").stream(); //=> read users many projection
  base.select("id").pipe(target); //=> read - many projection open
  db("users")
    .select("id")
    .asCallback(() => undefined); //=> read users many projection
  db("users").select("id").then(console.log); //=> read users many projection
}

export async function raw(id: number, text: Knex.Raw) {
  await db.raw("select * from users where id = ?", [id]); //=> sql - many
  await db.raw("select 1").wrap("(", ")").timeout(3).options({}).transacting(db); //=> sql - many
  await text.wrap("(", ")"); //=> sql - many open
  await db("users").select(db.raw("count(*)")); //=> read users many projection
  await db.schema.withSchema("app").hasTable("users"); //=> read - value
  await db.schema.hasColumn("users", "id"); //=> read - value
  return [db.raw("now()").toQuery(), db.raw("now()").toSQL(), db.raw("now()").toString()]; //=> none
}
