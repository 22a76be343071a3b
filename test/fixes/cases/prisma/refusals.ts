import type { Refusal } from "../../harness/case.ts";

const rule = "no-query-in-loop";

const imports = `
import type { PrismaClient } from "@prisma/client";
import type { Input } from "../../../world.ts";
`;

export const refusals: Refusal[] = [
  {
    rule,
    because: "the key comes from the row read before",
    program: `${imports}
export async function run(db: PrismaClient, { userIds }: Input) {
  let next = userIds[0] ?? 0;
  const chain: number[] = [];
  for (const step of userIds) {
    const user = await db.user.findUnique({ where: { id: next } });
    chain.push(step);
    next = user?.teamId ?? 0;
  }
  return chain;
}
`,
  },
  {
    rule,
    because: "the loop reads what it wrote",
    program: `${imports}
export async function run(db: PrismaClient, { userIds }: Input) {
  const names: (string | null)[] = [];
  for (const id of userIds) {
    const user = await db.user.findUnique({ where: { id } });
    names.push(user?.name ?? null);
    await db.user.updateMany({ where: { teamId: user?.teamId ?? 0 }, data: { name: \`after \${id}\` } });
  }
  return names;
}
`,
  },
  {
    rule,
    because: "a helper that the loop calls writes to the table it reads",
    program: `${imports}
async function rename(db: PrismaClient, name: string) {
  await db.user.updateMany({ data: { name } });
}

export async function run(db: PrismaClient, { userIds }: Input) {
  const names: (string | null)[] = [];
  for (const id of userIds) {
    const user = await db.user.findUnique({ where: { id } });
    names.push(user?.name ?? null);
    await rename(db, \`after \${id}\`);
  }
  return names;
}
`,
  },
  {
    rule,
    because: "each row is written with a value of its own",
    program: `${imports}
export async function run(db: PrismaClient, { labels }: Input) {
  for (const { postId, label } of labels) {
    await db.post.updateMany({ where: { id: postId }, data: { title: label } });
  }
}
`,
  },
  {
    rule,
    because: "a missing row makes the write throw",
    program: `${imports}
export async function run(db: PrismaClient, { userIds }: Input) {
  for (const id of userIds) {
    await db.user.update({ where: { id }, data: { name: "renamed" } });
  }
}
`,
  },
  {
    rule,
    because: "deleting a missing row throws",
    program: `${imports}
export async function run(db: PrismaClient, { userIds }: Input) {
  for (const id of userIds) {
    await db.user.delete({ where: { id } });
  }
}
`,
  },
  {
    rule,
    because: "the created row is used",
    program: `${imports}
export async function run(db: PrismaClient, { labels }: Input) {
  const ids: number[] = [];
  for (const { postId, label } of labels) {
    const tag = await db.tag.create({ data: { postId, label } });
    ids.push(tag.id);
  }
  return ids;
}
`,
  },
  {
    rule,
    because: "rows written before a failing one stay without a transaction",
    program: `${imports}
export async function run(db: PrismaClient, { userIds }: Input) {
  for (const id of userIds) {
    await db.user.create({ data: { id, email: \`\${id}@new.io\` } });
  }
}
`,
  },
  {
    rule,
    because: "a created row may belong to a row created in the same iteration",
    program: `${imports}
export async function run(db: PrismaClient, { userIds }: Input) {
  for (const id of userIds) {
    await db.post.create({ data: { id: id + 1000, authorId: id, title: "t", body: "b", status: "draft" } });
    await db.tag.create({ data: { postId: id + 1000, label: "new" } });
  }
}
`,
  },
  {
    rule,
    because: "the loop ends at the first hit",
    program: `${imports}
export async function run(db: PrismaClient, { userIds, labels }: Input) {
  for (const id of userIds) {
    const user = await db.user.findUnique({ where: { id } });
    labels.push({ postId: id, label: "asked" });
    if (user) break;
  }
  return labels.length;
}
`,
  },
  {
    rule,
    because: "a failing read of one key leaves the others alone",
    program: `${imports}
export async function run(db: PrismaClient, { labels }: Input) {
  const titles: (string | undefined)[] = [];
  for (const { label } of labels) {
    try {
      const document = await db.document.findUnique({ where: { id: label } });
      titles.push(document?.title);
    } catch {
      titles.push("not a uuid");
    }
  }
  return titles;
}
`,
  },
  {
    rule,
    because: "the row is changed, and may be that of two keys",
    program: `${imports}
export async function run(db: PrismaClient, { userIds }: Input) {
  const users = [];
  for (const id of userIds) {
    const user = await db.user.findUnique({ where: { id } });
    if (!user) continue;
    user.name = \`\${user.name}!\`;
    users.push(user);
  }
  return users;
}
`,
  },
  {
    rule,
    because: "whoever takes the results decides how many are read",
    program: `${imports}
async function* load(db: PrismaClient, ids: number[]) {
  for (const id of ids) {
    const user = await db.user.findUnique({ where: { id } });
    yield user?.name;
  }
}

export async function run(db: PrismaClient, { userIds }: Input) {
  for await (const name of load(db, userIds)) return name;
  return undefined;
}
`,
  },
  {
    rule,
    because: "a labelled continue leaves the loop",
    program: `${imports}
export async function run(db: PrismaClient, { teamIds, userIds }: Input) {
  const result: number[] = [];
  outer: for (const team of teamIds.slice(0, 3)) {
    for (const id of userIds) {
      const user = await db.user.findUnique({ where: { id } });
      userIds.pop();
      if (user?.teamId !== team) continue outer;
      result.push(id);
    }
  }
  return result;
}
`,
  },
  {
    rule,
    because: "the loop takes its keys out of a queue",
    program: `${imports}
export async function run(db: PrismaClient, { userIds }: Input) {
  const names: (string | null | undefined)[] = [];
  while (userIds.length > 0) {
    const user = await db.user.findUnique({ where: { id: userIds.shift() ?? 0 } });
    names.push(user?.name);
  }
  return names;
}
`,
  },
  {
    rule,
    because: "the loop adds to the keys it goes through",
    program: `${imports}
export async function run(db: PrismaClient, { userIds }: Input) {
  const seen: number[] = [];
  for (const id of userIds) {
    const user = await db.user.findUnique({ where: { id } });
    seen.push(id);
    if (user?.teamId && !userIds.includes(user.teamId)) userIds.push(user.teamId);
  }
  return seen;
}
`,
  },
  {
    rule,
    because: "each iteration is a transaction of its own",
    program: `${imports}
export async function run(db: PrismaClient, { userIds }: Input) {
  for (const id of userIds) {
    await db.$transaction(async (tx) => {
      const user = await tx.user.findUnique({ where: { id } });
      if (user) await tx.user.update({ where: { id }, data: { name: \`\${user.name}+\` } });
    });
  }
}
`,
  },
  {
    rule,
    because: "the key has a side effect",
    program: `${imports}
export async function run(db: PrismaClient, { userIds, labels }: Input) {
  const names: (string | null | undefined)[] = [];
  for (const label of labels) {
    const user = await db.user.findUnique({ where: { id: userIds.pop() ?? 0 } });
    names.push(user?.name, label.label);
  }
  return names;
}
`,
  },
  {
    rule,
    because: "each element reads at most so many children",
    program: `${imports}
export async function run(db: PrismaClient, { userIds }: Input) {
  const result = [];
  for (const authorId of userIds) {
    result.push(await db.post.findMany({ where: { authorId }, orderBy: { id: "desc" }, take: 3 }));
  }
  return result;
}
`,
  },
  {
    rule,
    because: "the first of several rows depends on an order",
    program: `${imports}
export async function run(db: PrismaClient, { userIds }: Input) {
  const result = [];
  for (const authorId of userIds) {
    result.push(await db.post.findFirst({ where: { authorId }, orderBy: { id: "desc" }, skip: 1 }));
  }
  return result;
}
`,
  },
  {
    rule,
    because: "the comparison ignores case",
    program: `${imports}
export async function run(db: PrismaClient, { emails }: Input) {
  const ids: (number | undefined)[] = [];
  for (const email of emails) {
    const user = await db.user.findFirst({ where: { email: { equals: email, mode: "insensitive" } } });
    ids.push(user?.id);
  }
  return ids;
}
`,
  },
];
