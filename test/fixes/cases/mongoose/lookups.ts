import type { FixCase } from "../../harness/case.ts";

const rule = "no-query-in-loop";

const imports = `
import { Types, type Mongoose } from "mongoose";
import { Note, Paper, Post, Tag, User } from "../../../clients/mongoose/models.ts";
import type { Input } from "../../../world.ts";
`;

export const lookups: FixCase[] = [
  {
    rule,
    form: "lookup by unique key",
    variant: "missing document is null",
    program: `${imports}
export async function run(_db: Mongoose, { userIds }: Input) {
  const found = [];
  for (const id of userIds) {
    const user = await User.findById(id);
    found.push(user);
  }
  return found;
}
`,
    statements: { before: ({ userIds }) => userIds.length, after: 1 },
  },
  {
    rule,
    form: "lookup by unique key",
    variant: "lean, own error for a missing document",
    program: `${imports}
class NotFoundError extends Error {}

export async function run(_db: Mongoose, { userIds }: Input) {
  const names: (string | null)[] = [];
  for (const id of userIds) {
    const user = await User.findOne({ _id: id }).lean();
    if (!user) throw new NotFoundError(\`no user \${id}\`);
    names.push(user.name);
  }
  return names;
}
`,
    statements: { before: ({ userIds }) => userIds.length, after: 1 },
  },
  {
    rule,
    form: "lookup by unique key",
    variant: "ObjectId key, fanned out",
    program: `${imports}
export async function run(_db: Mongoose, { documentIds }: Input) {
  const ids = documentIds.map((id) => new Types.ObjectId(id.replaceAll("-", "").slice(-24)));
  return Promise.all(
    ids.map(async (id) => {
      const paper = await Paper.findById(id).lean();
      return paper?.title;
    }),
  );
}
`,
    statements: { before: ({ documentIds }) => documentIds.length, after: 1 },
  },
  {
    rule,
    form: "lookup by unique key",
    variant: "unique field, texts that differ in case",
    program: `${imports}
export async function run(_db: Mongoose, { emails }: Input) {
  const ids: (number | undefined)[] = [];
  for (const email of emails) {
    const user = await User.findOne({ email });
    ids.push(user?._id);
  }
  return ids;
}
`,
    statements: { before: ({ emails }) => emails.length, after: 1 },
  },
  {
    rule,
    form: "lookup by unique key",
    variant: "projection without the key, lean",
    program: `${imports}
export async function run(_db: Mongoose, { userIds }: Input) {
  const found = [];
  for (const id of userIds) {
    found.push(await User.findById(id).select("name email -_id").lean());
  }
  return found;
}
`,
    statements: { before: ({ userIds }) => userIds.length, after: 1 },
  },
  {
    rule,
    form: "lookup by unique key",
    variant: "fields as an argument, key of another document",
    program: `${imports}
export async function run() {
  const posts = await Post.find({ authorId: { $ne: null } }).sort({ _id: 1 }).select("authorId").lean();
  const names: Record<number, string | null> = {};
  for (const post of posts) {
    if (post.authorId === null) continue;
    const author = await User.findById(post.authorId, "name").lean().exec();
    names[post._id] = author?.name ?? null;
  }
  return names;
}
`,
    statements: { before: ({ userIds }) => userIds.length + 1, after: 2 },
  },
  {
    rule,
    form: "lookup by unique key",
    variant: "populated",
    program: `${imports}
export async function run(_db: Mongoose, { postIds }: Input) {
  const found = [];
  for (const id of postIds) {
    const post = await Post.findOne({ _id: id }).populate("authorId", "name").lean();
    found.push(post);
  }
  return found;
}
`,
    // The authors are a statement of their own.
    statements: { before: ({ postIds }) => postIds.length * 2, after: 2 },
  },
  {
    rule,
    form: "lookup by unique key",
    variant: "text for an ObjectId",
    suggestion: "batch",
    program: `${imports}
export async function run(_db: Mongoose, { documentIds }: Input) {
  const titles = [];
  const ids: string[] = documentIds.map((id) => id.replaceAll("-", "").slice(-24));
  for (const id of ids) {
    const paper = await Paper.findById(id).lean();
    titles.push(paper?.title);
  }
  return titles;
}
`,
    statements: { before: ({ documentIds }) => documentIds.length, after: 1 },
  },
];
