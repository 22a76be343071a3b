import type { FixCase } from "../../harness/case.ts";

const rule = "no-query-in-loop";
const form = "lookup by unique key";

const imports = `
import type { PrismaClient } from "@prisma/client";
import type { Input } from "../../../world.ts";
`;

const statements: FixCase["statements"] = { before: ({ userIds }) => userIds.length, after: 1 };

/** Code that a fix has to write around. */
export const syntax: FixCase[] = [
  {
    rule,
    form,
    variant: "names that the fix would take are taken",
    suggestion: "batch",
    program: `${imports}
export async function run(db: PrismaClient, { userIds }: Input) {
  const users: string[] = [];
  const userById = new Map<number, string>();
  const usersById = userById;
  const ids = userIds;
  for (const id of ids) {
    const user = await db.user.findUnique({ where: { id } });
    const row = user?.name ?? "nobody";
    usersById.set(id, row);
    users.push(row);
  }
  return { users, size: userById.size };
}
`,
    statements,
  },
  {
    rule,
    form,
    variant: "comments around and between",
    program: `${imports}
export async function run(db: PrismaClient, { userIds }: Input) {
  const names: string[] = [];
  // One name per id, in their order.
  for (const id of userIds) {
    // Ids come from the outside: the row may be gone.
    const user = await db.user.findUnique({ where: { id } });
    names.push(user?.name ?? "gone"); // not an error
  }
  return names;
}
`,
    statements,
  },
  {
    rule,
    form,
    variant: "aliased client and delegate",
    program: `${imports}
export async function run(db: PrismaClient, { userIds }: Input) {
  const { user: people } = db;
  const names: (string | null | undefined)[] = [];
  for (const id of userIds) names.push((await people.findUnique({ where: { id } }))?.name);
  return names;
}
`,
    statements,
  },
  {
    rule,
    form,
    variant: "index and key from entries",
    byHand: "an iterator can be gone through only once",
    program: `${imports}
export async function run(db: PrismaClient, { userIds }: Input) {
  const names: Record<number, string | null> = {};
  for (const [index, id] of userIds.entries()) {
    const user = await db.user.findUnique({ where: { id }, select: { name: true } });
    if (user !== null) names[index] = user.name;
  }
  return names;
}
`,
    statements,
  },
  {
    rule,
    form,
    variant: "counting loop",
    suggestion: "batch",
    program: `${imports}
export async function run(db: PrismaClient, { userIds }: Input) {
  const names: (string | null)[] = [];
  for (let index = 0; index < userIds.length; index++) {
    const user = await db.user.findUnique({ where: { id: userIds[index]! } });
    names[index] = user ? user.name : null;
  }
  return names;
}
`,
    statements,
  },
  {
    rule,
    form,
    variant: "destructured row, TypeScript around the key",
    byHand: "the projection says which columns it has",
    program: `${imports}
interface Request {
  user: { id: number | undefined };
}

export async function run(db: PrismaClient, { userIds }: Input) {
  const requests = userIds.map((id): Request => ({ user: { id } }));
  const emails: string[] = [];
  for (const request of requests) {
    const { email } = (await db.user.findUnique({
      where: { id: request.user.id! },
      select: { email: true } satisfies { email: true },
    })) ?? { email: "none" };
    emails.push(email as string);
  }
  return emails;
}
`,
    statements,
  },
  {
    rule,
    form,
    variant: "lines end as on Windows",
    program: `${imports}
export async function run(db: PrismaClient, { userIds }: Input) {
  const names: (string | null)[] = [];
  for (const id of userIds) {
    const user = await db.user.findUnique({ where: { id } });
    names.push(user === null ? null : user.name);
  }
  return names;
}
`.replaceAll("\n", "\r\n"),
    statements,
  },
];
