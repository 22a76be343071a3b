import { InjectEntityManager, InjectMikroORM, InjectRepository } from "@mikro-orm/nestjs";
import {
  Collection,
  Entity,
  EntityManager,
  EntityRepository,
  Loaded,
  MikroORM,
  Opt,
  QueryBuilder,
  Ref,
  Reference,
  Rel,
  RequestContext,
  SqlEntityManager,
  SqlEntityRepository,
} from "@mikro-orm/postgresql";

@Entity()
export class Book {
  id: Opt<number>;
  author: Ref<Author>;
  editor: Rel<Author>;
}

@Entity()
export class Author {
  id: number;
  books = new Collection<Book>(this);
  favourites: Collection<Book>;
  first: Reference<Book>;
}

export const orm = await MikroORM.init({});
MikroORM.initSync({}).em.count(Author); //=> read Author value
const em = orm.em.fork();
const authors = em.getRepository(Author);

export async function reads(id: number) {
  await em.find(
    Author,
    { id },
    { fields: ["id"], populate: ["books"], orderBy: { id: 1 }, limit: 5, offset: 5 },
  ); //=> read Author many filter projection order limit offset
  await em.findAll(Author, { where: { id }, limit: 5 }); //=> read Author many filter limit
  const [rows] = await em.findAndCount(Author, { id }, { limit: 5 }); //=> read Author many filter limit
  await rows[0].books.init(); //=> read Book many
  await em.findByCursor(Author, { id }, { first: 5, after: "x" }); //=> read Author many filter limit
  await em.findOne(Author, { id }); //=> read Author one filter
  await em.findOneOrFail(Author, { id }, { fields: ["id"] }); //=> read Author one filter projection
  await em.count(Author, { id }); //=> read Author value filter
  for await (const author of em.stream(Author, { where: { id } })) console.log(author); //=> read Author many filter
  await em.populate(rows, ["books"]); //=> read - many populate bulk
  await em.refresh(rows[0]); //=> read - one
  await em.lock(rows[0], 1); //=> read - one
  await em.execute("SELECT id FROM author"); //=> sql - many
  await em.getConnection().execute("SELECT id FROM author"); //=> sql - many
  await authors.find({ id }, { limit: 5 }); //=> read Author many filter limit
  await authors.findAll({ limit: 5 }); //=> read Author many limit
  await authors.findAndCount({ id }, { limit: 5 }); //=> read Author many filter limit
  await authors.findByCursor({ id }, { first: 5 }); //=> read Author many filter limit
  await authors.findOne({ id }); //=> read Author one filter
  await authors.findOneOrFail({ id }); //=> read Author one filter
  await authors.count({ id }); //=> read Author value filter
  for await (const author of authors.stream({ where: { id } })) console.log(author); //=> read Author many filter
  await authors.getEntityManager().count(Author); //=> read Author value
  await authors.em.count(Author); //=> read Author value
  await authors.populate(rows, ["books"]); //=> read Author many populate bulk
  await em.repo(Author).count(); //=> read Author value
  await em.getContext().count(Author); //=> read Author value
  await RequestContext.getEntityManager().count(Author); //=> read Author value
  await RequestContext.create(em, async () => em.count(Author)); //=> read Author value
}

export async function writes(id: number) {
  const author = em.create(Author, { id });
  em.persist(author);
  await em.persist(author).flush(); //=> write - none
  await em.remove(author).flush(); //=> write - none
  await em.persistAndFlush(author); //=> write - none values
  await em.removeAndFlush(author); //=> write - none values
  await em.flush(); //=> write - none
  await em.insert(Author, { id }); //=> write Author one values
  await em.insertMany(Author, [{ id }]); //=> write Author none values bulk
  await em.upsert(Author, { id }); //=> write Author one values
  await em.upsertMany(Author, [{ id }]); //=> write Author none values bulk
  await em.nativeInsert(Author, { id }); //=> write Author one values
  await em.nativeUpdate(Author, { id }, { id }); //=> write Author none filter values
  await em.nativeDelete(Author, { id }); //=> write Author none filter
  em.assign(author, { id });
  authors.assign(author, { id });
  await authors.persistAndFlush(authors.create({ id })); //=> write Author none values
  await authors.removeAndFlush(author); //=> write Author none values
  await authors.persist(author).flush(); //=> write Author none
  await authors.remove(author).flush(); //=> write Author none
  await authors.flush(); //=> write Author none
  await authors.insert({ id }); //=> write Author one values
  await authors.insertMany([{ id }]); //=> write Author none values bulk
  await authors.upsert({ id }); //=> write Author one values
  await authors.upsertMany([{ id }]); //=> write Author none values bulk
  await authors.nativeInsert({ id }); //=> write Author one values
  await authors.nativeUpdate({ id }, { id }); //=> write Author none filter values
  await authors.nativeDelete({ id }); //=> write Author none filter
  await em.transactional(async (inner) => {
    await inner.count(Author); //=> read Author value
    await inner.commit(); //=> write - none
  });
  await em.getConnection().transactional(async (inner) => inner.count(Author)); //=> read Author value
}

export async function relations(author: Loaded<Author>, book: Book) {
  await author.favourites.init(); //=> read Book many
  await author.favourites.load(); //=> read Book many
  for (const one of await author.favourites.loadItems()) await one.author.load(); //=> read Book many; read Author one
  await author.favourites.loadCount(); //=> read Book value
  await author.favourites.matching({ limit: 5 }); //=> read Book many
  for (const one of author.favourites) await one.author.loadOrFail(); //=> read Author one
  await author.favourites.getItems()[0].author.load(); //=> read Author one
  await author.first.loadProperty("id"); //=> read Book one
  await author.first.unwrap().author.load(); //=> read Author one
  await author.first.getEntity().author.load(); //=> read Author one
  await author.first.$.author.load(); //=> read Author one
  await book.editor.books.init(); //=> read Book many
  await em.getReference(Author, 1).books.init(); //=> read Book many
  await authors.getReference(1).books.init(); //=> read Book many
}

export async function builders(id: number, typed: QueryBuilder<Author>) {
  await em
    .createQueryBuilder(Author)
    .select("id")
    .addSelect("name")
    .where({ id })
    .andWhere({ id })
    .orWhere({ id }); //=> read Author many filter projection
  await em.qb(Author).orderBy({ id: 1 }).limit(5).offset(5).groupBy("id").having("x").getResult(); //=> read Author many group having order limit offset
  await em.qb(Author).join("books", "b").innerJoin("books", "b").leftJoin("books", "b").getResultList(); //=> read Author many join
  await em
    .qb(Author)
    .joinAndSelect("books", "b")
    .leftJoinAndSelect("books", "b")
    .populate(["books"])
    .getSingleResult(); //=> read Author one populate
  await authors.qb().getResultAndCount(); //=> read Author many
  await authors.createQueryBuilder().clone().execute(); //=> read Author many
  await authors.qb().count(); //=> read Author value
  await authors.qb().getCount(); //=> read Author value
  await em.qb(Author).insert({ id }).onConflict("id").merge().returning("id"); //=> write Author none values conflict returning
  await em.qb(Author).insert({ id }).onConflict("id").ignore().execute(); //=> write Author none values conflict
  await em.qb(Author).update({ id }).where({ id }).andWhere({ id }).run(); //=> write Author none filter set
  await em.qb(Author).delete({ id }); //=> write Author none filter
  await em.qb(Author).truncate(); //=> write Author none
  await typed.getResult(); //=> read Author many open
}

export class Authors extends EntityRepository<Author> {
  byName(name: string) {
    return this.findOne({ name }); //=> read Author one filter
  }
}

export class Service {
  constructor(
    @InjectRepository(Author) private readonly anything,
    @InjectEntityManager() private readonly manager,
    @InjectMikroORM() private readonly orm,
    private readonly em: EntityManager,
    private readonly sql: SqlEntityManager,
    private readonly repository: SqlEntityRepository<Author>,
  ) {}

  async run() {
    await this.anything.findAll(); //=> read Author many
    await this.manager.count(Author); //=> read Author value
    await this.orm.em.count(Author); //=> read Author value
    await this.em.count(Author); //=> read Author value
    await this.sql.count(Author); //=> read Author value
    await this.repository.findAll(); //=> read Author many
  }
}
