import type { FixCase } from "../../harness/case.ts";

const rule = "no-select-star";

const imports = `
import type { Pool, RowDataPacket } from "mysql2/promise";
`;

export const columns: FixCase[] = [
  {
    rule,
    form: "explicit star",
    variant: "fields of many rows",
    program: `${imports}
export async function run(pool: Pool) {
  const [posts] = await pool.query<RowDataPacket[]>("SELECT * FROM posts ORDER BY id");
  return posts.map((post) => \`\${post.id} \${post.title}\`);
}
`,
    statements: { before: () => 1, after: 1 },
    columns: ["posts.id", "posts.title"],
  },
];
