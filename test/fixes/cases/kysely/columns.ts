import type { FixCase } from "../../harness/case.ts";

const rule = "no-select-star";

const imports = `
import type { Kysely } from "kysely";
import type { Database } from "../../../clients/kysely/schema.ts";
import type { Input } from "../../../world.ts";
`;

export const columns: FixCase[] = [
  {
    rule,
    form: "explicit star",
    variant: "fields of many rows",
    program: `${imports}
export async function run(db: Kysely<Database>) {
  const posts = await db.selectFrom("posts").selectAll().orderBy("id").execute();
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
export async function run(db: Kysely<Database>, { userIds }: Input) {
  const user = await db
    .selectFrom("users")
    .selectAll()
    .where("id", "=", userIds[0] ?? 0)
    .executeTakeFirst();
  return user?.email;
}
`,
    statements: { before: () => 1, after: 1 },
    columns: ["users.email"],
  },
  {
    rule,
    form: "explicit star",
    variant: "star of one table in a join",
    program: `${imports}
export async function run(db: Kysely<Database>) {
  const rows = await db
    .selectFrom("posts")
    .innerJoin("users", "users.id", "posts.author_id")
    .selectAll("posts")
    .orderBy("posts.id")
    .execute();
  const titles: string[] = [];
  for (const { title } of rows) titles.push(title);
  return titles;
}
`,
    statements: { before: () => 1, after: 1 },
    columns: ["posts.title"],
  },
];
