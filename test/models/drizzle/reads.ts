import { aliasedTable, and, eq, gt, inArray, or, sql } from "drizzle-orm";
import { alias, type PgSelect } from "drizzle-orm/pg-core";
import { db, fake, type Database } from "./db";
import { posts, totals, users } from "./schema";

export async function core(id: number, ids: number[], page: number) {
  await db.select().from(users); //=> read users many star
  await db.select({ id: users.id }).from(users).where(eq(users.id, id)); //=> read users many filter projection
  const [user] = await db
    .select()
    .from(users)
    .where(and(eq(users.id, id), or(gt(users.id, 3), sql`true`)))
    .limit(1); //=> read users many filter star limit
  await fake
    .select()
    .from(users)
    .where(inArray(users.id, ids))
    .orderBy(users.id)
    .offset(page * 10)
    .limit(10); //=> read users many filter star order limit offset
  await db.selectDistinct({ email: users.email }).from(users); //=> read users many projection
  await db.selectDistinctOn([users.email]).from(users); //=> read users many star
  await db.selectDistinctOn([users.email], { id: users.id }).from(users); //=> read users many projection
  await db
    .select({ email: users.email })
    .from(users)
    .leftJoin(posts, eq(posts.authorId, users.id))
    .rightJoin(posts, eq(posts.authorId, users.id))
    .innerJoin(posts, eq(posts.authorId, users.id))
    .fullJoin(posts, eq(posts.authorId, users.id))
    .crossJoin(posts)
    .leftJoinLateral(posts, sql`true`)
    .innerJoinLateral(posts, sql`true`)
    .crossJoinLateral(posts)
    .groupBy(users.email)
    .having(gt(users.id, 1))
    .for("update")
    .$withCache(); //=> read users many projection join group having lock
  await db.select().from(alias(users, "manager")); //=> read - many star
  await db.select().from(aliasedTable(users, "manager")); //=> read - many star
  const total = await db.$count(users, eq(users.email, "x")); //=> read users value
  await db.execute(sql`select 1`); //=> sql - many
  return { user, total };
}

export async function relational(id: number) {
  await db.query.users.findMany(); //=> read users many
  await db.query.users.findMany({ columns: { id: true }, with: { posts: true }, limit: 5, offset: 5 }); //=> read users many projection limit offset
  return db.query.users.findFirst({ where: eq(users.id, id), orderBy: users.id }); //=> read users one filter order
}

export function built(base: Database) {
  const recent = base.select({ id: posts.id }).from(posts).as("recent"); //=> none
  const sums = base.$with("sums").as(base.select().from(totals)); //=> none
  const perUser = base.$with("per_user").as((qb) => qb.select().from(posts)); //=> none
  const text = base.select().from(posts).toSQL().sql; //=> none
  const inner = base.select().from(posts).getSQL(); //=> none
  const both = Promise.all([
    base.with(sums, perUser).select().from(sums), //=> read sums many star
    base.select().from(recent), //=> read recent many star
  ]);
  return { both, text, inner };
}

export async function conditional(email: string | undefined) {
  let query = db.select().from(users).$dynamic();
  if (email) query = query.where(eq(users.email, email));
  return await query.execute(); //=> read users many star open
}

export function paged<T extends PgSelect>(query: T, page: number) {
  return query
    .limit(20)
    .offset(page * 20)
    .execute(); //=> read - many limit offset open
}

export async function combined() {
  await db
    .select({ id: users.id })
    .from(users)
    .union(db.select({ id: posts.id }).from(posts))
    .unionAll(db.select({ id: posts.id }).from(posts))
    .intersect(db.select({ id: posts.id }).from(posts))
    .intersectAll(db.select({ id: posts.id }).from(posts))
    .except(db.select({ id: posts.id }).from(posts))
    .exceptAll(db.select({ id: posts.id }).from(posts)); //=> read users many projection open
}

const byId = db.query.users.findFirst({ where: eq(users.id, sql.placeholder("id")) }).prepare("by_id"); //=> none
const byEmail = db
  .select()
  .from(users)
  .where(eq(users.email, sql.placeholder("email")))
  .prepare("by_email"); //=> none

export async function prepared(id: number, email: string) {
  await byEmail.execute({ email }); //=> read users many filter star
  return byId.execute({ id }); //=> read users one filter
}
