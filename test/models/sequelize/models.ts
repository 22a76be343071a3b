import {
  BelongsToGetAssociationMixin,
  CreationOptional,
  DataTypes,
  Model,
  ModelCtor,
  ModelDefined,
  ModelStatic,
  NonAttribute,
  Repository,
  Sequelize,
} from "sequelize";
import { InjectConnection, InjectModel } from "@nestjs/sequelize";

export const sequelize = new Sequelize("sqlite::memory:");

export class User extends Model {
  declare id: CreationOptional<number>;
  declare friend: NonAttribute<User>;
  declare getTeam: BelongsToGetAssociationMixin<Team>;
  declare getGroup: () => Promise<Team>;

  static byName(name: string) {
    return this.findOne({ where: { name } }); //=> read User one filter
  }

  async getInitials() {
    return this.get("name").slice(0, 1);
  }
}
User.init({ name: DataTypes.STRING }, { sequelize });

export class Team extends Model {
  rename(name: string) {
    return this.update({ name }); //=> write Team one values
  }
}
Team.prototype.archive = async function () {
  await this.destroy(); //=> write Team one
};

const Post = sequelize.define("Post", { title: DataTypes.STRING });

export async function reads(id: number) {
  const users = await User.findAll({
    where: { id },
    attributes: ["id"],
    include: [Team],
    order: ["id"],
    limit: 5,
    offset: 5,
  }); //=> read User many filter projection order limit offset
  await users[0].save(); //=> write User one
  await User.findOne({ where: { id } }); //=> read User one filter
  const user = await User.findByPk(id, { attributes: ["id"] }); //=> read User one key projection
  await User.findById(id); //=> read User one key
  await user.getPosts({ attributes: ["id"] }); //=> read User many projection
  await user.countPosts(); //=> read User value
  await user.hasPost(1); //=> read User value
  await user.getInitials();
  await user.friend.reload(); //=> read User one
  await user.getTeam(); //=> read Team one
  await user.getGroup(); //=> read User many
  const { rows } = await User.findAndCountAll({ limit: 5 }); //=> read User many limit
  await rows[0].save(); //=> write User one
  await User.findOrBuild({ where: { id } }); //=> read User one filter
  await User.count({ where: { id } }); //=> read User value filter
  await User.sum("age", { where: { id } }); //=> read User value filter
  await User.min("age", { where: { id } }); //=> read User value filter
  await User.max("age", { where: { id } }); //=> read User value filter
  await User.aggregate("age", "avg", { where: { id } }); //=> read User value filter
  await User.scope("active").findAll(); //=> read User many
  await User.unscoped().findAll(); //=> read User many
  await User.schema("other").findAll(); //=> read User many
  await User.withScope("active").findAll(); //=> read User many
  await User.withoutScope().findAll(); //=> read User many
  await User.withInitialScope().findAll(); //=> read User many
  await User.withSchema("other").findAll(); //=> read User many
  await User.byName("x");
  await User.sequelize.query("SELECT id FROM users"); //=> sql User many
}

export async function writes(id: number) {
  const [user] = await User.findOrCreate({ where: { id } }); //=> write User one filter
  await user.update({ name: "x" }); //=> write User one values
  await User.findCreateFind({ where: { id } }); //=> write User one filter
  const created = await User.create({ id }); //=> write User one values
  await created.destroy(); //=> write User one
  await User.bulkCreate([{ id }]); //=> write User none values bulk
  await User.upsert({ id }); //=> write User one values
  await User.update({ name: "x" }, { where: { id } }); //=> write User none filter values
  await User.increment("age", { where: { id } }); //=> write User none filter
  await User.decrement("age", { where: { id } }); //=> write User none filter
  await User.destroy({ where: { id } }); //=> write User none filter
  await User.restore({ where: { id } }); //=> write User none filter
  await User.truncate(); //=> write User none
  const built = User.build({ id });
  await built.save(); //=> write User one
  await new User({ id }).save(); //=> write User one
  await User.bulkBuild([{ id }])[0].save(); //=> write User one
  await built.set({ name: "x" }).save(); //=> write User one
  await built.setAttributes({ name: "x" }).save(); //=> write User one
  await built.updateAttributes({ name: "x" }); //=> write User one values
  await built.restore(); //=> write User one
  await built.increment("age"); //=> write User one
  await built.decrement("age"); //=> write User one
  await built.sequelize.query("SELECT id FROM users"); //=> sql User many
  built.setDataValue("name", built.getDataValue("name"));
  await built.setPosts([1]); //=> write User none
  await built.addPost(1); //=> write User none
  await built.removePost(1); //=> write User none
  await built.createPost({}); //=> write User none
  User.addHook("afterSave", async () => User.count()); //=> read User value
  await new Team().rename("x");
  await new Team().archive();
}

export async function defined(
  id: number,
  ctor: ModelCtor<Team>,
  both: ModelStatic<Team>,
  old: ModelDefined<Team>,
) {
  const post = await Post.findByPk(id); //=> read Post one key
  await post.getComments(); //=> read Post many
  await new Post({ id }).save(); //=> write Post one
  await sequelize.model("Post").findAll(); //=> read Post many
  await sequelize.models.Post.findAll(); //=> read Post many
  await sequelize.import("./post").findAll(); //=> read ./post many
  await sequelize.getRepository(User).findAll(); //=> read User many
  await ctor.findAll(); //=> read Team many
  await both.findAll(); //=> read Team many
  await old.findAll(); //=> read Team many
  await sequelize.query("SELECT id FROM posts", { replacements: [id] }); //=> sql - many
  await sequelize.queryRaw("SELECT id FROM posts", { bind: [id] }); //=> sql - many
  await sequelize.transaction(async (transaction) => {
    transaction.afterCommit(async () => Post.count()); //=> read Post value
    await Post.create({}, { transaction }); //=> write Post one values
  });
  sequelize.addHook("afterInit", async () => Post.count()); //=> read Post value
}

export class Service {
  constructor(
    @InjectModel(User) private readonly users,
    @InjectModel(User) private readonly typed: typeof User,
    @InjectConnection() private readonly connection,
    private readonly repository: Repository<User>,
  ) {}

  async run() {
    await this.users.findAll(); //=> read User many
    await this.typed.findAll(); //=> read User many
    await this.connection.query("SELECT id FROM users"); //=> sql - many
    await this.repository.findAll(); //=> read User many
  }
}
