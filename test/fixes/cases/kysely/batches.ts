import type { FixCase } from "../../harness/case.ts";

const rule = "no-query-in-loop";

const imports = `
import type { Kysely } from "kysely";
import type { Database } from "../../../clients/kysely/schema.ts";
import type { Input } from "../../../world.ts";
`;

export const batches: FixCase[] = [
  {
    rule,
    form: "children by foreign key",
    suggestion: "batch",
    program: `${imports}
export async function run(db: Kysely<Database>, { userIds }: Input) {
  const result = [];
  for (const userId of userIds) {
    const posts = await db
      .selectFrom("posts")
      .select(["id", "title"])
      .where("author_id", "=", userId)
      .orderBy("id", "desc")
      .execute();
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
export async function run(db: Kysely<Database>, { labels }: Input) {
  await db.transaction().execute(async (trx) => {
    for (const { postId, label } of labels) {
      await trx.insertInto("tags").values({ post_id: postId, label }).execute();
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
export async function run(db: Kysely<Database>, { postIds }: Input) {
  for (const id of postIds) {
    await db.updateTable("posts").set({ status: "archived" }).where("id", "=", id).execute();
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
export async function run(db: Kysely<Database>, { userIds }: Input) {
  for (const id of userIds) {
    await db.deleteFrom("users").where("id", "=", id).execute();
  }
}
`,
    statements: { before: ({ userIds }) => userIds.length, after: 1 },
  },
];
