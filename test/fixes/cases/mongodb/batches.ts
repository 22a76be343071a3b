import type { FixCase } from "../../harness/case.ts";

const rule = "no-query-in-loop";

const imports = `
import { ObjectId, type Db } from "mongodb";

interface User {
  _id: number;
  email: string;
  name: string | null;
  teamId: number | null;
}

interface Post {
  _id: number;
  authorId: number | null;
  title: string;
  body: string;
  status: string;
}
import type { Input } from "../../../world.ts";
`;

export const batches: FixCase[] = [
  {
    rule,
    form: "children by foreign key",
    program: `${imports}
export async function run(db: Db, { userIds }: Input) {
  const result = [];
  for (const authorId of userIds) {
    const posts = await db.collection<Post>("posts").find({ authorId }).sort({ _id: -1 }).toArray();
    result.push({ authorId, posts });
  }
  return result;
}
`,
    statements: { before: ({ userIds }) => userIds.length, after: 1 },
  },
  {
    rule,
    form: "bulk update",
    suggestion: "batch",
    program: `${imports}
export async function run(db: Db, { postIds }: Input) {
  const posts = db.collection<Post>("posts");
  for (const _id of postIds) {
    await posts.updateOne({ _id }, { $set: { status: "archived" } });
  }
}
`,
    statements: { before: ({ postIds }) => postIds.length, after: 1 },
  },
  {
    rule,
    form: "bulk delete",
    program: `${imports}
export async function run(db: Db, { userIds }: Input) {
  for (const _id of userIds) {
    await db.collection<User>("users").deleteOne({ _id });
  }
}
`,
    statements: { before: ({ userIds }) => userIds.length, after: 1 },
  },
  {
    rule,
    form: "bulk create",
    suggestion: "batch",
    program: `${imports}
export async function run(db: Db, { labels }: Input) {
  const tags = db.collection("tags");
  for (const { postId, label } of labels) {
    await tags.insertOne({ postId, label });
  }
}
`,
    statements: { before: ({ labels }) => labels.length, after: 1 },
  },
  {
    rule,
    form: "bulk delete",
    variant: "all documents of a key",
    program: `${imports}
export async function run(db: Db, { userIds }: Input) {
  for (const authorId of userIds) {
    await db.collection<Post>("posts").deleteMany({ authorId });
  }
}
`,
    statements: { before: ({ userIds }) => userIds.length, after: 1 },
  },
];
