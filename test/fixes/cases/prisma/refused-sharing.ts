import type { Refusal } from "../../harness/case.ts";

const rule = "no-query-in-loop";

const imports = `
import type { PrismaClient } from "@prisma/client";
import type { Input } from "../../../world.ts";
`;

/** Two elements with one key have a row each, and would share one. */
export const refusedSharing: Refusal[] = [
  {
    rule,
    because: "the row is changed under another name",
    program: `${imports}
export async function run(db: PrismaClient, { userIds }: Input) {
  const out: unknown[] = [];
  for (const id of userIds) {
    const user = await db.user.findUnique({ where: { id } });
    if (!user) continue;
    const view = user;
    view.name = \`\${view.name}!\`;
    out.push({ ...view });
  }
  return out;
}
`,
  },
  {
    rule,
    because: "a function changes the row",
    program: `${imports}
function mask(user: { email: string }) { user.email = \`*\${user.email}\`; return user; }
export async function run(db: PrismaClient, { userIds }: Input) {
  const out: unknown[] = [];
  for (const id of userIds) {
    const user = await db.user.findUnique({ where: { id } });
    if (user) out.push({ ...mask(user) });
  }
  return out;
}
`,
  },
  {
    rule,
    because: "the caller changes the rows",
    program: `${imports}
async function load(db: PrismaClient, ids: number[]) {
  const users = [];
  for (const id of ids) {
    const user = await db.user.findUnique({ where: { id } });
    if (user) users.push(user);
  }
  return users;
}
export async function run(db: PrismaClient, { userIds }: Input) {
  const users = await load(db, userIds);
  users.forEach((user, index) => { user.name = \`#\${index}\`; });
  return users;
}
`,
  },
  {
    rule,
    because: "each of the rows is changed",
    program: `${imports}
export async function run(db: PrismaClient, { userIds }: Input) {
  const out: string[] = [];
  for (const id of userIds) {
    const posts = await db.post.findMany({ where: { authorId: id }, orderBy: { id: "asc" } });
    for (const post of posts) {
      post.title = \`\${post.title}+\`;
      out.push(post.title);
    }
  }
  return out;
}
`,
  },
  {
    rule,
    because: "each of the rows is changed in a callback",
    program: `${imports}
export async function run(db: PrismaClient, { userIds }: Input) {
  return Promise.all(userIds.map(async (id) => {
    const posts = await db.post.findMany({ where: { authorId: id }, orderBy: { id: "asc" } });
    return posts.map((post) => { post.title += "!"; return post.title; });
  }));
}
`,
  },
  {
    rule,
    because: "rows are counted as objects",
    program: `${imports}
export async function run(db: PrismaClient, { userIds }: Input) {
  const seen = new Set<object>();
  for (const id of userIds) {
    const user = await db.user.findUnique({ where: { id } });
    if (user) seen.add(user);
  }
  return seen.size;
}
`,
  },
  {
    rule,
    because: "rows are looked for as objects",
    program: `${imports}
export async function run(db: PrismaClient, { userIds }: Input) {
  const list: object[] = [];
  for (const id of userIds) {
    const user = await db.user.findUnique({ where: { id } });
    if (user && !list.includes(user)) list.push(user);
  }
  return list.length;
}
`,
  },
  {
    rule,
    because: "rows are the keys of a map",
    program: `${imports}
export async function run(db: PrismaClient, { userIds }: Input) {
  const index = new Map<object, number>();
  for (const id of userIds) {
    const user = await db.user.findUnique({ where: { id } });
    if (user) index.set(user, id);
  }
  return [...index.values()];
}
`,
  },
  {
    rule,
    because: "the rows are changed by their positions",
    program: `${imports}
export async function run(db: PrismaClient, { userIds }: Input) {
  const users = await Promise.all(userIds.map(async (id) => db.user.findFirst({ where: { id } })));
  for (const [index, user] of users.entries()) if (user) Object.assign(user, { name: \`user \${index}\` });
  return users;
}
`,
  },
  {
    rule,
    because: "the rows of a copied list are changed",
    program: `${imports}
export async function run(db: PrismaClient, { userIds }: Input) {
  const users = [];
  for (const id of userIds) {
    const user = await db.user.findUnique({ where: { id } });
    users.push(user);
  }
  let index = 0;
  for (const user of [...users].reverse()) if (user) user.name = \`user \${index++}\`;
  return users;
}
`,
  },
  {
    rule,
    because: "rows of several keys are put into one list and changed there",
    program: `${imports}
export async function run(db: PrismaClient, { userIds }: Input) {
  const posts: { title: string }[] = [];
  for (const authorId of userIds) {
    const found = await db.post.findMany({ where: { authorId }, orderBy: { id: "asc" } });
    posts.push(...found);
  }
  for (const post of posts) post.title += "!";
  return posts;
}
`,
  },
  {
    rule,
    because: "rows are kept in an object and changed there",
    program: `${imports}
export async function run(db: PrismaClient, { userIds }: Input) {
  const posts: Record<string, unknown[]> = {};
  let next = 0;
  for (const authorId of userIds) {
    const found = await db.post.findMany({ where: { authorId }, orderBy: { id: "asc" } });
    posts[next++] = found;
  }
  for (const list of Object.values(posts)) list.shift();
  return posts;
}
`,
  },
];
