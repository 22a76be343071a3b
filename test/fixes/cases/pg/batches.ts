import type { FixCase } from "../../harness/case.ts";

const rule = "no-query-in-loop";

const imports = `
import type { Pool } from "pg";
import type { Input } from "../../../world.ts";
`;

export const batches: FixCase[] = [
  {
    rule,
    form: "children by foreign key",
    program: `${imports}
export async function run(pool: Pool, { userIds }: Input) {
  const result = [];
  for (const userId of userIds) {
    const { rows } = await pool.query<{ id: number; title: string }>(
      "SELECT id, title FROM posts WHERE author_id = $1 ORDER BY id DESC",
      [userId],
    );
    result.push({ userId, posts: rows });
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
export async function run(pool: Pool, { labels }: Input) {
  const client = await pool.connect();
  try {
    await client.query("BEGIN");
    for (const { postId, label } of labels) {
      await client.query("INSERT INTO tags (post_id, label) VALUES ($1, $2)", [postId, label]);
    }
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  } finally {
    client.release();
  }
}
`,
    statements: { before: ({ labels }) => labels.length, after: 1 },
  },
  {
    rule,
    form: "bulk update",
    suggestion: "batch",
    program: `${imports}
export async function run(pool: Pool, { postIds }: Input) {
  for (const id of postIds) {
    await pool.query("UPDATE posts SET status = 'archived' WHERE id = $1", [id]);
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
    await pool.query("DELETE FROM users WHERE id = $1", [id]);
  }
}
`,
    statements: { before: ({ userIds }) => userIds.length, after: 1 },
  },
  {
    rule,
    form: "children by foreign key",
    variant: "whole rows, without the key, and another condition",
    program: `${imports}
export async function run(pool: Pool, { userIds, failures }: Input) {
  const all = [];
  for (const id of userIds) {
    const result = await pool.query(
      "SELECT p.title FROM posts p WHERE p.author_id = $1 AND p.id > $2 ORDER BY p.title, p.id",
      [id, failures],
    );
    all.push({ id, count: result.rowCount, posts: result.rows });
  }
  return all;
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
  for (const one of labels) {
    await pool.query("INSERT INTO tags (label, post_id) VALUES (upper($2), $1)", [one.postId, one.label]);
  }
}
`,
    statements: { before: ({ labels }) => labels.length, after: 1 },
  },
  {
    rule,
    form: "bulk update",
    variant: "another parameter, a set of keys",
    suggestion: "batch",
    program: `${imports}
export async function run(pool: Pool, { emails }: Input) {
  const status = "gone";
  const chosen = new Set(emails);
  for (const email of chosen) {
    await pool.query("UPDATE users SET name = $1 WHERE email = $2 AND name IS NOT NULL", [status, email]);
  }
}
`,
    statements: { before: ({ emails }) => emails.length, after: 1 },
  },
];
