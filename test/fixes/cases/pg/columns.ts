import type { FixCase } from "../../harness/case.ts";

const rule = "no-select-star";

const imports = `
import type { Pool } from "pg";
import type { Input } from "../../../world.ts";
`;

export const columns: FixCase[] = [
  {
    rule,
    form: "explicit star",
    variant: "fields of many rows",
    program: `${imports}
export async function run(pool: Pool) {
  const { rows } = await pool.query<{ id: number; title: string }>("SELECT * FROM posts ORDER BY id");
  return rows.map((post) => \`\${post.id} \${post.title}\`);
}
`,
    statements: { before: () => 1, after: 1 },
    columns: ["posts.id", "posts.title"],
  },
  {
    rule,
    form: "explicit star",
    variant: "star of one table in a join",
    program: `${imports}
export async function run(pool: Pool) {
  const result = await pool.query(
    "SELECT p.* FROM posts p JOIN users u ON u.id = p.author_id ORDER BY p.id",
  );
  const titles: string[] = [];
  for (const row of result.rows) titles.push(row.title);
  return titles;
}
`,
    statements: { before: () => 1, after: 1 },
    columns: ["posts.title"],
  },
  {
    rule,
    form: "explicit star",
    variant: "text in a constant",
    program: `${imports}
const byId = "SELECT * FROM users WHERE id = $1";

export async function run(pool: Pool, { userIds }: Input) {
  const { rows } = await pool.query(byId, [userIds[0] ?? 0]);
  return rows[0]?.email as string | undefined;
}
`,
    statements: { before: () => 1, after: 1 },
    columns: ["users.email"],
  },
];
