import type { FixCase } from "../../harness/case.ts";

const rule = "no-query-in-loop";

const imports = `
import type { Knex } from "knex";
import type { Input } from "../../../world.ts";
`;

export const batches: FixCase[] = [
  {
    rule,
    form: "children by foreign key",
    suggestion: "batch",
    program: `${imports}
export async function run(knex: Knex, { userIds }: Input) {
  const result = [];
  for (const userId of userIds) {
    const posts = await knex("posts").select("id", "title").where("author_id", userId).orderBy("id", "desc");
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
    suggestion: "batch",
    program: `${imports}
export async function run(knex: Knex, { labels }: Input) {
  await knex.transaction(async (trx) => {
    for (const { postId, label } of labels) {
      await trx("tags").insert({ post_id: postId, label });
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
export async function run(knex: Knex, { postIds }: Input) {
  for (const id of postIds) {
    await knex("posts").where({ id }).update({ status: "archived" });
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
export async function run(knex: Knex, { userIds }: Input) {
  for (const id of userIds) {
    await knex("users").where("id", id).del();
  }
}
`,
    statements: { before: ({ userIds }) => userIds.length, after: 1 },
  },
];
