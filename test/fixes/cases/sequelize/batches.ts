import type { FixCase } from "../../harness/case.ts";

const rule = "no-query-in-loop";

const imports = `
import type { Sequelize } from "sequelize";
import { Account, Document, Event, Member, Post, Tag, User } from "../../../clients/sequelize/models.ts";
import type { Input } from "../../../world.ts";
`;

export const batches: FixCase[] = [
  {
    rule,
    form: "children by foreign key",
    suggestion: "batch",
    program: `${imports}
export async function run(_db: Sequelize, { userIds }: Input) {
  const result = [];
  for (const userId of userIds) {
    const posts = await Post.findAll({ where: { authorId: userId }, order: [["id", "DESC"]] });
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
    byHand: "many rows run other hooks",
    program: `${imports}
export async function run(db: Sequelize, { labels }: Input) {
  await db.transaction(async (transaction) => {
    for (const { postId, label } of labels) {
      await Tag.create({ postId, label }, { transaction });
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
export async function run(_db: Sequelize, { postIds }: Input) {
  for (const id of postIds) {
    await Post.update({ status: "archived" }, { where: { id } });
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
export async function run(_db: Sequelize, { userIds }: Input) {
  for (const id of userIds) {
    await User.destroy({ where: { id } });
  }
}
`,
    statements: { before: ({ userIds }) => userIds.length, after: 1 },
  },
];
