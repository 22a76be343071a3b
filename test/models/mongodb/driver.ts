import {
  AggregationCursor,
  ClientSession,
  Collection,
  Db,
  FindCursor,
  GridFSBucket,
  MongoClient,
  ObjectId,
  ObjectID,
} from "mongodb";
import { ObjectId as Id } from "bson";

const client = new MongoClient("mongodb://localhost");
const db = client.db("shop");
const users = db.collection("users");

export async function reads(id: string) {
  await users.findOne({ id }); //=> read users one filter
  await users.findOne({ id }, { projection: { name: 1 } }); //=> read users one filter projection
  await users.find({ id }).toArray(); //=> read users many filter
  await users.find({ id }, { projection: { name: 1 }, limit: 5, skip: 5, sort: { id: 1 } }).toArray(); //=> read users many filter projection order limit offset
  await users.find().project({ name: 1 }).filter({ id }).limit(5).skip(5).sort({ id: 1 }).toArray(); //=> read users many filter projection order limit offset
  await users
    .find()
    .map((user) => user.name)
    .batchSize(5)
    .hint("id")
    .maxTimeMS(5)
    .toArray(); //=> read users many
  await users
    .find()
    .comment("x")
    .collation({})
    .allowDiskUse()
    .addCursorFlag("x", true)
    .withReadPreference("x")
    .next(); //=> read users many
  await users.find().clone().tryNext(); //=> read users many
  await users.find().hasNext(); //=> read users many
  await users.find().count(); //=> read users value
  await users.find().explain(); //=> read users value
  await users.find().forEach((user) => console.log(user)); //=> read users many
  users.find().stream(); //=> read users many
  for await (const user of users.find({ id })) console.log(user); //=> read users many filter
  await users.aggregate([{ $match: { id } }]).toArray(); //=> read users many
  await users.countDocuments({ id }); //=> read users value filter
  await users.count({ id }); //=> read users value filter
  await users.estimatedDocumentCount(); //=> read users value
  await users.distinct("name", { id }); //=> read users many filter
  await db.collections(); //=> read - many
  await db.listCollections().toArray(); //=> read - many
  await db.aggregate([]).toArray(); //=> read - many
  await db.command({ ping: 1 }); //=> write - value
}

export async function writes(id: string) {
  await users.findOneAndUpdate({ id }, { $set: { name: "x" } }); //=> write users one filter values
  await users.findOneAndReplace({ id }, { name: "x" }); //=> write users one filter values
  await users.findOneAndDelete({ id }); //=> write users one filter
  await users.findAndModify({ id }, [], { name: "x" }); //=> write users one filter values
  await users.insertOne({ id }); //=> write users none values
  await users.insertMany([{ id }]); //=> write users none values bulk
  await users.bulkWrite([]); //=> write users none values bulk
  await users.updateOne({ id }, { $set: { name: "x" } }); //=> write users none filter values
  await users.updateMany({ id }, { $set: { name: "x" } }); //=> write users none filter values
  await users.replaceOne({ id }, { name: "x" }); //=> write users none filter values
  await users.deleteOne({ id }); //=> write users none filter
  await users.deleteMany({ id }); //=> write users none filter
  await users.insert({ id }); //=> write users none values
  await users.update({ id }, { name: "x" }); //=> write users none filter values
  await users.save({ id }); //=> write users none values
  await users.remove({ id }); //=> write users none filter
  const bulk = users.initializeOrderedBulkOp();
  bulk.find({ id }).upsert().updateOne({ name: "x" });
  bulk.insert({ id });
  await bulk.execute(); //=> write users none bulk
  await users.initializeUnorderedBulkOp().insert({ id }).execute(); //=> write users none bulk
}

export async function sessions() {
  const connected = await MongoClient.connect("mongodb://localhost");
  await connected.db().createCollection("posts");
  await (
    await client.connect()
  ).withSession(async (session: ClientSession) => {
    await session.withTransaction(async () => {
      await users.deleteOne({ id: 1 }); //=> write users none filter
    });
  });
  client.startSession().withTransaction(async () => users.deleteOne({ id: 2 })); //=> write users none filter
  client.on("close", () => users.deleteOne({ id: 3 })); //=> write users none filter
}

export class Store {
  constructor(
    private readonly database: Db,
    private readonly posts: Collection<{ id: string }>,
    private readonly cursor: FindCursor,
    private readonly pipeline: AggregationCursor,
    private readonly bucket: GridFSBucket,
  ) {}

  async run() {
    await this.database.collection("posts").findOne({}); //=> read posts one filter
    await this.posts.findOne({}); //=> read - one filter
    await this.cursor.toArray(); //=> read - many open
    await this.pipeline.toArray(); //=> read - many open
    await this.bucket.delete("x"); //=> write - none
    await this.bucket.rename("x", "y"); //=> write - none
    await this.bucket.find({}).toArray(); //=> read - many
  }
}

export function ids() {
  return [new ObjectId().toString(), new ObjectID().toString(), new Id().toString()];
}
