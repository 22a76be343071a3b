import rule from "../../../rules/no-query-in-loop.ts";
import { ruleTester } from "../../rule-tester.ts";

ruleTester.run("no-query-in-loop", rule, {
  valid: [],
  invalid: [
    {
      name: "a `break` may come before the last element",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import { prisma } from "./db.ts";

export async function run(ids: number[]) {
  for (const id of ids) {
    const user = await prisma.user.findUnique({ where: { id } });
    if (user) break;
  }
}
`,
      output: null,
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
          column: 24,
          endLine: 5,
          endColumn: 65,
          suggestions: [
            {
              messageId: "batch",
              data: { conditions: "the loop may end before it has read them all" },
              output: `import { prisma } from "./db.ts";

export async function run(ids: number[]) {
  const users = await prisma.user.findMany({ where: { id: { in: [...new Set(ids)] } } });
  const userById = new Map(users.map((user) => [user.id, user]));
  for (const id of ids) {
    const user = userById.get(id) ?? null;
    if (user) break;
  }
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "a jump to an outer label",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import { prisma } from "./db.ts";

export async function run(teams: number[], ids: number[]) {
  outer: for (const team of teams) {
    for (const id of ids) {
      const user = await prisma.user.findUnique({ where: { id } });
      if (user?.teamId === team) continue outer;
    }
  }
}
`,
      output: null,
      errors: [
        {
          messageId: "queryPerElement",
          data: {
            operation: "read",
            table: "`user`",
            collection: "`ids`, for each of `teams`",
            through: "",
            remedy: "Run one query for all of them before the loop.",
          },
          line: 6,
          column: 26,
          endLine: 6,
          endColumn: 67,
          suggestions: [
            {
              messageId: "batch",
              data: {
                conditions:
                  "one statement for each of `teams` is few enough, and the loop may end before it has read them all",
              },
              output: `import { prisma } from "./db.ts";

export async function run(teams: number[], ids: number[]) {
  outer: for (const team of teams) {
    const users = await prisma.user.findMany({ where: { id: { in: [...new Set(ids)] } } });
    const userById = new Map(users.map((user) => [user.id, user]));
    for (const id of ids) {
      const user = userById.get(id) ?? null;
      if (user?.teamId === team) continue outer;
    }
  }
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "a generator's caller decides how far it goes",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import { prisma } from "./db.ts";

export async function* run(ids: number[]) {
  for (const id of ids) yield await prisma.user.findUnique({ where: { id } });
}
`,
      output: null,
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
          line: 4,
          column: 37,
          endLine: 4,
          endColumn: 78,
        },
      ],
    },
    {
      name: "each failure is handled for itself",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import { prisma } from "./db.ts";

export async function run(ids: number[]) {
  for (const id of ids) {
    try {
      console.log(await prisma.user.findUnique({ where: { id } }));
    } catch {
      console.log("failed");
    }
  }
}
`,
      output: null,
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
          line: 6,
          column: 25,
          endLine: 6,
          endColumn: 66,
        },
      ],
    },
    {
      name: "a transaction for each element",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import { prisma } from "./db.ts";

export async function run(ids: number[]) {
  for (const id of ids) {
    await prisma.$transaction(async (tx) => {
      console.log(await tx.user.findUnique({ where: { id } }));
    });
  }
}
`,
      output: null,
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
          line: 6,
          column: 25,
          endLine: 6,
          endColumn: 62,
        },
      ],
    },
    {
      name: "nobody waits for `forEach`",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import { prisma } from "./db.ts";

export async function run(ids: number[]) {
  ids.forEach(async (id) => {
    console.log((await prisma.user.findFirst({ where: { id } }))?.name);
  });
  await prisma.user.count();
}
`,
      output: null,
      errors: [
        {
          messageId: "queryPerElementAtOnce",
          data: {
            operation: "read",
            table: "`user`",
            collection: "`ids`",
            through: "",
            remedy: "Run one query for all of them before the loop.",
          },
          line: 5,
          column: 24,
          endLine: 5,
          endColumn: 64,
          suggestions: [
            {
              messageId: "batch",
              data: { conditions: "the code after the loop may wait for it" },
              output: `import { prisma } from "./db.ts";

export async function run(ids: number[]) {
  const users = await prisma.user.findMany({ where: { id: { in: [...new Set(ids)] } } });
  const userById = new Map(users.map((user) => [user.id, user]));
  ids.forEach(async (id) => {
    console.log(userById.get(id)?.name);
  });
  await prisma.user.count();
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "the function isn't async",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import { prisma } from "./db.ts";

export function run(ids: number[]) {
  return Promise.all(ids.map(async (id) => (await prisma.post.findFirst({ where: { id } }))?.title));
}
`,
      output: null,
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
          line: 4,
          column: 51,
          endLine: 4,
          endColumn: 91,
        },
      ],
    },
    {
      name: "the loop runs on a condition",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import { prisma } from "./db.ts";

export async function run(ids?: number[]) {
  const users = ids ? await Promise.all(ids.map((id) => prisma.post.findFirst({ where: { id } }))) : [];
  return users;
}
`,
      output: null,
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
          line: 4,
          column: 57,
          endLine: 4,
          endColumn: 97,
        },
      ],
    },
    {
      name: "no braces around the loop",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import { prisma } from "./db.ts";

export async function run(ids: number[]) {
  if (ids.length > 0) for (const id of ids) console.log((await prisma.user.findUnique({ where: { id } }))?.name);
}
`,
      output: null,
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
          line: 4,
          column: 64,
          endLine: 4,
          endColumn: 105,
        },
      ],
    },
    {
      name: "nested loops",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import { prisma } from "./db.ts";

export async function run(orders: { items: { userId: number }[] }[]) {
  for (const order of orders) {
    for (const item of order.items) {
      console.log((await prisma.user.findUnique({ where: { id: item.userId } }))?.name);
    }
  }
}
`,
      output: null,
      errors: [
        {
          messageId: "queryPerElement",
          data: {
            operation: "read",
            table: "`user`",
            collection: "`order.items`, for each of `orders`",
            through: "",
            remedy: "Run one query for all of them before the loop.",
          },
          line: 6,
          column: 26,
          endLine: 6,
          endColumn: 80,
          suggestions: [
            {
              messageId: "batch",
              data: { conditions: "one statement for each of `orders` is few enough" },
              output: `import { prisma } from "./db.ts";

export async function run(orders: { items: { userId: number }[] }[]) {
  for (const order of orders) {
    const userIds = [...new Set(order.items.map((item) => item.userId))];
    const users = await prisma.user.findMany({ where: { id: { in: userIds } } });
    const userById = new Map(users.map((user) => [user.id, user]));
    for (const item of order.items) {
      console.log(userById.get(item.userId)?.name);
    }
  }
}
`,
            },
          ],
        },
      ],
    },
  ],
});
