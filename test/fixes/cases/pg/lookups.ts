import type { FixCase } from "../../harness/case.ts";

const rule = "no-query-in-loop";

const imports = `
import type { Pool } from "pg";
import type { Input } from "../../../world.ts";
`;

export const lookups: FixCase[] = [
  {
    rule,
    form: "lookup by unique key",
    variant: "missing row is undefined",
    program: `${imports}
export async function run(pool: Pool, { userIds }: Input) {
  const found = [];
  for (const id of userIds) {
    const { rows } = await pool.query("SELECT id, name FROM users WHERE id = $1", [id]);
    found.push(rows[0]);
  }
  return found;
}
`,
    statements: { before: ({ userIds }) => userIds.length, after: 1 },
  },
  {
    rule,
    form: "lookup by unique key",
    variant: "own error for a missing row",
    program: `${imports}
class NotFoundError extends Error {}

export async function run(pool: Pool, { userIds }: Input) {
  const names: string[] = [];
  for (const id of userIds) {
    const result = await pool.query<{ name: string | null }>("SELECT name FROM users WHERE id = $1", [id]);
    const user = result.rows[0];
    if (!user) throw new NotFoundError(\`no user \${id}\`);
    names.push(user.name ?? "unnamed");
  }
  return names;
}
`,
    statements: { before: ({ userIds }) => userIds.length, after: 1 },
  },
  {
    rule,
    form: "lookup by unique key",
    variant: "text key, case matters",
    suggestion: "batch",
    program: `${imports}
export async function run(pool: Pool, { emails }: Input) {
  const ids: (number | undefined)[] = [];
  for (const email of emails) {
    const {
      rows: [user],
    } = await pool.query<{ id: number }>("SELECT id FROM users WHERE email = $1", [email]);
    ids.push(user?.id);
  }
  return ids;
}
`,
    statements: { before: ({ emails }) => emails.length, after: 1 },
  },
  {
    rule,
    form: "lookup by unique key",
    variant: "uuid key, extra filter",
    suggestion: "batch",
    program: `${imports}
export async function run(pool: Pool, { documentIds }: Input) {
  const titles: string[] = [];
  for (const id of documentIds) {
    const { rows } = await pool.query<{ title: string }>(
      "SELECT title FROM documents WHERE id = $1 AND owner_id IS NOT NULL",
      [id],
    );
    if (rows.length > 0) titles.push(rows[0]!.title);
  }
  return titles;
}
`,
    statements: { before: ({ documentIds }) => documentIds.length, after: 1 },
  },
  {
    rule,
    form: "lookup by unique key",
    variant: "bigint key",
    suggestion: "batch",
    program: `${imports}
export async function run(pool: Pool, { accountIds }: Input) {
  const labels: (string | null | undefined)[] = [];
  for (const id of accountIds) {
    const { rows } = await pool.query<{ label: string | null }>("SELECT label FROM accounts WHERE id = $1", [id]);
    labels.push(rows[0]?.label);
  }
  return labels;
}
`,
    statements: { before: ({ accountIds }) => accountIds.length, after: 1 },
  },
  {
    rule,
    form: "lookup by unique key",
    variant: "date key, fanned out",
    suggestion: "batch",
    program: `${imports}
export async function run(pool: Pool, { moments }: Input) {
  return Promise.all(
    moments.map(async (at) => {
      const { rows } = await pool.query<{ name: string }>("SELECT name FROM events WHERE at = $1", [at]);
      return rows[0]?.name ?? null;
    }),
  );
}
`,
    statements: { before: ({ moments }) => moments.length, after: 1 },
  },
  {
    rule,
    form: "lookup by unique key",
    variant: "the first of several rows in an order",
    program: `${imports}
export async function run(pool: Pool, { postIds }: Input) {
  const labels: unknown[] = [];
  for (const id of postIds) {
    const { rows } = await pool.query("SELECT label, post_id AS post FROM tags WHERE post_id = $1 ORDER BY id DESC", [id]);
    labels.push(rows[0]?.label);
  }
  return labels;
}
`,
    statements: { before: ({ postIds }) => postIds.length, after: 1 },
  },
  {
    rule,
    form: "lookup by unique key",
    variant: "whole row, without the key",
    program: `${imports}
export async function run(pool: Pool, { userIds }: Input) {
  const found = [];
  for (const id of new Set(userIds)) {
    const result = await pool.query({ text: "SELECT name FROM users WHERE id = $1", values: [id] });
    found.push({ id, user: result.rows[0] });
  }
  return found;
}
`,
    statements: { before: ({ userIds }) => userIds.length, after: 1 },
  },
  {
    rule,
    form: "lookup by unique key",
    variant: "wide numbers, which come as text",
    program: `${imports}
export async function run(pool: Pool, { userIds }: Input) {
  return Promise.all(
    userIds.map(async (id) => {
      const { rows } = await pool.query<{ label: string | null }>("SELECT label FROM accounts WHERE id = $1", [id]);
      return rows[0]?.label;
    }),
  );
}
`,
    statements: { before: ({ userIds }) => userIds.length, after: 1 },
  },
  {
    rule,
    form: "lookup by unique key",
    variant: "key may be null",
    suggestion: "batch",
    program: `${imports}
export async function run(pool: Pool, { authorIds }: Input) {
  const names: unknown[] = [];
  for (const id of authorIds) {
    const result = await pool.query("SELECT id, name FROM users WHERE id = $1 LIMIT 1", [id]);
    names.push(result.rowCount === 0 ? "nobody" : result.rows[0].name);
  }
  return names;
}
`,
    statements: { before: ({ authorIds }) => authorIds.length, after: 1 },
  },
];
