import type { FixCase } from "../../harness/case.ts";

const rule = "no-query-in-loop";

const imports = `
import { and, asc, desc, eq } from "drizzle-orm";
import type { NodePgDatabase } from "drizzle-orm/node-postgres";
import * as schema from "../../../clients/drizzle/schema.ts";
import { accounts, documents, events, members, posts, tags, users } from "../../../clients/drizzle/schema.ts";
import type { Input } from "../../../world.ts";
`;

export const batches: FixCase[] = [
  {
    rule,
    form: "children by foreign key",
    suggestion: "batch",
    program: `${imports}
export async function run(db: NodePgDatabase<typeof schema>, { userIds }: Input) {
  const result = [];
  for (const userId of userIds) {
    const written = await db
      .select({ id: posts.id, title: posts.title })
      .from(posts)
      .where(eq(posts.authorId, userId))
      .orderBy(desc(posts.id));
    result.push({ userId, written });
  }
  return result;
}
`,
    statements: { before: ({ userIds }) => userIds.length, after: 1 },
  },
  {
    rule,
    form: "children by foreign key",
    variant: "relational query, fanned out",
    suggestion: "batch",
    program: `${imports}
export async function run(db: NodePgDatabase<typeof schema>) {
  const all = await db.query.users.findMany({ orderBy: asc(users.id), columns: { id: true, name: true } });
  return Promise.all(
    all.map(async (user) => ({
      ...user,
      posts: await db.query.posts.findMany({ where: eq(posts.authorId, user.id), orderBy: asc(posts.id) }),
    })),
  );
}
`,
    statements: { before: ({ userIds }) => userIds.length + 1, after: 2 },
  },
  {
    rule,
    form: "bulk create",
    variant: "in a transaction",
    suggestion: "batch",
    program: `${imports}
export async function run(db: NodePgDatabase<typeof schema>, { labels }: Input) {
  await db.transaction(async (tx) => {
    for (const { postId, label } of labels) {
      await tx.insert(tags).values({ postId, label });
    }
  });
}
`,
    statements: { before: ({ labels }) => labels.length, after: 1 },
  },
  {
    rule,
    form: "bulk update",
    suggestion: "batch",
    program: `${imports}
export async function run(db: NodePgDatabase<typeof schema>, { postIds }: Input) {
  for (const id of postIds) {
    await db.update(posts).set({ status: "archived" }).where(eq(posts.id, id));
  }
}
`,
    statements: { before: ({ postIds }) => postIds.length, after: 1 },
  },
  {
    rule,
    form: "bulk delete",
    suggestion: "batch",
    program: `${imports}
export async function run(db: NodePgDatabase<typeof schema>, { userIds }: Input) {
  for (const id of userIds) {
    await db.delete(users).where(eq(users.id, id));
  }
}
`,
    statements: { before: ({ userIds }) => userIds.length, after: 1 },
  },
  {
    rule,
    form: "helper with a batch twin",
    variant: "functions of another file",
    byHand: "it takes the helper's twin",
    program: `${imports}
import { findUser } from "./find-user.ts";

export async function run(db: NodePgDatabase<typeof schema>, { userIds }: Input) {
  const names: (string | null)[] = [];
  for (const id of userIds) {
    const user = await findUser(db, id);
    if (user) names.push(user.name);
  }
  return names;
}
`,
    files: {
      "find-user.ts": `
import { eq, inArray } from "drizzle-orm";
import type { NodePgDatabase } from "drizzle-orm/node-postgres";
import * as schema from "../../../clients/drizzle/schema.ts";

const { users } = schema;

export async function findUser(db: NodePgDatabase<typeof schema>, id: number) {
  const [user] = await db.select().from(users).where(eq(users.id, id));
  return user;
}

export async function findUsers(db: NodePgDatabase<typeof schema>, ids: number[]) {
  return db.select().from(users).where(inArray(users.id, ids));
}
`,
    },
    statements: { before: ({ userIds }) => userIds.length, after: 1 },
  },
];
