import rule from "../../../rules/no-query-in-loop.ts";
import { ruleTester } from "../../rule-tester.ts";

ruleTester.run("no-query-in-loop", rule, {
  valid: [],
  invalid: [
    {
      name: "at most three for each",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import { prisma } from "./db.ts";

export async function run(ids: number[]) {
  for (const authorId of ids) console.log(await prisma.post.findMany({ where: { authorId }, take: 3 }));
}
`,
      output: null,
      errors: [
        {
          messageId: "queryPerElement",
          data: {
            operation: "read",
            table: "`post`",
            collection: "`ids`",
            through: "",
            remedy: "Run one query for all of them before the loop.",
          },
          line: 4,
          column: 49,
          endLine: 4,
          endColumn: 103,
        },
      ],
    },
    {
      name: "the library's own error for a missing row",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import { prisma } from "./db.ts";

export async function run(ids: number[]) {
  for (const id of ids) console.log(await prisma.user.findUniqueOrThrow({ where: { id } }));
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
          endColumn: 91,
        },
      ],
    },
    {
      name: "a column that isn't unique",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import { prisma } from "./db.ts";

export async function run(ids: number[]) {
  for (const authorId of ids) console.log((await prisma.post.findFirst({ where: { authorId } }))?.title);
}
`,
      output: null,
      errors: [
        {
          messageId: "queryPerElement",
          data: {
            operation: "read",
            table: "`post`",
            collection: "`ids`",
            through: "",
            remedy: "Run one query for all of them before the loop.",
          },
          line: 4,
          column: 50,
          endLine: 4,
          endColumn: 96,
          suggestions: [
            {
              messageId: "batch",
              data: { conditions: "`authorId` is unique" },
              output: `import { prisma } from "./db.ts";

export async function run(ids: number[]) {
  const posts = await prisma.post.findMany({ where: { authorId: { in: [...new Set(ids)] } } });
  const postByAuthorId = new Map(posts.map((post) => [post.authorId, post]));
  for (const authorId of ids) console.log(postByAuthorId.get(authorId)?.title);
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "the first of several in some order",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import { prisma } from "./db.ts";

export async function run(ids: number[]) {
  for (const authorId of ids)
    console.log((await prisma.post.findFirst({ where: { authorId }, orderBy: { id: "desc" } }))?.title);
}
`,
      output: null,
      errors: [
        {
          messageId: "queryPerElement",
          data: {
            operation: "read",
            table: "`post`",
            collection: "`ids`",
            through: "",
            remedy: "Run one query for all of them before the loop.",
          },
          line: 5,
          column: 24,
          endLine: 5,
          endColumn: 95,
        },
      ],
    },
    {
      name: "options that aren't written out",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import { prisma } from "./db.ts";

export async function run(ids: number[], options: object) {
  for (const id of ids) console.log(await prisma.user.findUnique({ where: { id }, ...options }));
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
          endColumn: 96,
        },
      ],
    },
    {
      name: "a comparison that ignores case",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import { prisma } from "./db.ts";

export async function run(emails: string[]) {
  for (const email of emails)
    console.log(await prisma.user.findFirst({ where: { email: { equals: email, mode: "insensitive" } } }));
}
`,
      output: null,
      errors: [
        {
          messageId: "queryPerElement",
          data: {
            operation: "read",
            table: "`user`",
            collection: "`emails`",
            through: "",
            remedy: "Run one query for all of them before the loop.",
          },
          line: 5,
          column: 23,
          endLine: 5,
          endColumn: 106,
        },
      ],
    },
    {
      name: "a key that the code only claims to be there",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import { prisma } from "./db.ts";

export async function run(posts: { authorId: number | null }[]) {
  for (const post of posts) console.log(await prisma.user.findUnique({ where: { id: post.authorId! } }));
}
`,
      output: null,
      errors: [
        {
          messageId: "queryPerElement",
          data: {
            operation: "read",
            table: "`user`",
            collection: "`posts`",
            through: "",
            remedy: "Run one query for all of them before the loop.",
          },
          line: 4,
          column: 47,
          endLine: 4,
          endColumn: 104,
          suggestions: [
            {
              messageId: "batch",
              data: { conditions: "the key `post.authorId!` is never missing" },
              output: `import { prisma } from "./db.ts";

export async function run(posts: { authorId: number | null }[]) {
  const authorIds = [...new Set(posts.flatMap((post) => post.authorId ?? []))];
  const users = await prisma.user.findMany({ where: { id: { in: authorIds } } });
  const userById = new Map(users.map((user) => [user.id, user]));
  for (const post of posts) console.log(userById.get(post.authorId!) ?? null);
}
`,
            },
          ],
        },
      ],
    },
  ],
});
