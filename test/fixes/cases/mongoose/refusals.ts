import type { Refusal } from "../../harness/case.ts";

const rule = "no-query-in-loop";

const imports = `
import { model, Schema, type Mongoose } from "mongoose";
import { Paper, Post, User } from "../../../clients/mongoose/models.ts";
import type { Input } from "../../../world.ts";
`;

export const refusals: Refusal[] = [
  {
    rule,
    because: "a hook runs for single documents",
    program: `
import { model, Schema, type Mongoose } from "mongoose";
import type { Input } from "../../../world.ts";

const schema = new Schema<{ _id: number; name: string }>({ _id: Number, name: String });
schema.pre("findOne", function () {
  this.where({ name: { $ne: null } });
});
const Member = model<{ _id: number; name: string }>("Member", schema, "users");

export async function run(_db: Mongoose, { userIds }: Input) {
  const names = [];
  for (const id of userIds) {
    const member = await Member.findById(id).lean();
    names.push(member?.name);
  }
  return names;
}
`,
  },
  {
    rule,
    because: "hooks may be hung on an exported schema elsewhere",
    program: `
import { model, Schema, type Mongoose } from "mongoose";
import type { Input } from "../../../world.ts";

export const schema = new Schema<{ _id: number; name: string }>({ _id: Number, name: String });
const Guest = model<{ _id: number; name: string }>("Guest", schema, "users");

export async function run(_db: Mongoose, { userIds }: Input) {
  for (const id of userIds) {
    await Guest.deleteOne({ _id: id });
  }
}
`,
  },
  {
    rule,
    because: "a document's key may be written in other letters than the database gives it back in",
    program: `${imports}
export async function run(_db: Mongoose, { documentIds }: Input) {
  const titles = [];
  for (const id of documentIds) {
    const paper = await Paper.findById(id.replaceAll("-", "").slice(-24).toUpperCase());
    titles.push(paper?.title);
  }
  return titles;
}
`,
  },
  {
    rule,
    because: "a missing document throws",
    program: `${imports}
export async function run(_db: Mongoose, { userIds }: Input) {
  const names = [];
  for (const id of userIds) {
    const user = await User.findById(id).orFail();
    names.push(user.name);
  }
  return names;
}
`,
  },
  {
    rule,
    because: "only the first of several documents is deleted",
    program: `${imports}
export async function run(_db: Mongoose, { userIds }: Input) {
  for (const authorId of userIds) {
    await Post.deleteOne({ authorId });
  }
}
`,
  },
  {
    rule,
    because: "each further update of the same document counts",
    program: `${imports}
export async function run(_db: Mongoose, { userIds }: Input) {
  for (const id of userIds) {
    await User.updateOne({ _id: id }, { $inc: { teamId: 1 } });
  }
}
`,
  },
  {
    rule,
    because: "a missing document is created",
    program: `${imports}
export async function run(_db: Mongoose, { userIds }: Input) {
  for (const id of userIds) {
    await User.updateOne({ _id: id }, { $set: { name: "new" } }, { upsert: true });
  }
}
`,
  },
  {
    rule,
    because: "a transformation gets all documents at once",
    program: `${imports}
export async function run(_db: Mongoose, { userIds }: Input) {
  const names = [];
  for (const id of userIds) {
    names.push(await User.findById(id).transform((user) => user?.name));
  }
  return names;
}
`,
  },
  {
    rule,
    because: "the limit goes for each element",
    program: `${imports}
export async function run(_db: Mongoose, { userIds }: Input) {
  const result = [];
  for (const authorId of userIds) {
    result.push(await Post.find({ authorId }).sort({ _id: 1 }).limit(2).lean());
  }
  return result;
}
`,
  },
  {
    rule,
    because: "a field may be an array, which holds several keys",
    program: `
import { model, Schema, type Mongoose } from "mongoose";
import type { Input } from "../../../world.ts";

const List = model("List", new Schema({ _id: Number, userIds: [Number] }));

export async function run(_db: Mongoose, { userIds: ids }: Input) {
  const result = [];
  for (const id of ids) {
    result.push(await List.find({ userIds: id }).lean());
  }
  return result;
}
`,
  },
  {
    rule,
    because: "text is compared without regard to case",
    program: `${imports}
export async function run(_db: Mongoose, { emails }: Input) {
  const result = [];
  for (const email of emails) {
    result.push(await User.findOne({ email }).collation({ locale: "en", strength: 2 }).lean());
  }
  return result;
}
`,
  },
  {
    rule,
    because: "without a key, documents without the field are found",
    program: `${imports}
export async function run(_db: Mongoose, { authorIds }: Input) {
  const result = [];
  for (const authorId of authorIds) {
    result.push(await Post.find({ authorId }).lean());
  }
  return result;
}
`,
  },
];
