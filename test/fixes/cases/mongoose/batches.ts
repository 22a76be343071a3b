import type { FixCase } from "../../harness/case.ts";

const rule = "no-query-in-loop";

const imports = `
import { Types, type Mongoose } from "mongoose";
import { Paper, Post, Tag, User } from "../../../clients/mongoose/models.ts";
import type { Input } from "../../../world.ts";
`;

export const batches: FixCase[] = [
  {
    rule,
    form: "children by foreign key",
    byHand: "queries of documents",
    program: `${imports}
export async function run(_db: Mongoose, { userIds }: Input) {
  const result = [];
  for (const authorId of userIds) {
    const posts = await Post.find({ authorId }).sort({ _id: -1 }).lean();
    result.push({ authorId, posts });
  }
  return result;
}
`,
    statements: { before: ({ userIds }) => userIds.length, after: 1 },
  },
  {
    rule,
    form: "bulk create",
    byHand: "queries of documents",
    program: `${imports}
export async function run(_db: Mongoose, { labels }: Input) {
  for (const { postId, label } of labels) {
    await Tag.create({ postId, label });
  }
}
`,
    statements: { before: ({ labels }) => labels.length, after: 1 },
  },
  {
    rule,
    form: "bulk update",
    byHand: "queries of documents",
    program: `${imports}
export async function run(_db: Mongoose, { postIds }: Input) {
  for (const id of postIds) {
    await Post.updateOne({ _id: id }, { $set: { status: "archived" } });
  }
}
`,
    statements: { before: ({ postIds }) => postIds.length, after: 1 },
  },
  {
    rule,
    form: "bulk delete",
    byHand: "queries of documents",
    program: `${imports}
export async function run(_db: Mongoose, { userIds }: Input) {
  for (const id of userIds) {
    await User.deleteOne({ _id: id });
  }
}
`,
    statements: { before: ({ userIds }) => userIds.length, after: 1 },
  },
];
