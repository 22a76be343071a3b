import { getModelForClass, mongoose as typegoose, ReturnModelType, DocumentType } from "@typegoose/typegoose";
import mongoose, {
  AggregatePaginateModel,
  ClientSession,
  connect,
  Connection,
  connection,
  createConnection,
  Document,
  HydratedDocument,
  Model,
  model,
  models,
  Mongoose,
  PaginateModel,
  Schema,
  startSession,
  Types,
} from "mongoose";
import { InjectConnection, InjectModel } from "@nestjs/mongoose";

interface UserDocument extends Document {
  name: string;
}

const schema = new Schema({ name: String });
schema.pre("save", async function () {
  await User.countDocuments(); //=> read User value
});
schema.post("save", async () => {
  await User.countDocuments(); //=> read User value
});
export const User = model<UserDocument>("User", schema);
export const Post = mongoose.models.Post || mongoose.model("Post", schema);
export default models.Comment ?? model("Comment", schema);

export async function reads(id: string, session: ClientSession) {
  await User.find(); //=> read User many
  const users = await User.find({ id }, "name", { limit: 5, skip: 5, sort: { id: 1 } }); //=> read User many filter projection order limit offset
  await users[0].save(); //=> write User one
  const user = await User.findOne({ id }); //=> read User one filter
  await user.save(); //=> write User one
  await User.findById(id, { name: 1 }); //=> read User one key projection
  const same = await User.findById(id); //=> read User one key
  await same.populate("posts"); //=> read User value populate
  await User.where({ id }); //=> read User many filter
  await User.$where("this.id"); //=> read User many filter
  await User.exists({ id }); //=> read User value filter
  await User.countDocuments({ id }); //=> read User value filter
  await User.count({ id }); //=> read User value filter
  await User.estimatedDocumentCount(); //=> read User value
  await User.distinct("name", { id }); //=> read User many filter
  await User.aggregate([{ $match: { id } }]); //=> read User many
  await User.populate(users, "posts"); //=> read User many bulk
  await User.paginate({ id }, { limit: 5, select: "name", sort: "id" }); //=> read User many filter projection order limit
  await User.aggregatePaginate([]); //=> read User many
  await User.collection.findOne({ id }); //=> read User one filter
  await User.db.collection("users").findOne({ id }); //=> read users one filter
  await User.discriminator("Admin", schema).find(); //=> read Admin many
  await User.hydrate({ id }).save(); //=> write User one
  await (
    await User.startSession()
  ).withTransaction(async () => {
    await User.find().session(session); //=> read User many
  });
  User.find();
}

export async function writes(id: string) {
  const user = await User.findOneAndUpdate({ id }, { name: "x" }); //=> write User one filter values
  await user.deleteOne(); //=> write User one
  await User.findOneAndReplace({ id }, { name: "x" }); //=> write User one filter values
  await User.findOneAndDelete({ id }); //=> write User one filter
  await User.findOneAndRemove({ id }); //=> write User one filter
  await User.findByIdAndUpdate(id, { name: "x" }, { projection: { name: 1 } }); //=> write User one key projection values
  await User.findByIdAndDelete(id); //=> write User one key
  await User.findByIdAndRemove(id); //=> write User one key
  await User.updateOne({ id }, { name: "x" }); //=> write User none filter values
  await User.updateMany({ id }, { name: "x" }); //=> write User none filter values
  await User.update({ id }, { name: "x" }); //=> write User none filter values
  await User.replaceOne({ id }, { name: "x" }); //=> write User none filter values
  await User.deleteOne({ id }); //=> write User none filter
  await User.deleteMany({ id }); //=> write User none filter
  await User.remove({ id }); //=> write User none filter
  const created = await User.create({ id }); //=> write User one values
  await created.remove(); //=> write User one
  await User.insertOne({ id }); //=> write User one values
  await User.insertMany([{ id }]); //=> write User none values bulk
  await User.bulkWrite([]); //=> write User none values bulk
  await User.bulkSave([]); //=> write User none values bulk
  const fresh = new User({ id });
  await fresh.save(); //=> write User one
  await fresh.updateOne({ name: "x" }); //=> write User one values
  await fresh.update({ name: "x" }); //=> write User one values
  await fresh.replaceOne({ name: "x" }); //=> write User one values
  await fresh.populate("posts").execPopulate(); //=> read User value populate
  User.updateOne({ id }, { name: "x" });
}

export function callbacks(id: string, next: (error: unknown) => void, handle: () => void) {
  User.findByIdAndUpdate(id, { name: "x" }, {}, () => {}); //=> write User one key values
  User.updateOne({ id }, { name: "x" }, next); //=> write User none filter values
  User.find({ id }, null, null, (error, users) => {
    users[0].save(); //=> write User one
  }); //=> read User many filter
  User.findOne({ id }, null, null, function (error, user) {
    user.save(); //=> write User one
  }); //=> read User one filter
  User.updateOne({ id }, { name: "x" }, handle);
}

export async function connections(typed: Connection, hydrated: HydratedDocument<UserDocument>) {
  await hydrated.save(); //=> write - one
  await connection.model("User").find(); //=> read User many
  await connection.models.User.find(); //=> read User many
  await connection.db.collection("users").findOne({}); //=> read users one filter
  await connection.getClient().db().collection("users").findOne({}); //=> read users one filter
  await connection.collection("users").findOne({}); //=> read users one filter
  await connection.useDb("other").model("User").find(); //=> read User many
  await connection.transaction(async () => User.deleteMany({})); //=> write User none filter
  (await connection.startSession()).withTransaction(async () => User.deleteMany({})); //=> write User none filter
  connection.on("open", async () => User.find()); //=> read User many
  connection.once("open", async () => User.find()); //=> read User many
  await (await typed.asPromise()).model("User").find(); //=> read User many
  await createConnection("mongodb://localhost").model("User").find(); //=> read User many
  await mongoose.createConnection("mongodb://localhost").model("User").find(); //=> read User many
  await (await connect("mongodb://localhost")).model("User").find(); //=> read User many
  await (await (await connect("mongodb://localhost")).connect("x")).connection.model("User").find(); //=> read User many
  const instance = new Mongoose();
  await instance.model("User").find(); //=> read User many
  await instance.models.User.find(); //=> read User many
  await instance.createConnection("x").model("User").find(); //=> read User many
  await instance.connections[0].model("User").find(); //=> read User many
  await instance.transaction(async () => User.find()); //=> read User many
  (await instance.startSession()).withTransaction(async () => User.find()); //=> read User many
  (await startSession()).withTransaction(async () => User.find()); //=> read User many
  await typegoose.model("User").find(); //=> read User many
}

class Cat {
  name: string;
}
const CatModel = getModelForClass(Cat);

export class Cats {
  constructor(
    @InjectModel(Cat.name) private readonly anything,
    @InjectModel(Cat.name) private readonly typed: Model<Cat>,
    @InjectConnection() private readonly connection,
    private readonly pages: PaginateModel<Cat>,
    private readonly others: AggregatePaginateModel<Cat>,
    private readonly goose: ReturnModelType<typeof Cat>,
  ) {}

  async run(document: DocumentType<Cat>) {
    await this.anything.find(); //=> read Cat many
    const cat = await this.typed.findOne(); //=> read Cat one
    await cat.save(); //=> write Cat one
    await this.connection.model("Cat").find(); //=> read Cat many
    await this.pages.paginate({}); //=> read Cat many filter
    await this.others.aggregatePaginate([]); //=> read Cat many
    await this.goose.find(); //=> read Cat many
    await CatModel.find(); //=> read Cat many
    await document.save(); //=> write Cat one
  }
}

export function id() {
  return new Types.ObjectId().toString();
}
