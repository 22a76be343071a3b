import type { FixCase } from "../../harness/case.ts";

const rule = "no-query-in-loop";

const imports = `
import { and, asc, desc, eq } from "drizzle-orm";
import type { NodePgDatabase } from "drizzle-orm/node-postgres";
import * as schema from "../../../clients/drizzle/schema.ts";
import { accounts, documents, events, members, posts, tags, users } from "../../../clients/drizzle/schema.ts";
import type { Input } from "../../../world.ts";
`;

export const lookups: FixCase[] = [
  {
    rule,
    form: "lookup by unique key",
    variant: "relational query, missing row is undefined",
    suggestion: "batch",
    program: `${imports}
export async function run(db: NodePgDatabase<typeof schema>, { userIds }: Input) {
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
    variant: "destructured first row, own error",
    suggestion: "batch",
    program: `${imports}
class NotFoundError extends Error {}

export async function run(db: NodePgDatabase<typeof schema>, { userIds }: Input) {
  const names: string[] = [];
  for (const id of userIds) {
    const [user] = await db.select({ name: users.name }).from(users).where(eq(users.id, id));
    if (!user) throw new NotFoundError(\`no user \${id}\`);
    names.push(user.name ?? "unnamed");
  }
  return names;
}
`,
    statements: { before: ({ userIds }) => userIds.length, after: 1 },
    columns: ["users.id", "users.name"],
  },
  {
    rule,
    form: "lookup by unique key",
    variant: "text key, case matters",
    suggestion: "batch",
    program: `${imports}
export async function run(db: NodePgDatabase<typeof schema>, { emails }: Input) {
  const ids = new Map<string, number | undefined>();
  for (const email of emails) {
    const [user] = await db.select({ id: users.id }).from(users).where(eq(users.email, email)).limit(1);
    ids.set(email, user?.id);
  }
  return ids;
}
`,
    statements: { before: ({ emails }) => emails.length, after: 1 },
    columns: ["users.email", "users.id"],
  },
  {
    rule,
    form: "lookup by unique key",
    variant: "uuid key",
    suggestion: "batch",
    program: `${imports}
export async function run(db: NodePgDatabase<typeof schema>, { documentIds }: Input) {
  const titles: string[] = [];
  for (const id of documentIds) {
    const document = await db.query.documents.findFirst({ where: eq(documents.id, id), columns: { title: true } });
    if (document) titles.push(document.title);
  }
  return titles;
}
`,
    statements: { before: ({ documentIds }) => documentIds.length, after: 1 },
  },
  {
    rule,
    form: "lookup by unique key",
    variant: "bigint key",
    suggestion: "batch",
    program: `${imports}
export async function run(db: NodePgDatabase<typeof schema>, { accountIds }: Input) {
  const labels: (string | null | undefined)[] = [];
  for (const id of accountIds) {
    const [account] = await db.select({ label: accounts.label }).from(accounts).where(eq(accounts.id, id));
    labels.push(account?.label);
  }
  return labels;
}
`,
    statements: { before: ({ accountIds }) => accountIds.length, after: 1 },
  },
  {
    rule,
    form: "lookup by unique key",
    variant: "date key",
    suggestion: "batch",
    program: `${imports}
export async function run(db: NodePgDatabase<typeof schema>, { moments }: Input) {
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
  {
    rule,
    form: "lookup by unique key",
    variant: "composite key",
    byHand: "a key of two columns",
    program: `${imports}
export async function run(db: NodePgDatabase<typeof schema>, { memberKeys }: Input) {
  const roles: string[] = [];
  for (const { teamId, userId } of memberKeys) {
    const [member] = await db
      .select({ role: members.role })
      .from(members)
      .where(and(eq(members.teamId, teamId), eq(members.userId, userId)));
    roles.push(member?.role ?? "none");
  }
  return roles;
}
`,
    statements: { before: ({ memberKeys }) => memberKeys.length, after: 1 },
  },
  {
    rule,
    form: "lookup by unique key",
    variant: "extra filter, fanned out",
    suggestion: "batch",
    program: `${imports}
export async function run(db: NodePgDatabase<typeof schema>, { postIds }: Input) {
  return Promise.all(
    postIds.map(async (id) => {
      const [post] = await db
        .select({ title: posts.title })
        .from(posts)
        .where(and(eq(posts.id, id), eq(posts.status, "live")));
      return { id, title: post?.title };
    }),
  );
}
`,
    statements: { before: ({ postIds }) => postIds.length, after: 1 },
  },
];
