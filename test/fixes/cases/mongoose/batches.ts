import type { FixCase } from "../../harness/case.ts";

const rule = "no-query-in-loop";

const imports = `
import { Types, type Mongoose } from "mongoose";
import { Note, Paper, Post, Tag, User } from "../../../clients/mongoose/models.ts";
import type { Input } from "../../../world.ts";
`;

export const batches: FixCase[] = [
  {
    rule,
    form: "children by foreign key",
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
    suggestion: "batch",
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
    suggestion: "batch",
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
    program: `${imports}
export async function run(_db: Mongoose, { userIds }: Input) {
  for (const id of userIds) {
    await User.deleteOne({ _id: id });
  }
}
`,
    statements: { before: ({ userIds }) => userIds.length, after: 1 },
  },
  {
    rule,
    form: "children by foreign key",
    variant: "ObjectId key, projection without it",
    program: `${imports}
export async function run(_db: Mongoose, { documentIds }: Input) {
  const ids = documentIds.map((id) => new Types.ObjectId(id.replaceAll("-", "").slice(-24)));
  return Promise.all(
    ids.map(async (paperId) => {
      const notes = await Note.find({ paperId }).select({ text: 1, _id: 0 }).lean();
      return notes;
    }),
  );
}
`,
    statements: { before: ({ documentIds }) => documentIds.length, after: 1 },
  },
  {
    rule,
    form: "bulk update",
    variant: "all documents of a key",
    suggestion: "batch",
    program: `${imports}
export async function run(_db: Mongoose, { userIds }: Input) {
  await Promise.all(userIds.map((authorId) => Post.updateMany({ authorId }, { status: "archived" })));
}
`,
    statements: { before: ({ userIds }) => userIds.length, after: 1 },
  },
];
