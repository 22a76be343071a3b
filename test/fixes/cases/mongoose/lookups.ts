import type { FixCase } from "../../harness/case.ts";

const rule = "no-query-in-loop";

const imports = `
import { Types, type Mongoose } from "mongoose";
import { Paper, Post, Tag, User } from "../../../clients/mongoose/models.ts";
import type { Input } from "../../../world.ts";
`;

export const lookups: FixCase[] = [
  {
    rule,
    form: "lookup by unique key",
    variant: "missing document is null",
    byHand: "queries of documents",
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
    byHand: "queries of documents",
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
    byHand: "queries of documents",
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
];
