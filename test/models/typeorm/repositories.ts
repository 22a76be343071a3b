import { InjectConnection, InjectDataSource, InjectEntityManager, InjectRepository } from "@nestjs/typeorm";
import {
  AbstractRepository,
  BaseEntity,
  Connection,
  createConnection,
  createConnections,
  DataSource,
  Entity,
  EntityManager,
  EntityRepository,
  getConnection,
  getCustomRepository,
  getManager,
  getMongoRepository,
  getRepository,
  getTreeRepository,
  MongoRepository,
  Relation,
  Repository,
  TreeRepository,
} from "typeorm";

@Entity()
export class User extends BaseEntity {
  id: number;
  name: string;
  manager: Relation<User>;

  rename(name: string) {
    this.name = name;
    return this.save(); //=> write User one
  }
}

@Entity()
export class Post {
  id: number;
}

export const source = new DataSource({ type: "postgres" });
const users = source.getRepository(User);

export async function reads(id: number, ids: number[]) {
  await users.find(); //=> read User many
  await users.find({
    where: { id },
    select: ["id"],
    relations: ["posts"],
    order: { id: "ASC" },
    take: 5,
    skip: 5,
  }); //=> read User many filter projection order limit offset
  await users.findBy({ id }); //=> read User many filter
  const [found, count] = await users.findAndCount({ take: 10 }); //=> read User many limit
  await found[0].save(); //=> write User one
  await users.findAndCountBy({ id }); //=> read User many filter
  await users.findByIds(ids); //=> read User many key bulk
  await users.findOne({ where: { id }, select: { id: true } }); //=> read User one filter projection
  const user = await users.findOneBy({ id }); //=> read User one filter
  await user.rename("x");
  await user.manager.rename("y");
  await users.findOneById(id); //=> read User one key
  await users.findOneOrFail({ where: { id } }); //=> read User one filter
  await users.findOneByOrFail({ id }); //=> read User one filter
  await users.count({ where: { id } }); //=> read User value filter
  await users.countBy({ id }); //=> read User value filter
  await users.exist({ where: { id } }); //=> read User value filter
  await users.exists({ where: { id } }); //=> read User value filter
  await users.existsBy({ id }); //=> read User value filter
  await users.sum("age", { id }); //=> read User value filter
  await users.average("age", { id }); //=> read User value filter
  await users.minimum("age", { id }); //=> read User value filter
  await users.maximum("age", { id }); //=> read User value filter
  await users.query("SELECT id FROM users WHERE id = $1", [id]); //=> sql User many
  await users.sql`SELECT id FROM users`; //=> sql User many
  return count;
}

export async function writes(id: number, data: User) {
  await users.preload(data); //=> read User one
  const saved = await users.save(data); //=> write User one values
  await users.insert(data); //=> write User none values
  await users.upsert(data, ["id"]); //=> write User none values
  await users.update({ id }, { name: "x" }); //=> write User none filter values
  await users.updateAll({ name: "x" }); //=> write User none
  await users.increment({ id }, "age", 1); //=> write User none filter
  await users.decrement({ id }, "age", 1); //=> write User none filter
  await users.delete({ id }); //=> write User none filter
  await users.deleteAll(); //=> write User none
  await users.softDelete({ id }); //=> write User none filter
  await users.restore({ id }); //=> write User none filter
  await users.remove(saved); //=> write User none values
  await users.softRemove(saved); //=> write User none values
  await users.recover(saved); //=> write User none values
  await users.clear(); //=> write User none
  users.merge(users.create(data), saved);
}

export async function ownWrites() {
  const user = await User.findOneBy({ id: 1 }); //=> read User one filter
  await user.save(); //=> write User one
  await user.remove(); //=> write User one
  await user.softRemove(); //=> write User one
  await user.recover(); //=> write User one
  await user.reload(); //=> read User one
  await User.getRepository().count(); //=> read User value
}

export async function trees(repository: TreeRepository<Post>, post: Post) {
  await repository.findTrees(); //=> read Post many
  await repository.findRoots(); //=> read Post many
  await repository.findDescendants(post); //=> read Post many
  await repository.findDescendantsTree(post); //=> read Post many
  await repository.findAncestors(post); //=> read Post many
  await repository.findAncestorsTree(post); //=> read Post many
  await repository.countDescendants(post); //=> read Post value
  await repository.countAncestors(post); //=> read Post value
}

export async function managers(connection: Connection, id: number, data: User) {
  await source.initialize();
  await (await connection.connect()).manager.find(User, { where: { id }, take: 1 }); //=> read User many filter limit
  await source.mongoManager.findOneBy(User, { id }); //=> read User one filter
  await source.createEntityManager().save(data); //=> write - one values
  await source.manager.save(User, data); //=> write - one values
  await source.manager.remove(data); //=> write - one values
  await source.manager.softRemove(data); //=> write - one values
  await source.manager.recover(data); //=> write - one values
  await source.manager.update(User, { id }, { name: "x" }); //=> write User none filter values
  await source.manager.connection.getTreeRepository(User).count(); //=> read User value
  await source.manager.dataSource.getMongoRepository(User).aggregate([]); //=> read User many
  await source.manager.getRepository(User).count(); //=> read User value
  await source.manager.getTreeRepository(User).count(); //=> read User value
  await source.manager.getMongoRepository(User).count(); //=> read User value
  await source.manager.withRepository(users).count(); //=> read User value
  await source.manager.query("SELECT id FROM users"); //=> sql - many
  await source.manager.sql`SELECT id FROM users`; //=> sql - many
  await source.query("SELECT id FROM users"); //=> sql - many
  await source.sql`SELECT id FROM users`; //=> sql - many
  await source.transaction(async (manager) => {
    await manager.findOneOrFail(User, { where: { id } }); //=> read User one filter
    await manager.transaction("SERIALIZABLE", async (inner) => {
      await inner.delete(User, { id }); //=> write User none filter
    });
  });
  const runner = source.createQueryRunner();
  await runner.manager.count(User); //=> read User value
  await runner.manager.queryRunner.query("SELECT id FROM users"); //=> sql - many
  await runner.connection.getRepository(User).count(); //=> read User value
  await runner.stream("SELECT id FROM users"); //=> sql - many
  await runner.sql`SELECT id FROM users`; //=> sql - many
}

export async function managed(manager: EntityManager, id: number, ids: number[], data: User) {
  await manager.findBy(User, { id }); //=> read User many filter
  await manager.findAndCount(User, { where: { id } }); //=> read User many filter
  await manager.findAndCountBy(User, { id }); //=> read User many filter
  await manager.findByIds(User, ids); //=> read User many key bulk
  await manager.findOne(User, { where: { id }, select: { id: true } }); //=> read User one filter projection
  await manager.findOneBy(User, { id }); //=> read User one filter
  await manager.findOneById(User, id); //=> read User one key
  await manager.findOneByOrFail(User, { id }); //=> read User one filter
  await manager.countBy(User, { id }); //=> read User value filter
  await manager.exist(User, { where: { id } }); //=> read User value filter
  await manager.exists(User, { where: { id } }); //=> read User value filter
  await manager.existsBy(User, { id }); //=> read User value filter
  await manager.sum(User, "age", { id }); //=> read User value filter
  await manager.average(User, "age", { id }); //=> read User value filter
  await manager.minimum(User, "age", { id }); //=> read User value filter
  await manager.maximum(User, "age", { id }); //=> read User value filter
  await manager.preload(User, data); //=> read User one
  await manager.insert(User, data); //=> write User none values
  await manager.upsert(User, data, ["id"]); //=> write User none values
  await manager.updateAll(User, { name: "x" }); //=> write User none
  await manager.increment(User, { id }, "age", 1); //=> write User none filter
  await manager.decrement(User, { id }, "age", 1); //=> write User none filter
  await manager.deleteAll(User); //=> write User none
  await manager.softDelete(User, { id }); //=> write User none filter
  await manager.restore(User, { id }); //=> write User none filter
  await manager.clear(User); //=> write User none
  manager.merge(User, manager.create(User, data), data);
}

export async function globals(id: number) {
  await (await createConnection()).getRepository(User).count(); //=> read User value
  const [first] = await createConnections();
  await first.getRepository(User).count(); //=> read User value
  await getConnection().getRepository(User).count(); //=> read User value
  await getManager().count(User); //=> read User value
  await getRepository(User).findOne(id); //=> read User one filter? projection? order?
  await getTreeRepository(User).count(); //=> read User value
  await getMongoRepository(User).count(); //=> read User value
}

@EntityRepository(User)
export class UserRepository extends Repository<User> {
  byName(name: string) {
    return this.findOneBy({ name }); //=> read User one filter
  }
}

@EntityRepository(User)
export class PlainRepository extends AbstractRepository<User> {
  async all() {
    await this.repository.count(); //=> read User value
    await this.createQueryBuilder("user").getMany(); //=> read User many
    return this.manager.count(User); //=> read User value
  }
}

class Base<T> extends Repository<T> {
  async latest() {
    return this.find({ take: 10 }); //=> read T many limit
  }
}
export class PostRepository extends Base<Post> {
  first() {
    return this.findOne({ where: { id: 1 } }); //=> read Post one filter
  }
}

export async function custom() {
  await getCustomRepository(UserRepository).byName("x");
  await source.getCustomRepository(UserRepository).find(); //=> read User many
  await source.manager.getCustomRepository(UserRepository).find(); //=> read User many
  const extended = source.getRepository(Post).extend({
    byId(id: number) {
      return this.findOneBy({ id }); //=> read Post one filter
    },
  });
  await extended.count(); //=> read Post value
  await extended.manager.count(User); //=> read User value
}

export class Service {
  constructor(
    @InjectRepository(User) private readonly anything,
    @InjectDataSource() private readonly source,
    @InjectConnection() private readonly connection,
    @InjectEntityManager() private readonly manager,
    private readonly mongo: MongoRepository<Post>,
    private readonly typed: EntityManager,
  ) {}

  async run() {
    await this.anything.find(); //=> read User many
    await this.source.getRepository(Post).find(); //=> read Post many
    await this.connection.getRepository(Post).find(); //=> read Post many
    await this.manager.find(Post); //=> read Post many
    await this.mongo.find(); //=> read Post many
    await this.typed.find(Post); //=> read Post many
  }
}
