import type { FixCase } from "../../harness/case.ts";

const rule = "no-query-in-loop";

const imports = `
import type { PrismaClient } from "@prisma/client";
import type { Input } from "../../../world.ts";
`;

export const batches: FixCase[] = [
  {
    rule,
    form: "children by foreign key",
    program: `${imports}
export async function run(db: PrismaClient, { userIds }: Input) {
  const result = [];
  for (const userId of userIds) {
    const posts = await db.post.findMany({ where: { authorId: userId }, orderBy: { title: "desc" } });
    result.push({ userId, posts });
  }
  return result;
}
`,
    statements: { before: ({ userIds }) => userIds.length, after: 1 },
  },
  {
    rule,
    form: "children by foreign key",
    variant: "fanned out, projection and filter",
    program: `${imports}
export async function run(db: PrismaClient) {
  const users = await db.user.findMany({ orderBy: { id: "asc" }, select: { id: true, name: true } });
  return Promise.all(
    users.map(async (user) => ({
      ...user,
      drafts: await db.post.findMany({
        where: { authorId: user.id, status: "draft" },
        select: { id: true, title: true },
        orderBy: { id: "asc" },
      }),
    })),
  );
}
`,
    statements: { before: ({ userIds }) => userIds.length + 1, after: 2 },
  },
  {
    rule,
    form: "bulk create",
    program: `${imports}
export async function run(db: PrismaClient, { labels }: Input) {
  await db.$transaction(async (tx) => {
    for (const { postId, label } of labels) {
      await tx.tag.create({ data: { postId, label } });
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
export async function run(db: PrismaClient, { postIds }: Input) {
  for (const id of postIds) {
    await db.post.updateMany({ where: { id }, data: { status: "archived" } });
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
export async function run(db: PrismaClient, { userIds }: Input) {
  for (const id of userIds) {
    await db.user.deleteMany({ where: { id } });
  }
}
`,
    statements: { before: ({ userIds }) => userIds.length, after: 1 },
  },
  {
    rule,
    form: "bulk update",
    variant: "in a transaction",
    program: `${imports}
export async function run(db: PrismaClient, { postIds }: Input) {
  await db.$transaction(
    async (tx) => {
      for (const id of postIds) {
        await tx.post.updateMany({ where: { id, status: "live" }, data: { status: "archived" } });
      }
    },
    { timeout: 60_000 },
  );
}
`,
    statements: { before: ({ postIds }) => postIds.length, after: 1 },
  },
  {
    rule,
    form: "bulk delete",
    variant: "in a transaction",
    program: `${imports}
export async function run(db: PrismaClient, { userIds }: Input) {
  await db.$transaction(
    async (tx) => {
      for (const id of userIds) await tx.user.deleteMany({ where: { id } });
    },
    { timeout: 60_000 },
  );
}
`,
    statements: { before: ({ userIds }) => userIds.length, after: 1 },
  },
  {
    rule,
    form: "helper with a batch twin",
    variant: "methods of a repository in another file",
    byHand: "it takes the helper's twin",
    program: `${imports}import { UserRepository } from "./user-repository.ts";

export async function run(db: PrismaClient, { userIds }: Input) {
  const repository = new UserRepository(db);
  const names: string[] = [];
  for (const id of userIds) {
    const user = await repository.findById(id);
    names.push(user?.name ?? "nobody");
  }
  return names;
}
`,
    files: {
      "user-repository.ts": `
import type { PrismaClient } from "@prisma/client";

export class UserRepository {
  constructor(private readonly db: PrismaClient) {}

  findById(id: number) {
    return this.db.user.findUnique({ where: { id } });
  }

  findByIds(ids: number[]) {
    return this.db.user.findMany({ where: { id: { in: ids } } });
  }
}
`,
    },
    statements: { before: ({ userIds }) => userIds.length, after: 1 },
  },
  {
    rule,
    form: "helper with a batch twin",
    variant: "functions of the same module",
    byHand: "it takes the helper's twin",
    program: `${imports}
async function getUser(db: PrismaClient, id: number) {
  return db.user.findUnique({ where: { id }, select: { id: true, name: true } });
}

async function getUsers(db: PrismaClient, ids: number[]) {
  return db.user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
}

export async function first(db: PrismaClient, ids: number[]) {
  return (await getUsers(db, ids))[0];
}

export async function run(db: PrismaClient, { userIds }: Input) {
  const users = [];
  for (const id of userIds) {
    const user = await getUser(db, id);
    if (!user) continue;
    users.push(user);
  }
  return users;
}
`,
    statements: { before: ({ userIds }) => userIds.length, after: 1 },
  },
];
