import type { FixCase } from "../../harness/case.ts";

const rule = "no-query-in-loop";

const imports = `
import type { Pool, ResultSetHeader, RowDataPacket } from "mysql2/promise";
import type { Input } from "../../../world.ts";
`;

export const lookups: FixCase[] = [
  {
    rule,
    form: "lookup by unique key",
    variant: "missing row is undefined",
    suggestion: "batch",
    program: `${imports}
export async function run(pool: Pool, { userIds }: Input) {
  const found = [];
  for (const id of userIds) {
    const [rows] = await pool.query<RowDataPacket[]>("SELECT id, name FROM users WHERE id = ?", [id]);
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
    variant: "execute, own error for a missing row",
    suggestion: "batch",
    program: `${imports}
class NotFoundError extends Error {}

export async function run(pool: Pool, { userIds }: Input) {
  const names: string[] = [];
  for (const id of userIds) {
    const [rows] = await pool.execute<RowDataPacket[]>("SELECT \`name\` FROM \`users\` WHERE \`id\` = ?", [id]);
    const user = rows[0];
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
    variant: "the rows' type says that the key is a number",
    program: `${imports}
interface Tag extends RowDataPacket {
  post_id: number;
  label: string;
}

export async function run(pool: Pool, { postIds }: Input) {
  const labels: (string | undefined)[] = [];
  for (const id of postIds) {
    const [[tag]] = await pool.query<Tag[]>("SELECT post_id, label FROM tags WHERE post_id = ? ORDER BY id DESC", [id]);
    labels.push(tag?.label);
  }
  return labels;
}
`,
    statements: { before: ({ postIds }) => postIds.length, after: 1 },
  },
];
