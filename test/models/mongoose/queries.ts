import { User } from "./models";

export async function chains(id: string) {
  await User.find({ id }).select("name").sort("id").limit(5).skip(5).populate("posts"); //=> read User many filter projection order limit offset populate
  await User.find().projection({ name: 1 }).lean().exec(); //=> read User many projection
  await User.findOne({ id }).select("-posts").lean(); //=> read User one filter projection
  await User.findById(id).populate("posts").exec(); //=> read User one key populate
  await User.find()
    .find("x")
    .where("x")
    .equals("x")
    .gt("x")
    .gte("x")
    .lt("x")
    .lte("x")
    .in("x")
    .nin("x")
    .ne("x")
    .or("x")
    .and("x")
    .nor("x")
    .all("x")
    .regex("x")
    .exists("x")
    .exec(); //=> read User many filter
  await User.find()
    .elemMatch("x")
    .mod("x")
    .size("x")
    .near("x")
    .within("x")
    .intersects("x")
    .box("x")
    .circle("x")
    .polygon("x")
    .merge("x")
    .lean("x")
    .session("x")
    .hint("x")
    .collation("x")
    .comment("x")
    .maxTimeMS("x")
    .batchSize("x")
    .exec(); //=> read User many filter
  await User.find()
    .read("x")
    .readConcern("x")
    .slice("x")
    .setOptions("x")
    .transform("x")
    .tailable("x")
    .allowDiskUse("x")
    .set("x")
    .orFail("x")
    .clone("x")
    .cast("x")
    .sanitizeProjection("x"); //=> read User many open
  await User.find().findOne({ id }); //=> read User one filter
  await User.find().countDocuments({ id }); //=> read User value filter
  await User.find().count(); //=> read User value filter
  await User.find().distinct("name"); //=> read User many distinct
  await User.find({ id }).updateOne({ name: "x" }); //=> write User none filter set
  await User.find({ id }).updateMany({ name: "x" }); //=> write User none filter set
  await User.find().deleteOne({ id }); //=> write User none filter
  await User.find().deleteMany({ id }); //=> write User none filter
  await User.find({ id }).findOneAndUpdate({ name: "x" }); //=> write User one filter set
  await User.find().findOneAndDelete({ id }); //=> write User one filter
  await User.find().explain(); //=> read User value
  const later = User.find({ id }); //=> read User many filter
  for await (const user of User.find().cursor()) await user.save(); //=> read User many; write User one
  await User.find()
    .cursor() //=> read User many
    .eachAsync(async (user) => user.save()); //=> write User one
  await User.find()
    .cursor() //=> read User many
    .forEach(async (user) => user.save()); //=> write User one
  const query = User.find();
  query.limit(5);
  return later.then((users) => Promise.all(users.map((user) => user.save()))); //=> write User one
}

export async function aggregates(id: string) {
  await User.aggregate()
    .match({ id })
    .project({ name: 1 })
    .sort("id")
    .limit(5)
    .skip(5)
    .group({ _id: id })
    .lookup({}); //=> read User many filter projection join group order limit offset
  await User.aggregate()
    .addFields("x")
    .append("x")
    .bucket("x")
    .densify("x")
    .facet("x")
    .fill("x")
    .graphLookup("x")
    .near("x")
    .redact("x")
    .search("x")
    .replaceRoot("x")
    .sample("x")
    .sortByCount("x")
    .unionWith("x")
    .unwind("x")
    .option("x")
    .session("x")
    .hint("x")
    .read("x")
    .collation("x")
    .allowDiskUse("x")
    .exec(); //=> read User many
  await User.aggregate().explain(); //=> read User value
  for await (const row of User.aggregate([]).cursor()) console.log(row); //=> read User many
}
