import type { FixCase } from "../../harness/case.ts";

const rule = "no-query-in-loop";

const imports = `
import type { PrismaClient } from "@prisma/client";
import type { Input } from "../../../world.ts";
`;

export const lookups: FixCase[] = [
  {
    rule,
    form: "lookup by unique key",
    variant: "missing row is null",
    program: `${imports}
export async function run(db: PrismaClient, { userIds }: Input) {
  const users = [];
  for (const id of userIds) {
    users.push(await db.user.findUnique({ where: { id } }));
  }
  return users;
}
`,
    statements: { before: ({ userIds }) => userIds.length, after: 1 },
  },
  {
    rule,
    form: "lookup by unique key",
    variant: "own error for a missing row",
    program: `${imports}
class NotFoundError extends Error {}

export async function run(db: PrismaClient, { userIds }: Input) {
  const names: string[] = [];
  for (const id of userIds) {
    const user = await db.user.findUnique({ where: { id }, select: { name: true } });
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
    variant: "library's error for a missing row",
    byHand: "a missing row is the library's own error",
    program: `${imports}
export async function run(db: PrismaClient, { userIds }: Input) {
  const names = [];
  for (const id of userIds) {
    const user = await db.user.findUniqueOrThrow({ where: { id } });
    names.push(user.name);
  }
  return names;
}
`,
    statements: { before: ({ userIds }) => userIds.length, after: 1 },
  },
  {
    rule,
    form: "lookup by unique key",
    variant: "nullable key of loaded rows",
    program: `${imports}
export async function run(db: PrismaClient) {
  const posts = await db.post.findMany({ orderBy: { id: "asc" } });
  const result = [];
  for (const post of posts) {
    if (post.authorId === null) continue;
    const author = await db.user.findUnique({ where: { id: post.authorId } });
    result.push({ ...post, author });
  }
  return result;
}
`,
    statements: { before: ({ userIds }) => userIds.length + 1, after: 2 },
  },
  {
    rule,
    form: "lookup by unique key",
    variant: "text key, case matters",
    program: `${imports}
export async function run(db: PrismaClient, { emails }: Input) {
  const ids: (number | undefined)[] = [];
  for (const email of emails) {
    const user = await db.user.findUnique({ where: { email }, select: { id: true } });
    ids.push(user?.id);
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
export async function run(db: PrismaClient, { documentIds }: Input) {
  const titles: string[] = [];
  for (const id of documentIds) {
    const document = await db.document.findUnique({ where: { id } });
    if (document) {
      titles.push(document.title);
    }
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
    program: `${imports}
export async function run(db: PrismaClient, { accountIds }: Input) {
  const labels = new Map<bigint, string | null | undefined>();
  for (const id of accountIds) {
    const account = await db.account.findUnique({ where: { id } });
    labels.set(id, account?.label);
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
    program: `${imports}
export async function run(db: PrismaClient, { moments }: Input) {
  const events = [];
  for (const at of moments) {
    const event = await db.event.findUnique({ where: { at } });
    events.push(event);
  }
  return events;
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
export async function run(db: PrismaClient, { memberKeys }: Input) {
  const roles: (string | null)[] = [];
  for (const { teamId, userId } of memberKeys) {
    const member = await db.member.findUnique({ where: { teamId_userId: { teamId, userId } } });
    roles.push(member ? member.role : null);
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
    program: `${imports}
export async function run(db: PrismaClient, { postIds }: Input) {
  return Promise.all(
    postIds.map(async (id) => {
      const post = await db.post.findFirst({ where: { id, status: "live" } });
      return { id, title: post?.title };
    }),
  );
}
`,
    statements: { before: ({ postIds }) => postIds.length, after: 1 },
  },
  {
    rule,
    form: "lookup by unique key",
    variant: "keys of a map",
    program: `${imports}
export async function run(db: PrismaClient, { userIds }: Input) {
  const ranks = new Map<number, number>(userIds.map((id, rank) => [id, rank]));
  const result = [];
  for (const [id, rank] of ranks) {
    const user = await db.user.findUnique({ where: { id } });
    result.push({ rank, user });
  }
  return result;
}
`,
    statements: { before: ({ userIds }) => userIds.length, after: 1 },
  },
];
