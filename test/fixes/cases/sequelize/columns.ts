import type { FixCase } from "../../harness/case.ts";

const rule = "no-select-star";

const imports = `
import type { Sequelize } from "sequelize";
import { Account, Document, Event, Member, Post, Tag, User } from "../../../clients/sequelize/models.ts";
import type { Input } from "../../../world.ts";
`;

export const columns: FixCase[] = [
  {
    rule,
    form: "implicit whole row",
    variant: "fields of many rows",
    program: `${imports}
export async function run() {
  const posts = await Post.findAll({ order: [["id", "ASC"]] });
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
export async function run(_db: Sequelize, { userIds }: Input) {
  const user = await User.findOne({ where: { id: userIds[0] ?? 0 } });
  if (!user) return "nobody";
  return \`\${user.name} <\${user.email}>\`;
}
`,
    statements: { before: () => 1, after: 1 },
    columns: ["users.email", "users.name"],
  },
];
