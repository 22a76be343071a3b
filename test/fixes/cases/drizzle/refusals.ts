import type { Refusal } from "../../harness/case.ts";

const imports = `
import { and, asc, eq, notExists, sql } from "drizzle-orm";
import type { NodePgDatabase } from "drizzle-orm/node-postgres";
import * as schema from "../../../clients/drizzle/schema.ts";
import { posts, users } from "../../../clients/drizzle/schema.ts";
import type { Input } from "../../../world.ts";

type Db = NodePgDatabase<typeof schema>;
`;

export const refusals: Refusal[] = [
  {
    rule: "no-query-in-loop",
    because: "two columns change places each time",
    program: `${imports}
export async function run(db: Db, { postIds }: Input) {
  await db.transaction(async (tx) => {
    for (const id of postIds) await tx.update(posts).set({ title: posts.body as never, body: posts.title as never }).where(eq(posts.id, id));
  });
}
`,
  },
  {
    rule: "no-query-in-loop",
    because: "each update counts",
    program: `${imports}
export async function run(db: Db, { userIds }: Input) {
  const next = sql\`\${users.teamId} + 1\`;
  await db.transaction(async (tx) => {
    for (const id of userIds) await tx.update(users).set({ teamId: next }).where(eq(users.id, id));
  });
}
`,
  },
  {
    rule: "no-query-in-loop",
    because: "an update depends on those before it",
    program: `${imports}
export async function run(db: Db, { userIds }: Input) {
  await db.transaction(async (tx) => {
    for (const id of userIds)
      await tx.update(users).set({ teamId: 99 }).where(and(eq(users.id, id), notExists(tx.select({ one: sql\`1\` }).from(users).where(eq(users.teamId, 99)))));
  });
}
`,
  },
  {
    rule: "no-query-in-loop",
    because: "an update depends on those before it, in SQL",
    program: `${imports}
export async function run(db: Db, { userIds }: Input) {
  await db.transaction(async (tx) => {
    for (const id of userIds)
      await tx.update(users).set({ teamId: 99 }).where(and(eq(users.id, id), sql\`not exists (select 1 from users o where o.team_id = 99)\`));
  });
}
`,
  },
  {
    rule: "no-query-in-loop",
    because: "a failing row is left out by its function",
    program: `${imports}
async function attempt(work: () => Promise<unknown>) { try { await work(); } catch { /* next */ } }
export async function run(db: Db, { userIds }: Input) {
  await db.transaction(async (tx) => {
    await attempt(async () => {
      for (const id of userIds) {
        await tx.update(users).set({ email: "same" }).where(eq(users.id, id));
      }
    });
  });
}
`,
  },
  {
    rule: "no-select-star",
    because: "the parts of a union have the same columns",
    program: `${imports}
export async function run(db: Db) {
  const rows = await db.select().from(users).where(eq(users.teamId, 1)).union(db.select().from(users).where(eq(users.teamId, 2)));
  return rows.map((r) => r.id).sort();
}
`,
  },
  {
    rule: "no-select-star",
    because: "rows of a join are objects of their own",
    program: `${imports}
export async function run(db: Db) {
  const rows = await db.select().from(posts).leftJoin(users, eq(users.id, posts.authorId)).orderBy(asc(posts.id));
  return rows.map((r) => [r.posts.title, r.users?.email]);
}
`,
  },
  {
    rule: "no-select-star",
    because: "every column is counted",
    program: `${imports}
export async function run(db: Db) {
  const rows = await db.select().from(users).orderBy(asc(users.id));
  return rows.map((r) => Object.entries(r).length + r.email);
}
`,
  },
  {
    rule: "no-select-star",
    because: "of fewer columns there are fewer distinct rows",
    program: `${imports}
export async function run(db: Db) {
  const rows = await db.selectDistinct().from(users).orderBy(asc(users.id));
  return rows.map((row) => row.email);
}
`,
  },
  {
    rule: "no-select-star",
    because: "one row of each author is read",
    program: `${imports}
export async function run(db: Db) {
  const rows = await db.selectDistinctOn([posts.authorId]).from(posts).orderBy(asc(posts.authorId));
  return rows.map((row) => row.title);
}
`,
  },
];
