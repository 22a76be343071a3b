import rule from "../../../rules/no-query-in-loop.ts";
import { ruleTester } from "../../rule-tester.ts";

ruleTester.run("no-query-in-loop", rule, {
  valid: [],
  invalid: [
    {
      name: "lookup by unique key",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import { prisma } from "./db.ts";

export async function run(orders: { id: number; userId: number }[]) {
  const names = [];
  for (const order of orders) {
    const user = await prisma.user.findUnique({ where: { id: order.userId } });
    names.push(user?.name);
  }
  return names;
}
`,
      output: `import { prisma } from "./db.ts";

export async function run(orders: { id: number; userId: number }[]) {
  const names = [];
  const userIds = [...new Set(orders.map((order) => order.userId))];
  const users = await prisma.user.findMany({ where: { id: { in: userIds } } });
  const userById = new Map(users.map((user) => [user.id, user]));
  for (const order of orders) {
    const user = userById.get(order.userId) ?? null;
    names.push(user?.name);
  }
  return names;
}
`,
      errors: [
        {
          messageId: "queryPerElement",
          data: {
            operation: "read",
            table: "`user`",
            collection: "`orders`",
            through: "",
            remedy: "Run one query for all of them before the loop.",
          },
          line: 6,
          column: 24,
          endLine: 6,
          endColumn: 79,
        },
      ],
    },
    {
      name: "destructured element, projection without the key",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import { prisma } from "./db.ts";

export async function run(orders: { userId: number }[]) {
  const names = [];
  for (const { userId } of orders) {
    const user = await prisma.user.findUnique({ where: { id: userId }, select: { name: true } });
    if (!user) throw new Error(\`no user \${userId}\`);
    names.push(user.name);
  }
  return names;
}
`,
      output: `import { prisma } from "./db.ts";

export async function run(orders: { userId: number }[]) {
  const names = [];
  const userIds = [...new Set(orders.map(({ userId }) => userId))];
  const users = await prisma.user.findMany({ where: { id: { in: userIds } }, select: { name: true, id: true } });
  const userById = new Map(users.map((user) => [user.id, user]));
  for (const { userId } of orders) {
    const user = userById.get(userId) ?? null;
    if (!user) throw new Error(\`no user \${userId}\`);
    names.push(user.name);
  }
  return names;
}
`,
      errors: [
        {
          messageId: "queryPerElement",
          data: {
            operation: "read",
            table: "`user`",
            collection: "`orders`",
            through: "",
            remedy: "Run one query for all of them before the loop.",
          },
          line: 6,
          column: 24,
          endLine: 6,
          endColumn: 97,
        },
      ],
    },
    {
      name: "a projection whose rows get away gains no column",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import { prisma } from "./db.ts";

export async function run(ids: number[]) {
  const users = [];
  for (const id of ids) users.push(await prisma.user.findUnique({ where: { id }, select: { name: true } }));
  return users;
}
`,
      output: `import { prisma } from "./db.ts";

export async function run(ids: number[]) {
  const users = [];
  const uniqueIds = [...new Set(ids)];
  const userRows = await prisma.user.findMany({ where: { id: { in: uniqueIds } }, select: { name: true, id: true } });
  const userById = new Map(userRows.map(({ id, ...user }) => [id, user]));
  for (const id of ids) users.push(userById.get(id) ?? null);
  return users;
}
`,
      errors: [
        {
          messageId: "queryPerElement",
          data: {
            operation: "read",
            table: "`user`",
            collection: "`ids`",
            through: "",
            remedy: "Run one query for all of them before the loop.",
          },
          line: 5,
          column: 42,
          endLine: 5,
          endColumn: 107,
        },
      ],
    },
    {
      name: "fanned out, with another filter",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import { prisma } from "./db.ts";

export async function run(ids: number[]) {
  return Promise.all(
    ids.map(async (id) => {
      const post = await prisma.post.findFirst({ where: { id, status: "live" } });
      return post?.title;
    }),
  );
}
`,
      output: `import { prisma } from "./db.ts";

export async function run(ids: number[]) {
  const posts = await prisma.post.findMany({ where: { id: { in: [...new Set(ids)] }, status: "live" } });
  const postById = new Map(posts.map((post) => [post.id, post]));
  return Promise.all(
    ids.map(async (id) => {
      const post = postById.get(id) ?? null;
      return post?.title;
    }),
  );
}
`,
      errors: [
        {
          messageId: "queryPerElementAtOnce",
          data: {
            operation: "read",
            table: "`post`",
            collection: "`ids`",
            through: "",
            remedy: "Run one query for all of them before the loop.",
          },
          line: 6,
          column: 26,
          endLine: 6,
          endColumn: 82,
        },
      ],
    },
    {
      name: "counted loop",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import { prisma } from "./db.ts";

export async function run(ids: number[]) {
  const emails = [];
  for (let i = 0; i < ids.length; i++) {
    const id = ids[i];
    const user = await prisma.user.findUnique({ where: { id } });
    emails.push(user?.email);
  }
  return emails;
}
`,
      output: `import { prisma } from "./db.ts";

export async function run(ids: number[]) {
  const emails = [];
  const users = await prisma.user.findMany({ where: { id: { in: [...new Set(ids)] } } });
  const userById = new Map(users.map((user) => [user.id, user]));
  for (let i = 0; i < ids.length; i++) {
    const id = ids[i];
    const user = userById.get(id) ?? null;
    emails.push(user?.email);
  }
  return emails;
}
`,
      errors: [
        {
          messageId: "queryPerElement",
          data: {
            operation: "read",
            table: "`user`",
            collection: "`ids`",
            through: "",
            remedy: "Run one query for all of them before the loop.",
          },
          line: 7,
          column: 24,
          endLine: 7,
          endColumn: 65,
        },
      ],
    },
    {
      name: "the collection is computed once",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import { prisma } from "./db.ts";

export async function run(orders: { userId: number; paid: boolean }[]) {
  const names = [];
  for (const order of orders.filter((one) => one.paid)) {
    const user = await prisma.user.findUnique({ where: { id: order.userId } });
    names.push(user?.name);
  }
  return names;
}
`,
      output: `import { prisma } from "./db.ts";

export async function run(orders: { userId: number; paid: boolean }[]) {
  const names = [];
  const selectedOrders = orders.filter((one) => one.paid);
  const userIds = [...new Set(selectedOrders.map((order) => order.userId))];
  const users = await prisma.user.findMany({ where: { id: { in: userIds } } });
  const userById = new Map(users.map((user) => [user.id, user]));
  for (const order of selectedOrders) {
    const user = userById.get(order.userId) ?? null;
    names.push(user?.name);
  }
  return names;
}
`,
      errors: [
        {
          messageId: "queryPerElement",
          data: {
            operation: "read",
            table: "`user`",
            collection: "`orders.filter((one) => one.paid)`",
            through: "",
            remedy: "Run one query for all of them before the loop.",
          },
          line: 6,
          column: 24,
          endLine: 6,
          endColumn: 79,
        },
      ],
    },
    {
      name: "a read in the transaction that the loop is in",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import { prisma } from "./db.ts";

export async function run(ids: number[]) {
  return prisma.$transaction(async (tx) => {
    const names = [];
    for (const id of ids) {
      const user = await tx.user.findUnique({ where: { id } });
      names.push(user?.name);
    }
    return names;
  });
}
`,
      output: `import { prisma } from "./db.ts";

export async function run(ids: number[]) {
  return prisma.$transaction(async (tx) => {
    const names = [];
    const users = await tx.user.findMany({ where: { id: { in: [...new Set(ids)] } } });
    const userById = new Map(users.map((user) => [user.id, user]));
    for (const id of ids) {
      const user = userById.get(id) ?? null;
      names.push(user?.name);
    }
    return names;
  });
}
`,
      errors: [
        {
          messageId: "queryPerElement",
          data: {
            operation: "read",
            table: "`user`",
            collection: "`ids`",
            through: "",
            remedy: "Run one query for all of them before the loop.",
          },
          line: 7,
          column: 26,
          endLine: 7,
          endColumn: 63,
        },
      ],
    },
  ],
});
