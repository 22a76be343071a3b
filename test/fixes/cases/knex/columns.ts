import type { FixCase } from "../../harness/case.ts";

const rule = "no-select-star";

const imports = `
import type { Knex } from "knex";
import type { Input } from "../../../world.ts";
`;

export const columns: FixCase[] = [
  {
    rule,
    form: "explicit star",
    variant: "fields of many rows",
    program: `${imports}
export async function run(knex: Knex) {
  const posts = await knex("posts").select("*").orderBy("id");
  return posts.map((post) => \`\${post.id} \${post.title}\`);
}
`,
    statements: { before: () => 1, after: 1 },
    columns: ["posts.id", "posts.title"],
  },
  {
    rule,
    form: "explicit star",
    variant: "empty select",
    program: `${imports}
export async function run(knex: Knex) {
  const posts = await knex("posts").select().orderBy("id");
  const titles: string[] = [];
  for (const { title } of posts) titles.push(title);
  return titles;
}
`,
    statements: { before: () => 1, after: 1 },
    columns: ["posts.title"],
  },
  {
    rule,
    form: "explicit star",
    variant: "fields of the first row",
    program: `${imports}
export async function run(knex: Knex, { userIds }: Input) {
  const user = await knex("users").select("*").where({ id: userIds[0] ?? 0 }).first();
  return user?.email;
}
`,
    statements: { before: () => 1, after: 1 },
    columns: ["users.email"],
  },
  {
    rule,
    form: "explicit star",
    variant: "beside other columns of a join",
    program: `${imports}
export async function run(knex: Knex) {
  const rows = await knex("posts as p")
    .join("users as u", "u.id", "p.author_id")
    .select("p.*", "u.email as mail")
    .orderBy("p.id");
  return rows.map((row) => \`\${row.title} \${row.mail}\`);
}
`,
    statements: { before: () => 1, after: 1 },
    columns: ["posts.title", "users.email"],
  },
];
