import type { FixCase } from "../../harness/case.ts";

const rule = "no-select-star";

const imports = `
import { and, asc, desc, eq } from "drizzle-orm";
import type { NodePgDatabase } from "drizzle-orm/node-postgres";
import * as schema from "../../../clients/drizzle/schema.ts";
import { accounts, documents, events, members, posts, tags, users } from "../../../clients/drizzle/schema.ts";
import type { Input } from "../../../world.ts";
`;

export const columns: FixCase[] = [
  {
    rule,
    form: "explicit star",
    variant: "fields of many rows",
    program: `${imports}
export async function run(db: NodePgDatabase<typeof schema>) {
  const rows = await db.select().from(posts).orderBy(asc(posts.id));
  return rows.map((post) => \`\${post.id} \${post.title}\`);
}
`,
    statements: { before: () => 1, after: 1 },
    columns: ["posts.id", "posts.title"],
  },
  {
    rule,
    form: "explicit star",
    variant: "destructured first row",
    program: `${imports}
export async function run(db: NodePgDatabase<typeof schema>, { userIds }: Input) {
  const [user] = await db.select().from(users).where(eq(users.id, userIds[0] ?? 0));
  if (!user) return null;
  const { email: address, teamId } = user;
  return { address, teamId };
}
`,
    statements: { before: () => 1, after: 1 },
    columns: ["users.email", "users.team_id"],
  },
  {
    rule,
    form: "implicit whole row",
    variant: "relational query",
    program: `${imports}
export async function run(db: NodePgDatabase<typeof schema>) {
  const rows = await db.query.posts.findMany({ where: eq(posts.status, "live"), orderBy: asc(posts.id) });
  return rows.map((post) => post.id);
}
`,
    statements: { before: () => 1, after: 1 },
    columns: ["posts.id"],
  },
  {
    rule,
    form: "existence check",
    program: `${imports}
export async function run(db: NodePgDatabase<typeof schema>, { emails }: Input) {
  const [taken] = await db.select().from(users).where(eq(users.email, emails[0] ?? ""));
  return taken !== undefined;
}
`,
    statements: { before: () => 1, after: 1 },
    columns: ["users.id"],
  },
];
