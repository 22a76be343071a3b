import type { Refusal } from "../../harness/case.ts";

const rule = "no-select-star";

const imports = `
import type { Pool } from "pg";
import type { Input } from "../../../world.ts";
`;

/** With fewer columns there would be another result. */
export const refusedColumns: Refusal[] = [
  {
    rule,
    because: "what the driver tells of the columns is read",
    program: `${imports}
export async function run(pool: Pool) {
  const { rows, fields } = await pool.query("SELECT * FROM users ORDER BY id");
  return { header: fields.map(({ name }) => name), emails: rows.map((row) => row.email) };
}
`,
  },
  {
    rule,
    because: "what the driver tells of the columns is read of the result",
    program: `${imports}
export async function run(pool: Pool) {
  const result = await pool.query("SELECT * FROM users ORDER BY id");
  return [result.fields.length, ...result.rows.map((row) => row.email)];
}
`,
  },
  {
    rule,
    because: "a callback gets the rows",
    program: `${imports}
export function run(pool: Pool) {
  pool.query("SELECT * FROM users ORDER BY id", (_error, { rows }) => {
    console.log(rows.map((row) => row.email));
  });
}
`,
  },
  {
    rule,
    because: "a callback with a name gets the rows",
    program: `${imports}
export function run(pool: Pool) {
  const show = (_error: Error, { rows }: { rows: { email: string }[] }) => console.log(rows[0]?.email);
  pool.query("SELECT * FROM users ORDER BY id", show);
}
`,
  },
  {
    rule,
    because: "rows are arrays",
    program: `${imports}
export async function run(pool: Pool) {
  const { rows } = await pool.query({ text: "SELECT * FROM users ORDER BY id", rowMode: "array" });
  return rows.map((row) => row[1]);
}
`,
  },
  {
    rule,
    because: "the star hides a column of the same name",
    program: `${imports}
export async function run(pool: Pool) {
  const { rows } = await pool.query("SELECT p.id, u.* FROM users u JOIN posts p ON p.author_id = u.id ORDER BY p.id");
  return rows.map((row) => [row.id, row.email]);
}
`,
  },
  {
    rule,
    because: "rows may be ordered by position",
    program: `${imports}
export async function run(pool: Pool, { userIds }: Input) {
  const order = userIds.length > 2 ? "2" : "1";
  const { rows } = await pool.query(\`SELECT * FROM users ORDER BY \${order}\`);
  return rows.map((row) => row.id);
}
`,
  },
  {
    rule,
    because: "the same text is sent under that name elsewhere",
    program: `${imports}
export async function run(pool: Pool) {
  const emails = await pool.query({ name: "users", text: "SELECT * FROM users ORDER BY id" });
  const { rows } = await pool.query({ name: "users", text: "SELECT * FROM users ORDER BY id" });
  return [emails.rows.map((row) => row.email), rows];
}
`,
  },
];
