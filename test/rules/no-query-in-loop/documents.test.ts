import rule from "../../../rules/no-query-in-loop.ts";
import { ruleTester } from "../../rule-tester.ts";

ruleTester.run("no-query-in-loop", rule, {
  valid: [
    {
      name: "documents of all keys at once",
      code: `import { model, Schema } from "mongoose";
const User = model("User", new Schema({ name: String }));
export async function run(ids: string[]) {
  const users = await User.find({ _id: { $in: ids } }).lean();
  return users.map((user) => user.name);
}
`,
    },
  ],
  invalid: [
    {
      name: "the driver compares keys as they are",
      code: `import { type Collection, type ObjectId } from "mongodb";

export async function run(users: Collection, orders: { userId: ObjectId }[]) {
  const names = [];
  for (const order of orders) {
    const user = await users.findOne({ _id: order.userId }, { projection: { name: 1 } });
    names.push(user?.name);
  }
  return names;
}
`,
      output: `import { type Collection, type ObjectId } from "mongodb";

export async function run(users: Collection, orders: { userId: ObjectId }[]) {
  const names = [];
  const userIds = [...new Set(orders.map((order) => order.userId))];
  const rows = await users.find({ _id: { $in: userIds } }, { projection: { name: 1 } }).toArray();
  const rowById = new Map(rows.map((row) => [String(row._id), row]));
  for (const order of orders) {
    const user = rowById.get(String(order.userId)) ?? null;
    names.push(user?.name);
  }
  return names;
}
`,
      errors: [
        {
          messageId: "queryPerElement",
          data: {
            operation: "read",
            table: "the database",
            collection: "`orders`",
            through: "",
            remedy: "Run one query for all of them before the loop.",
          },
          line: 6,
          column: 24,
          endLine: 6,
          endColumn: 89,
        },
      ],
    },
    {
      name: "a document's id as text, of which nothing says how it's written",
      code: `import { model, Schema } from "mongoose";

const User = model("User", new Schema({ name: String }));

export async function run(ids: string[]) {
  const names = [];
  for (const id of ids) {
    const user = await User.findById(id).select("name").lean();
    names.push(user?.name);
  }
  return names;
}
`,
      output: null,
      errors: [
        {
          messageId: "queryPerElement",
          data: {
            operation: "read",
            table: "`User`",
            collection: "`ids`",
            through: "",
            remedy: "Run one query for all of them before the loop.",
          },
          line: 8,
          column: 24,
          endLine: 8,
          endColumn: 63,
          suggestions: [
            {
              messageId: "batch",
              data: { conditions: "`id` is spelled as the database spells it" },
              output: `import { model, Schema } from "mongoose";

const User = model("User", new Schema({ name: String }));

export async function run(ids: string[]) {
  const names = [];
  const users = await User.find({ _id: { $in: [...new Set(ids)] } }).select("name").lean();
  const userById = new Map(users.map((user) => [String(user._id), user]));
  for (const id of ids) {
    const user = userById.get(String(id)) ?? null;
    names.push(user?.name);
  }
  return names;
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "ids that the database gave are spelled as it spells them",
      code: `import { model, Schema, Types } from "mongoose";

const User = model("User", new Schema({ name: String }));
const Post = model("Post", new Schema({ title: String, author: { type: Schema.Types.ObjectId, required: true } }));

export async function run() {
  const posts = await Post.find();
  for (const post of posts) {
    const author = await User.findById(post.author);
    console.log(post.title, author?.name);
  }
}
`,
      output: `import { model, Schema, Types } from "mongoose";

const User = model("User", new Schema({ name: String }));
const Post = model("Post", new Schema({ title: String, author: { type: Schema.Types.ObjectId, required: true } }));

export async function run() {
  const posts = await Post.find();
  const users = await User.find({ _id: { $in: [...new Set(posts.map((post) => post.author))] } });
  const userById = new Map(users.map((user) => [String(user._id), user]));
  for (const post of posts) {
    const author = userById.get(String(post.author)) ?? null;
    console.log(post.title, author?.name);
  }
}
`,
      errors: [
        {
          messageId: "queryPerElement",
          data: {
            operation: "read",
            table: "`User`",
            collection: "`posts`",
            through: "",
            remedy: "Run one query for all of them before the loop.",
          },
          line: 9,
          column: 26,
          endLine: 9,
          endColumn: 52,
        },
      ],
    },
    {
      name: "a model whose schema isn't in sight may have hooks",
      code: `import type { Model } from "mongoose";
import type { Types } from "mongoose";

export async function run(users: Model<{ name: string }>, ids: Types.ObjectId[]) {
  for (const id of ids) {
    const user = await users.findById(id).lean();
    console.log(user?.name);
  }
}
`,
      output: null,
      errors: [
        {
          messageId: "queryPerElement",
          data: {
            operation: "read",
            table: "the database",
            collection: "`ids`",
            through: "",
            remedy: "Run one query for all of them before the loop.",
          },
          line: 6,
          column: 24,
          endLine: 6,
          endColumn: 49,
          suggestions: [
            {
              messageId: "batch",
              data: {
                conditions:
                  "no hook of the model runs for single documents only, and `row._id` and `id` are the same kind of value",
              },
              output: `import type { Model } from "mongoose";
import type { Types } from "mongoose";

export async function run(users: Model<{ name: string }>, ids: Types.ObjectId[]) {
  const rows = await users.find({ _id: { $in: [...new Set(ids)] } }).lean();
  const rowById = new Map(rows.map((row) => [String(row._id), row]));
  for (const id of ids) {
    const user = rowById.get(String(id)) ?? null;
    console.log(user?.name);
  }
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "a type of the documents says what the key is",
      code: `import type { Db } from "mongodb";

interface Post {
  authorId: string;
  title: string;
}

export async function run(db: Db, authorIds: string[]) {
  const result: Record<string, Post[]> = {};
  for (const authorId of authorIds) {
    result[authorId] = await db.collection<Post>("posts").find({ authorId }).sort({ title: 1 }).toArray();
  }
  return result;
}
`,
      output: `import type { Db } from "mongodb";

interface Post {
  authorId: string;
  title: string;
}

export async function run(db: Db, authorIds: string[]) {
  const result: Record<string, Post[]> = {};
  const uniqueAuthorIds = [...new Set(authorIds)];
  const posts = await db.collection<Post>("posts").find({ authorId: { $in: uniqueAuthorIds } }).sort({ title: 1 }).toArray();
  const postsByAuthorId = new Map<string, typeof posts>();
  for (const post of posts) {
    const group = postsByAuthorId.get(post.authorId);
    if (group) group.push(post);
    else postsByAuthorId.set(post.authorId, [post]);
  }
  for (const authorId of authorIds) {
    result[authorId] = postsByAuthorId.get(authorId) ?? [];
  }
  return result;
}
`,
      errors: [
        {
          messageId: "queryPerElement",
          data: {
            operation: "read",
            table: "`posts`",
            collection: "`authorIds`",
            through: "",
            remedy: "Run one query for all of them before the loop.",
          },
          line: 11,
          column: 30,
          endLine: 11,
          endColumn: 106,
        },
      ],
    },
    {
      name: "single documents by key are deleted as many",
      code: `import { model, Schema } from "mongoose";

const schema = new Schema({ _id: Number, name: String });
schema.index({ name: 1 });
const User = model("User", schema);

export async function run(ids: number[]) {
  for (const id of ids) {
    await User.deleteOne({ _id: id });
  }
}
`,
      output: `import { model, Schema } from "mongoose";

const schema = new Schema({ _id: Number, name: String });
schema.index({ name: 1 });
const User = model("User", schema);

export async function run(ids: number[]) {
  await User.deleteMany({ _id: { $in: ids } });
}
`,
      errors: [
        {
          messageId: "queryPerElement",
          data: {
            operation: "write",
            table: "`User`",
            collection: "`ids`",
            through: "",
            remedy: "Write them all with one statement.",
          },
          line: 9,
          column: 11,
          endLine: 9,
          endColumn: 38,
        },
      ],
    },
    {
      name: "a hook of a schema",
      code: `import { model, Schema } from "mongoose";

const schema = new Schema({ _id: Number, name: String });
schema.post("deleteOne", () => console.log("gone"));
const User = model("User", schema);

export async function run(ids: number[]) {
  for (const id of ids) {
    await User.deleteOne({ _id: id });
  }
}
`,
      output: null,
      errors: [
        {
          messageId: "queryPerElement",
          data: {
            operation: "write",
            table: "`User`",
            collection: "`ids`",
            through: "",
            remedy: "Write them all with one statement.",
          },
          line: 9,
          column: 11,
          endLine: 9,
          endColumn: 38,
          suggestions: [
            {
              messageId: "batch",
              data: { conditions: "no hook of the model runs for single documents only" },
              output: `import { model, Schema } from "mongoose";

const schema = new Schema({ _id: Number, name: String });
schema.post("deleteOne", () => console.log("gone"));
const User = model("User", schema);

export async function run(ids: number[]) {
  await User.deleteMany({ _id: { $in: ids } });
}
`,
            },
          ],
        },
      ],
    },
  ],
});
