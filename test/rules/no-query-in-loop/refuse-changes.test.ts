import rule from "../../../rules/no-query-in-loop.ts";
import { ruleTester } from "../../rule-tester.ts";

ruleTester.run("no-query-in-loop", rule, {
  valid: [],
  invalid: [
    {
      name: "the key comes from what was read before",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import { prisma } from "./db.ts";

export async function run(ids: number[]) {
  let next = 0;
  for (const id of ids) {
    const user = await prisma.user.findUnique({ where: { id: next } });
    next = user?.teamId ?? id;
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
          column: 24,
          endLine: 6,
          endColumn: 71,
        },
      ],
    },
    {
      name: "the loop writes",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import { prisma } from "./db.ts";

export async function run(ids: number[]) {
  for (const id of ids) {
    const user = await prisma.user.findUnique({ where: { id } });
    await prisma.user.updateMany({ data: { name: user?.name ?? null } });
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
              data: { conditions: "`prisma.user.updateMany` doesn't change what is read" },
              output: `import { prisma } from "./db.ts";

export async function run(ids: number[]) {
  const users = await prisma.user.findMany({ where: { id: { in: [...new Set(ids)] } } });
  const userById = new Map(users.map((user) => [user.id, user]));
  for (const id of ids) {
    const user = userById.get(id) ?? null;
    await prisma.user.updateMany({ data: { name: user?.name ?? null } });
  }
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "the loop calls what isn't known",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import { audit } from "audit";
import { prisma } from "./db.ts";

export async function run(ids: number[]) {
  for (const id of ids) {
    const user = await prisma.user.findUnique({ where: { id } });
    await audit(user);
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
          column: 24,
          endLine: 6,
          endColumn: 65,
          suggestions: [
            {
              messageId: "batch",
              data: { conditions: "`audit` doesn't change what is read" },
              output: `import { audit } from "audit";
import { prisma } from "./db.ts";

export async function run(ids: number[]) {
  const users = await prisma.user.findMany({ where: { id: { in: [...new Set(ids)] } } });
  const userById = new Map(users.map((user) => [user.id, user]));
  for (const id of ids) {
    const user = userById.get(id) ?? null;
    await audit(user);
  }
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "the loop changes what it goes through",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import { prisma } from "./db.ts";

export async function run(ids: number[]) {
  for (const id of ids) {
    const user = await prisma.user.findUnique({ where: { id } });
    if (user?.teamId) ids.push(user.teamId);
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
        },
      ],
    },
    {
      name: "the row is changed",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import { prisma } from "./db.ts";

export async function run(ids: number[]) {
  const users = [];
  for (const id of ids) {
    const user = await prisma.user.findUnique({ where: { id } });
    if (!user) continue;
    user.name += "!";
    users.push(user);
  }
  return users;
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
          column: 24,
          endLine: 6,
          endColumn: 65,
          suggestions: [
            {
              messageId: "batch",
              data: { conditions: "no two elements have the same key, since the row is changed" },
              output: `import { prisma } from "./db.ts";

export async function run(ids: number[]) {
  const users = [];
  const userRows = await prisma.user.findMany({ where: { id: { in: [...new Set(ids)] } } });
  const userById = new Map(userRows.map((user) => [user.id, user]));
  for (const id of ids) {
    const user = userById.get(id) ?? null;
    if (!user) continue;
    user.name += "!";
    users.push(user);
  }
  return users;
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "the key is changed on the way",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import { prisma } from "./db.ts";

export async function run(orders: { userId: number }[]) {
  for (const order of orders) {
    order.userId += 1;
    console.log(await prisma.user.findUnique({ where: { id: order.userId } }));
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
            collection: "`orders`",
            through: "",
            remedy: "Run one query for all of them before the loop.",
          },
          line: 6,
          column: 23,
          endLine: 6,
          endColumn: 78,
        },
      ],
    },
    {
      name: "an iterable can be gone through only once",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import { prisma } from "./db.ts";

export async function run(ids: Iterable<number>) {
  for (const id of ids) console.log(await prisma.user.findUnique({ where: { id } }));
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
          column: 43,
          endLine: 4,
          endColumn: 84,
          suggestions: [
            {
              messageId: "batch",
              data: { conditions: "`ids` is an array" },
              output: `import { prisma } from "./db.ts";

export async function run(ids: Iterable<number>) {
  const users = await prisma.user.findMany({ where: { id: { in: [...new Set(ids)] } } });
  const userById = new Map(users.map((user) => [user.id, user]));
  for (const id of ids) console.log(userById.get(id) ?? null);
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "the created row is used",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import { prisma } from "./db.ts";

export async function run(labels: { postId: number; label: string }[]) {
  const ids = [];
  for (const label of labels) ids.push((await prisma.tag.create({ data: label })).id);
  return ids;
}
`,
      output: null,
      errors: [
        {
          messageId: "queryPerElement",
          data: {
            operation: "write",
            table: "`tag`",
            collection: "`labels`",
            through: "",
            remedy: "Write them all with one statement.",
          },
          line: 5,
          column: 47,
          endLine: 5,
          endColumn: 81,
        },
      ],
    },
  ],
});
