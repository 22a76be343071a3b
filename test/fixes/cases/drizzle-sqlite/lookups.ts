import type { FixCase } from "../../harness/case.ts";

const rule = "no-query-in-loop";

const imports = `
import { asc, desc, eq } from "drizzle-orm";
import type { LibSQLDatabase } from "drizzle-orm/libsql";
import * as schema from "../../../clients/drizzle-sqlite/schema.ts";
import { events, posts, tags, users } from "../../../clients/drizzle-sqlite/schema.ts";
import type { Input } from "../../../world.ts";
`;

export const lookups: FixCase[] = [
  {
    rule,
    form: "lookup by unique key",
    variant: "missing row is undefined",
    suggestion: "batch",
    program: `${imports}
export async function run(db: LibSQLDatabase<typeof schema>, { userIds }: Input) {
  const found = [];
  for (const id of userIds) {
    const user = await db.query.users.findFirst({ where: eq(users.id, id) });
    found.push(user);
  }
  return found;
}
`,
    statements: { before: ({ userIds }) => userIds.length, after: 1 },
  },
  {
    rule,
    form: "lookup by unique key",
    variant: "text key, case matters",
    suggestion: "batch",
    program: `${imports}
export async function run(db: LibSQLDatabase<typeof schema>, { emails }: Input) {
  const ids: (number | undefined)[] = [];
  for (const email of emails) {
    const [user] = await db.select({ id: users.id }).from(users).where(eq(users.email, email));
    ids.push(user?.id);
  }
  return ids;
}
`,
    statements: { before: ({ emails }) => emails.length, after: 1 },
  },
  {
    rule,
    form: "lookup by unique key",
    variant: "date key",
    suggestion: "batch",
    program: `${imports}
export async function run(db: LibSQLDatabase<typeof schema>, { moments }: Input) {
  const names: (string | undefined)[] = [];
  for (const at of moments) {
    const [event] = await db.select({ name: events.name }).from(events).where(eq(events.at, at));
    names.push(event?.name);
  }
  return names;
}
`,
    statements: { before: ({ moments }) => moments.length, after: 1 },
  },
];
