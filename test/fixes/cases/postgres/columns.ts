import type { FixCase } from "../../harness/case.ts";

const rule = "no-select-star";

const imports = `
import type { Sql } from "postgres";
import type { Input } from "../../../world.ts";
`;

export const columns: FixCase[] = [
  {
    rule,
    form: "explicit star",
    variant: "fields of many rows",
    program: `${imports}
export async function run(sql: Sql) {
  const posts = await sql<{ id: number; title: string }[]>\`select * from posts order by id\`;
  return posts.map((post) => \`\${post.id} \${post.title}\`);
}
`,
    statements: { before: () => 1, after: 1 },
    columns: ["posts.id", "posts.title"],
  },
  {
    rule,
    form: "explicit star",
    variant: "fields of one row",
    program: `${imports}
export async function run(sql: Sql, { userIds }: Input) {
  const [user] = await sql\`select * from users where id = \${userIds[0] ?? 0}\`;
  return user?.email as string | undefined;
}
`,
    statements: { before: () => 1, after: 1 },
    columns: ["users.email"],
  },
];
