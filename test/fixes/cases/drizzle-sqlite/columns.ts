import type { FixCase } from "../../harness/case.ts";

const rule = "no-select-star";

const imports = `
import { asc, desc, eq } from "drizzle-orm";
import type { LibSQLDatabase } from "drizzle-orm/libsql";
import * as schema from "../../../clients/drizzle-sqlite/schema.ts";
import { events, posts, tags, users } from "../../../clients/drizzle-sqlite/schema.ts";
import type { Input } from "../../../world.ts";
`;

export const columns: FixCase[] = [
  {
    rule,
    form: "explicit star",
    variant: "fields of many rows",
    program: `${imports}
export async function run(db: LibSQLDatabase<typeof schema>) {
  const rows = await db.select().from(posts).orderBy(asc(posts.id));
  return rows.map((post) => \`\${post.id} \${post.title}\`);
}
`,
    statements: { before: () => 1, after: 1 },
    columns: ["posts.id", "posts.title"],
  },
  {
    rule,
    form: "existence check",
    program: `${imports}
export async function run(db: LibSQLDatabase<typeof schema>, { emails }: Input) {
  const [taken] = await db.select().from(users).where(eq(users.email, emails[0] ?? ""));
  return taken !== undefined;
}
`,
    statements: { before: () => 1, after: 1 },
    columns: ["users.id"],
  },
];
