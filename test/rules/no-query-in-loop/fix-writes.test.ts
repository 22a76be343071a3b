import rule from "../../../rules/no-query-in-loop.ts";
import { ruleTester } from "../../rule-tester.ts";

ruleTester.run("no-query-in-loop", rule, {
  valid: [],
  invalid: [
    {
      name: "created rows",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import { prisma } from "./db.ts";

export async function run(labels: { postId: number; label: string }[]) {
  await prisma.$transaction(async (tx) => {
    for (const { postId, label } of labels) {
      await tx.tag.create({ data: { postId, label } });
    }
  });
}
`,
      output: `import { prisma } from "./db.ts";

export async function run(labels: { postId: number; label: string }[]) {
  await prisma.$transaction(async (tx) => {
    await tx.tag.createMany({ data: labels.map(({ postId, label }) => ({ postId, label })) });
  });
}
`,
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
          line: 6,
          column: 13,
          endLine: 6,
          endColumn: 55,
        },
      ],
    },
    {
      name: "created rows, some of which stay when another fails",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import { prisma } from "./db.ts";

export async function run(labels: { postId: number; label: string }[]) {
  for (const label of labels) await prisma.tag.create({ data: label });
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
          line: 4,
          column: 37,
          endLine: 4,
          endColumn: 71,
          suggestions: [
            {
              messageId: "batch",
              data: { conditions: "the rows before a failing one need not stay" },
              output: `import { prisma } from "./db.ts";

export async function run(labels: { postId: number; label: string }[]) {
  await prisma.tag.createMany({ data: labels });
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "one value for all",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import { prisma } from "./db.ts";

export async function run(ids: number[]) {
  for (const id of ids) await prisma.post.updateMany({ where: { id }, data: { status: "archived" } });
}
`,
      output: null,
      errors: [
        {
          messageId: "queryPerElement",
          data: {
            operation: "write",
            table: "`post`",
            collection: "`ids`",
            through: "",
            remedy: "Write them all with one statement.",
          },
          line: 4,
          column: 31,
          endLine: 4,
          endColumn: 102,
          suggestions: [
            {
              messageId: "batch",
              data: { conditions: "what was written before a failing one need not stay" },
              output: `import { prisma } from "./db.ts";

export async function run(ids: number[]) {
  await prisma.post.updateMany({ where: { id: { in: ids } }, data: { status: "archived" } });
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "an increment counts each time",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import { prisma } from "./db.ts";

export async function run(ids: number[]) {
  for (const id of ids) await prisma.account.updateMany({ where: { id }, data: { uses: { increment: 1 } } });
}
`,
      output: null,
      errors: [
        {
          messageId: "queryPerElement",
          data: {
            operation: "write",
            table: "`account`",
            collection: "`ids`",
            through: "",
            remedy: "Write them all with one statement.",
          },
          line: 4,
          column: 31,
          endLine: 4,
          endColumn: 109,
          suggestions: [
            {
              messageId: "batch",
              data: {
                conditions: "what was written before a failing one need not stay, and no key comes twice",
              },
              output: `import { prisma } from "./db.ts";

export async function run(ids: number[]) {
  await prisma.account.updateMany({ where: { id: { in: ids } }, data: { uses: { increment: 1 } } });
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "deletion by key, at once",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import { prisma } from "./db.ts";

export async function run(users: { id: number }[]) {
  await Promise.all(users.map((user) => prisma.user.deleteMany({ where: { id: user.id } })));
}
`,
      output: null,
      errors: [
        {
          messageId: "queryPerElementAtOnce",
          data: {
            operation: "write",
            table: "`user`",
            collection: "`users`",
            through: "",
            remedy: "Write them all with one statement.",
          },
          line: 4,
          column: 41,
          endLine: 4,
          endColumn: 91,
          suggestions: [
            {
              messageId: "batch",
              data: { conditions: "what was written before a failing one need not stay" },
              output: `import { prisma } from "./db.ts";

export async function run(users: { id: number }[]) {
  await prisma.user.deleteMany({ where: { id: { in: users.map((user) => user.id) } } });
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "a deletion that fails without its row",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import { prisma } from "./db.ts";

export async function run(ids: number[]) {
  for (const id of ids) {
    await prisma.user.delete({ where: { id } });
  }
}
`,
      output: null,
      errors: [
        {
          messageId: "queryPerElement",
          data: {
            operation: "write",
            table: "`user`",
            collection: "`ids`",
            through: "",
            remedy: "Write them all with one statement.",
          },
          line: 5,
          column: 11,
          endLine: 5,
          endColumn: 48,
          suggestions: [
            {
              messageId: "batch",
              data: {
                conditions:
                  "what was written before a failing one need not stay, and no row is missing, for which the single write would throw",
              },
              output: `import { prisma } from "./db.ts";

export async function run(ids: number[]) {
  await prisma.user.deleteMany({ where: { id: { in: ids } } });
}
`,
            },
          ],
        },
      ],
    },
  ],
});
