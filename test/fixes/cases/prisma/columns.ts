import type { FixCase } from "../../harness/case.ts";

const rule = "no-select-star";

const imports = `
import type { PrismaClient } from "@prisma/client";
import type { Input } from "../../../world.ts";
`;

export const columns: FixCase[] = [
  {
    rule,
    form: "implicit whole row",
    variant: "fields of one row",
    program: `${imports}
export async function run(db: PrismaClient, { userIds }: Input) {
  const user = await db.user.findUnique({ where: { id: userIds[0] ?? 0 } });
  if (!user) return "nobody";
  const { name, email: address } = user;
  return \`\${name} <\${address}>\`;
}
`,
    statements: { before: () => 1, after: 1 },
    // Prisma reads the key that it looks up.
    columns: ["users.email", "users.id", "users.name"],
  },
  {
    rule,
    form: "implicit whole row",
    variant: "fields of many rows",
    program: `${imports}
export async function run(db: PrismaClient) {
  const posts = await db.post.findMany({ orderBy: { id: "asc" } });
  const lines: string[] = [];
  for (const post of posts) {
    lines.push(post.title + post.authorId);
  }
  return lines;
}
`,
    statements: { before: () => 1, after: 1 },
    // Prisma reads what it orders by.
    columns: ["posts.author_id", "posts.id", "posts.title"],
  },
  {
    rule,
    form: "implicit whole row",
    variant: "mapped to ids",
    program: `${imports}
export async function run(db: PrismaClient) {
  const posts = await db.post.findMany({ where: { status: "live" }, orderBy: { id: "asc" } });
  return posts.map((post) => post.id);
}
`,
    statements: { before: () => 1, after: 1 },
    columns: ["posts.id"],
  },
  {
    rule,
    form: "existence check",
    program: `${imports}
export async function run(db: PrismaClient, { emails }: Input) {
  const taken = await db.user.findUnique({ where: { email: emails[0] ?? "" } });
  return taken !== null;
}
`,
    statements: { before: () => 1, after: 1 },
    columns: ["users.id"],
  },
];
