import type { Refusal } from "../../harness/case.ts";

const rule = "no-query-in-loop";

const imports = `
import type { PrismaClient } from "@prisma/client";
import type { Input } from "../../../world.ts";
`;

/** Keys that a batch would look up otherwise than the loop does. */
export const refusedKeys: Refusal[] = [
  {
    rule,
    because: "a key may be null, and `null` has rows of its own",
    program: `${imports}
export async function run(db: PrismaClient, { userIds }: Input) {
  const [me] = userIds;
  const posts = await db.post.findMany({ orderBy: { id: "asc" } });
  const out: unknown[] = [];
  for (const post of posts) {
    if (post.authorId === me) continue;
    const siblings = await db.post.findMany({ where: { authorId: post.authorId }, orderBy: { id: "asc" }, select: { id: true } });
    out.push(siblings);
  }
  return out;
}
`,
  },
  {
    rule,
    because: "the condition looks at another property",
    program: `${imports}
interface Ref { userId: number | null; userIdType: string }
export async function run(db: PrismaClient, { authorIds }: Input) {
  const refs: Ref[] = authorIds.map((userId, i) => ({ userId, userIdType: i % 2 ? "user" : "" }));
  const out: unknown[] = [];
  for (const ref of refs) {
    if (!ref.userIdType) continue;
    out.push(await db.post.findMany({ where: { authorId: ref.userId }, orderBy: { id: "asc" } }));
  }
  return out;
}
`,
  },
  {
    rule,
    because: "the condition lets a missing key pass",
    program: `${imports}
export async function run(db: PrismaClient, { authorIds }: Input) {
  const refs = authorIds.map((userId, i) => ({ userId, force: i % 2 === 0 }));
  const out: unknown[] = [];
  for (const ref of refs) {
    if (ref.userId || ref.force) {
      out.push(await db.post.findMany({ where: { authorId: ref.userId }, orderBy: { id: "asc" } }));
    }
  }
  return out;
}
`,
  },
  {
    rule,
    because: "only some of the elements have the key",
    program: `${imports}
type Event = { kind: "user"; userId: number } | { kind: "system"; text: string };
export async function run(db: PrismaClient, { authorIds }: Input) {
  const events: Event[] = authorIds.map((id) => (id === null ? { kind: "system", text: "x" } : { kind: "user", userId: id }));
  const names: string[] = [];
  for (const event of events) {
    if (event.kind !== "user") continue;
    const user = await db.user.findUnique({ where: { id: event.userId } });
    names.push(user?.email ?? "?");
  }
  return names;
}
`,
  },
  {
    rule,
    because: "the loop leaves out what isn't a number",
    program: `${imports}
export async function run(db: PrismaClient, { labels }: Input) {
  const ids = labels.map(({ label }) => Number(label));
  let errors = 0;
  const names: (string | null)[] = [];
  for (const id of ids) {
    if (Number.isNaN(id)) { errors++; continue; }
    const user = await db.user.findUnique({ where: { id } });
    names.push(user?.name ?? null);
  }
  return { errors, names };
}
`,
  },
  {
    rule,
    because: "the loop leaves out keys of something else, which may be out of range",
    program: `${imports}
export async function run(db: PrismaClient, { userIds }: Input) {
  const items = userIds.map((refId, i) => ({ refId: i % 2 ? refId : 5_000_000_000, type: i % 2 ? "user" : "external" }));
  const names: (string | null)[] = [];
  for (const item of items) {
    if (item.type === "user") {
      const user = await db.user.findUnique({ where: { id: item.refId } });
      names.push(user?.name ?? null);
    } else {
      names.push("external");
    }
  }
  return names;
}
`,
  },
  {
    rule,
    because: "what was found before a failure is kept",
    program: `${imports}
export async function run(db: PrismaClient, { userIds }: Input) {
  const ids = userIds.map((id) => (id > 7 ? 5_000_000_000 : id));
  const names: (string | null)[] = [];
  try {
    for (const id of ids) {
      const user = await db.user.findUnique({ where: { id } });
      names.push(user?.name ?? null);
    }
  } catch {
    names.push("failed");
  }
  return names;
}
`,
  },
  {
    rule,
    because: "a function that the loop calls adds to the keys",
    program: `${imports}
export async function run(db: PrismaClient, { userIds }: Input) {
  const queue = [...userIds];
  const enqueue = (id: number) => { if (queue.length < 20) queue.push(id); };
  const out: unknown[] = [];
  for (const id of queue) {
    const user = await db.user.findUnique({ where: { id } });
    out.push(user);
    if (user?.teamId) enqueue(user.teamId);
  }
  return out;
}
`,
  },
  {
    rule,
    because: "a function that the loop calls changes the key",
    program: `${imports}
function normalize(order: { userId: number }) { order.userId = order.userId % 5; }
export async function run(db: PrismaClient, { userIds }: Input) {
  const orders = userIds.map((userId) => ({ userId }));
  const out: unknown[] = [];
  for (const order of orders) {
    normalize(order);
    const user = await db.user.findUnique({ where: { id: order.userId } });
    out.push(user);
  }
  return out;
}
`,
  },
  {
    rule,
    because: "the key is assigned to with others",
    program: `${imports}
export async function run(db: PrismaClient, { userIds }: Input) {
  const orders = userIds.map((userId) => ({ userId }));
  const out: unknown[] = [];
  for (const order of orders) {
    Object.assign(order, { userId: 2 });
    const user = await db.user.findUnique({ where: { id: order.userId } });
    out.push(user);
  }
  return out;
}
`,
  },
  {
    rule,
    because: "the rows lack the key",
    program: `${imports}
export async function run(db: PrismaClient, { userIds }: Input) {
  const out: unknown[] = [];
  for (const id of userIds) {
    out.push(await db.user.findUnique({ where: { id }, omit: { id: true } }));
  }
  return out;
}
`,
  },
  {
    rule,
    because: "an extension may change one method and not the other",
    program: `${imports}
export async function run(base: PrismaClient, { userIds }: Input) {
  const db = base.$extends({ query: { user: { async findMany({ args, query }) { args.where = { ...args.where, teamId: 1 }; return query(args); } } } });
  const out: unknown[] = [];
  for (const id of userIds) {
    const user = await db.user.findUnique({ where: { id } });
    out.push(user);
  }
  return out;
}
`,
  },
];
