import type { FixCase } from "../../harness/case.ts";

const rule = "no-query-in-loop";

const imports = `
import type { DataSource } from "typeorm";
import { Account, Document, Event, Member, Post, Tag, User } from "../../../clients/typeorm/entities.ts";
import type { Input } from "../../../world.ts";
`;

export const batches: FixCase[] = [
  {
    rule,
    form: "children by foreign key",
    suggestion: "batch",
    program: `${imports}
export async function run(db: DataSource, { userIds }: Input) {
  const repository = db.getRepository(Post);
  const result = [];
  for (const userId of userIds) {
    const posts = await repository.find({ where: { authorId: userId }, order: { id: "DESC" } });
    result.push({ userId, posts });
  }
  return result;
}
`,
    statements: { before: ({ userIds }) => userIds.length, after: 1 },
  },
  {
    rule,
    form: "bulk create",
    variant: "in a transaction",
    byHand: "no form fits",
    program: `${imports}
export async function run(db: DataSource, { labels }: Input) {
  await db.transaction(async (manager) => {
    for (const { postId, label } of labels) {
      await manager.insert(Tag, { postId, label });
    }
  });
}
`,
    statements: { before: ({ labels }) => labels.length, after: 1 },
  },
  {
    rule,
    form: "bulk update",
    suggestion: "batch",
    program: `${imports}
export async function run(db: DataSource, { postIds }: Input) {
  const posts = db.getRepository(Post);
  for (const id of postIds) {
    await posts.update({ id }, { status: "archived" });
  }
}
`,
    statements: { before: ({ postIds }) => postIds.length, after: 1 },
  },
  {
    rule,
    form: "bulk delete",
    suggestion: "batch",
    program: `${imports}
export async function run(db: DataSource, { userIds }: Input) {
  const users = db.getRepository(User);
  for (const id of userIds) {
    await users.delete({ id });
  }
}
`,
    statements: { before: ({ userIds }) => userIds.length, after: 1 },
  },
];
