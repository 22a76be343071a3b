import {
  Brackets,
  createQueryBuilder,
  DeleteQueryBuilder,
  InsertQueryBuilder,
  NotBrackets,
  QueryRunner,
  Repository,
  SelectQueryBuilder,
  UpdateQueryBuilder,
} from "typeorm";
import { Post, source, User } from "./repositories";

export async function select(users: Repository<User>, id: number, narrow: boolean) {
  await users.createQueryBuilder("user").getMany(); //=> read User many
  await users.createQueryBuilder("user").select(["user.id"]).addSelect("user.name").getOne(); //=> read User one projection
  await users.createQueryBuilder("user").where("user.id = :id", { id }).getOneOrFail(); //=> read User one filter
  await users
    .createQueryBuilder("user")
    .take(5)
    .skip(5)
    .orderBy("user.id")
    .addOrderBy("user.name")
    .getManyAndCount(); //=> read User many order limit offset
  await users.createQueryBuilder("user").limit(5).offset(5).getRawMany(); //=> read User many limit offset
  await users
    .createQueryBuilder("user")
    .leftJoin("user.posts", "post")
    .innerJoin("post.tags", "tag")
    .getRawOne(); //=> read User one join
  await users
    .createQueryBuilder("user")
    .innerJoinAndSelect("user.posts", "post")
    .leftJoinAndSelect("user.posts", "post")
    .innerJoinAndMapOne("user.post", Post, "post")
    .innerJoinAndMapMany("user.posts", Post, "post")
    .leftJoinAndMapOne("user.post", Post, "post")
    .leftJoinAndMapMany("user.posts", Post, "post")
    .loadAllRelationIds()
    .loadRelationIdAndMap("user.postIds", "user.posts")
    .loadRelationCountAndMap("user.postCount", "user.posts")
    .getRawAndEntities(); //=> read User many populate
  await users
    .createQueryBuilder("user")
    .andWhere(new Brackets((inner) => inner.where("a").orWhere("b")))
    .andWhere(new NotBrackets((inner) => inner.where("a")))
    .whereInIds([id])
    .andWhereInIds([id])
    .orWhereInIds([id])
    .whereExists(users.createQueryBuilder("other"))
    .andWhereExists(users.createQueryBuilder("other"))
    .orWhereExists(users.createQueryBuilder("other"))
    .setParameter("id", id)
    .setParameters({ id })
    .comment("x")
    .useTransaction(true)
    .groupBy("user.id")
    .addGroupBy("user.name")
    .having("a")
    .andHaving("b")
    .orHaving("c")
    .distinct(true)
    .distinctOn(["user.id"])
    .setLock("pessimistic_read")
    .cache(true)
    .withDeleted()
    .setFindOptions({})
    .execute(); //=> read User many filter key group having distinct lock
  await users.createQueryBuilder("user").getCount(); //=> read User value
  await users.createQueryBuilder("user").getExists(); //=> read User value
  await users.createQueryBuilder("user").stream(); //=> read User many
  await source.createQueryBuilder(User, "user").getMany(); //=> read User many
  await source.manager.createQueryBuilder(User, "user").getMany(); //=> read User many
  await source.createQueryBuilder().select("post.id").from(Post, "post").addFrom(User, "user").getMany(); //=> read Post many projection join
  await createQueryBuilder(User, "user")
    .where((inner) => inner.subQuery().select("id").from(Post, "post").getQuery())
    .getMany(); //=> read User many filter
  let kept = users.createQueryBuilder("user");
  if (narrow) kept = kept.andWhere("user.active");
  return kept.clone().getMany(); //=> read User many open
}

export async function write(users: Repository<User>, id: number) {
  await users
    .createQueryBuilder()
    .update()
    .set({ name: "x" })
    .where("id = :id", { id })
    .returning("*")
    .execute(); //=> write User none filter set returning
  await users.createQueryBuilder().delete().where("id = :id", { id }).execute(); //=> write User none filter
  await users.createQueryBuilder().softDelete().where("id = :id", { id }).execute(); //=> write User none filter
  await users.createQueryBuilder().restore().where("id = :id", { id }).execute(); //=> write User none filter
  await users
    .createQueryBuilder()
    .insert()
    .values({ id })
    .orIgnore()
    .orUpdate(["id"])
    .onConflict("x")
    .output("id")
    .execute(); //=> write User none values conflict returning
  await source.createQueryBuilder().insert().into(User).values({ id }).updateEntity(false).execute(); //=> write User none values
  await source.createQueryBuilder().delete().from(User).whereEntity({ id }).execute(); //=> write User none filter
  const relation = users.createQueryBuilder().relation(User, "posts").of(id);
  await relation.add(1); //=> write User none key
  await relation.remove(1); //=> write User none key
  await relation.addAndRemove(1, 2); //=> write User none key
  await relation.set(1); //=> write User none key
  await relation.loadOne(); //=> read User one key
  await relation.loadMany(); //=> read User many key
}

export async function typed(
  runner: QueryRunner,
  read: SelectQueryBuilder<User>,
  update: UpdateQueryBuilder<User>,
  remove: DeleteQueryBuilder<User>,
  insert: InsertQueryBuilder<User>,
) {
  await runner.query("SELECT id FROM users"); //=> sql - many
  await read.getMany(); //=> read User many open
  await update.execute(); //=> write User none open
  await remove.execute(); //=> write User none open
  await insert.execute(); //=> write User none open
}
