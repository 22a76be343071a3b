import rule from "../../../rules/no-query-in-loop.ts";
import { ruleTester } from "../../rule-tester.ts";

ruleTester.run("no-query-in-loop", rule, {
  valid: [],
  invalid: [
    {
      name: "a comment that says what the loop is for stays with it",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import { prisma } from "./db.ts";

export async function run(ids: number[]) {
  const names = [];
  // Whoever is gone has no name.
  for (const id of ids) names.push((await prisma.user.findUnique({ where: { id } }))?.name);
  return names;
}
`,
      output: `import { prisma } from "./db.ts";

export async function run(ids: number[]) {
  const names = [];
  const users = await prisma.user.findMany({ where: { id: { in: [...new Set(ids)] } } });
  const userById = new Map(users.map((user) => [user.id, user]));
  // Whoever is gone has no name.
  for (const id of ids) names.push(userById.get(id)?.name);
  return names;
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
          line: 6,
          column: 43,
          endLine: 6,
          endColumn: 84,
        },
      ],
    },
    {
      name: "names that are taken",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import { prisma } from "./db.ts";

export async function run(userIds: number[], users: unknown[]) {
  const names = [users.length];
  for (const id of userIds) {
    const userById = await prisma.user.findUnique({ where: { id } });
    names.push(userById?.teamId ?? 0);
  }
  return names;
}
`,
      output: `import { prisma } from "./db.ts";

export async function run(userIds: number[], users: unknown[]) {
  const names = [users.length];
  const userRows = await prisma.user.findMany({ where: { id: { in: [...new Set(userIds)] } } });
  const userById2 = new Map(userRows.map((user) => [user.id, user]));
  for (const id of userIds) {
    const userById = userById2.get(id) ?? null;
    names.push(userById?.teamId ?? 0);
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
            collection: "`userIds`",
            through: "",
            remedy: "Run one query for all of them before the loop.",
          },
          line: 6,
          column: 28,
          endLine: 6,
          endColumn: 69,
        },
      ],
    },
    {
      name: "two fixes in one function keep out of each other's way",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import { prisma } from "./db.ts";

export async function run(ids: number[]) {
  const names = [];
  for (const id of ids) names.push((await prisma.user.findUnique({ where: { id } }))?.name);
  for (const id of ids) names.push((await prisma.user.findUnique({ where: { id } }))?.email);
  return names;
}
`,
      output: `import { prisma } from "./db.ts";

export async function run(ids: number[]) {
  const names = [];
  const users = await prisma.user.findMany({ where: { id: { in: [...new Set(ids)] } } });
  const userById = new Map(users.map((user) => [user.id, user]));
  for (const id of ids) names.push(userById.get(id)?.name);
  const userRows = await prisma.user.findMany({ where: { id: { in: [...new Set(ids)] } } });
  const userById2 = new Map(userRows.map((user) => [user.id, user]));
  for (const id of ids) names.push(userById2.get(id)?.email);
  return names;
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
          column: 43,
          endLine: 5,
          endColumn: 84,
        },
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
          column: 43,
          endLine: 6,
          endColumn: 84,
        },
      ],
    },
    {
      name: "tabs, no semicolons, CRLF",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import { prisma } from './db'\r
\r
export async function run(ids: number[]) {\r
\tconst names = []\r
\tfor (const id of ids) {\r
\t\tconst user = await prisma.user.findUnique({ where: { id } })\r
\t\tnames.push(user?.name)\r
\t}\r
\treturn names\r
}\r
`,
      output: `import { prisma } from './db'\r
\r
export async function run(ids: number[]) {\r
\tconst names = []\r
\tconst users = await prisma.user.findMany({ where: { id: { in: [...new Set(ids)] } } })\r
\tconst userById = new Map(users.map((user) => [user.id, user]))\r
\tfor (const id of ids) {\r
\t\tconst user = userById.get(id) ?? null\r
\t\tnames.push(user?.name)\r
\t}\r
\treturn names\r
}\r
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
          line: 6,
          column: 22,
          endLine: 6,
          endColumn: 63,
        },
      ],
    },
    {
      name: "a comment inside of what is moved",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import { prisma } from "./db.ts";

export async function run(ids: number[]) {
  const names = [];
  for (const id of ids) {
    const user = await prisma.user.findUnique({
      // by primary key
      where: { id },
    });
    names.push(user?.name);
  }
  return names;
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
          endLine: 9,
          endColumn: 7,
          suggestions: [
            {
              messageId: "batch",
              data: { conditions: "the comments still stand where they belong" },
              output: `import { prisma } from "./db.ts";

export async function run(ids: number[]) {
  const names = [];
  const uniqueIds = [...new Set(ids)];
  const users = await prisma.user.findMany({
    // by primary key
    where: { id: { in: uniqueIds } },
  });
  const userById = new Map(users.map((user) => [user.id, user]));
  for (const id of ids) {
    const user = userById.get(id) ?? null;
    names.push(user?.name);
  }
  return names;
}
`,
            },
          ],
        },
      ],
    },
  ],
});
