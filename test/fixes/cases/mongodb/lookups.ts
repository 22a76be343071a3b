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

export const lookups: FixCase[] = [
  {
    rule,
    form: "lookup by unique key",
    variant: "missing document is null",
    program: `${imports}
export async function run(db: Db, { userIds }: Input) {
  const users = db.collection<User>("users");
  const found = [];
  for (const id of userIds) {
    const user = await users.findOne({ _id: id });
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
    variant: "ObjectId key",
    program: `${imports}
export async function run(db: Db, { documentIds }: Input) {
  const ids = documentIds.map((id) => new ObjectId(id.replaceAll("-", "").slice(-24)));
  const titles: string[] = [];
  for (const _id of ids) {
    const document = await db.collection<{ _id: ObjectId; title: string }>("documents").findOne({ _id });
    titles.push(document?.title ?? "none");
  }
  return titles;
}
`,
    statements: { before: ({ documentIds }) => documentIds.length, after: 1 },
  },
  {
    rule,
    form: "lookup by unique key",
    variant: "projection without the key",
    program: `${imports}
export async function run(db: Db, { userIds }: Input) {
  const users = db.collection<User>("users");
  return Promise.all(
    userIds.map((_id) => users.findOne({ _id }, { projection: { name: 1, email: 1, _id: 0 } })),
  );
}
`,
    statements: { before: ({ userIds }) => userIds.length, after: 1 },
  },
  {
    rule,
    form: "lookup by unique key",
    variant: "keys of other documents, some without one",
    program: `${imports}
export async function run(db: Db) {
  const posts = await db.collection<Post>("posts").find().sort({ _id: 1 }).toArray();
  const authors = [];
  for (const { authorId } of posts) {
    if (authorId === null) continue;
    const author = await db.collection<User>("users").findOne({ _id: authorId });
    authors.push(author ? author.name : "nobody");
  }
  return authors;
}
`,
    statements: { before: ({ userIds }) => userIds.length + 1, after: 2 },
  },
];
