import type { FixCase } from "../../harness/case.ts";

const rule = "no-select-star";

const imports = `
import type { DataSource } from "typeorm";
import { Account, Document, Event, Member, Post, Tag, User } from "../../../clients/typeorm/entities.ts";
import type { Input } from "../../../world.ts";
`;

export const columns: FixCase[] = [
  {
    rule,
    form: "implicit whole row",
    variant: "fields of many rows",
    program: `${imports}
export async function run(db: DataSource) {
  const posts = await db.getRepository(Post).find({ order: { id: "ASC" } });
  return posts.map((post) => \`\${post.id} \${post.title}\`);
}
`,
    statements: { before: () => 1, after: 1 },
    columns: ["posts.id", "posts.title"],
  },
  {
    rule,
    form: "implicit whole row",
    variant: "fields of one row",
    program: `${imports}
export async function run(db: DataSource, { userIds }: Input) {
  const user = await db.getRepository(User).findOne({ where: { id: userIds[0] ?? 0 } });
  if (!user) return "nobody";
  const { email, name } = user;
  return \`\${name} <\${email}>\`;
}
`,
    statements: { before: () => 1, after: 1 },
    // TypeORM adds the primary key to any selection.
    columns: ["users.email", "users.id", "users.name"],
  },
];
