import type { FixCase } from "../../harness/case.ts";

const rule = "no-query-in-loop";

const imports = `
import type { Pool, ResultSetHeader, RowDataPacket } from "mysql2/promise";
import type { Input } from "../../../world.ts";
`;

export const batches: FixCase[] = [
  {
    rule,
    form: "children by foreign key",
    suggestion: "batch",
    program: `${imports}
export async function run(pool: Pool, { userIds }: Input) {
  const result = [];
  for (const userId of userIds) {
    const [posts] = await pool.query<RowDataPacket[]>(
      "SELECT id, title FROM posts WHERE author_id = ? ORDER BY id DESC",
      [userId],
    );
    result.push({ userId, posts });
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
export async function run(pool: Pool, { postIds }: Input) {
  for (const id of postIds) {
    await pool.query<ResultSetHeader>("UPDATE posts SET status = 'archived' WHERE id = ?", [id]);
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
export async function run(pool: Pool, { userIds }: Input) {
  for (const id of userIds) {
    await pool.execute("DELETE FROM users WHERE id = ?", [id]);
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
export async function run(pool: Pool, { labels }: Input) {
  for (const { postId, label } of labels) {
    await pool.execute<ResultSetHeader>("INSERT INTO tags (post_id, label) VALUES (?, ?)", [postId, label]);
  }
}
`,
    statements: { before: ({ labels }) => labels.length, after: 1 },
  },
];
