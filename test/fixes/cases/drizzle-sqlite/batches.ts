import type { FixCase } from "../../harness/case.ts";

const rule = "no-query-in-loop";

const imports = `
import { asc, desc, eq } from "drizzle-orm";
import type { LibSQLDatabase } from "drizzle-orm/libsql";
import * as schema from "../../../clients/drizzle-sqlite/schema.ts";
import { events, posts, tags, users } from "../../../clients/drizzle-sqlite/schema.ts";
import type { Input } from "../../../world.ts";
`;

export const batches: FixCase[] = [
  {
    rule,
    form: "children by foreign key",
    suggestion: "batch",
    program: `${imports}
export async function run(db: LibSQLDatabase<typeof schema>, { userIds }: Input) {
  const result = [];
  for (const userId of userIds) {
    const written = await db
      .select({ id: posts.id, title: posts.title })
      .from(posts)
      .where(eq(posts.authorId, userId))
      .orderBy(desc(posts.id));
    result.push({ userId, written });
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
export async function run(db: LibSQLDatabase<typeof schema>, { postIds }: Input) {
  for (const id of postIds) {
    await db.update(posts).set({ status: "archived" }).where(eq(posts.id, id));
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
export async function run(db: LibSQLDatabase<typeof schema>, { userIds }: Input) {
  for (const id of userIds) {
    await db.delete(users).where(eq(users.id, id));
  }
}
`,
    statements: { before: ({ userIds }) => userIds.length, after: 1 },
  },
];
